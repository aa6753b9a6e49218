from __future__ import annotations

from dataclasses import fields

import pytest

from annotate.claims.fields import FIELDS, KINDS_OF_SCALE, first_fields, other_fields
from annotate.claims.scales import scales
from annotate.model import Details
from annotate.tags import BUILT_IN


def test_the_fields_are_those_of_the_details() -> None:
    assert [field.name for field in fields(Details)] == list(FIELDS)


@pytest.mark.parametrize("tag", [*(tag.id for tag in BUILT_IN), "rumour"])
def test_every_field_is_asked_for_once(tag: str) -> None:
    assert sorted((*first_fields(tag), *other_fields(tag))) == sorted(FIELDS)


def test_a_threat_is_asked_for_its_likelihood_and_an_own_tag_for_its_holder() -> None:
    assert first_fields("threat_assessment")[0] == "assessed_likelihood"
    assert first_fields("rumour") == first_fields("assertion")


def test_graded_fields_have_steps_to_choose_from() -> None:
    assert set(KINDS_OF_SCALE) < set(FIELDS)
    assert all(scales(kind) for kinds in KINDS_OF_SCALE.values() for kind in kinds)
