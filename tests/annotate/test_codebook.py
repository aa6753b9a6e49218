from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import edits
from annotate.codebook import (
    HUES,
    KEYS,
    checked,
    definition,
    examples,
    free_color,
    free_key,
    free_letter,
    gist,
    new_id,
    new_tag,
    offered,
    restored,
)
from annotate.errors import ShirushiError
from annotate.tags import ASSERTION, BUILT_IN, RECOMMENDATION, Tag
from ui.i18n import LANGUAGES

RUMOUR = Tag("rumour", "噂", "Rumour", "噂", "U", "4", "#555555")
WISHED = Tag("", "約束", "Promise", "", "", "5", "#CC79A7")
CODEBOOK = (*BUILT_IN, RUMOUR)


@pytest.mark.parametrize("tag", BUILT_IN, ids=lambda tag: tag.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_explains_the_three_in_both_languages(tag: Tag, language: str) -> None:
    said = definition(tag, language)

    assert 5 <= len(said.splitlines()) <= 12
    assert gist(tag, language) == said.splitlines()[0]
    assert {line[0] for line in examples(tag, language).splitlines()} == {"○", "×"}


def test_what_the_project_says_of_a_tag_comes_before_what_the_program_says() -> None:
    own = replace(ASSERTION, definition_ja="私たちの定義", examples_ja="○ 私たちの例")

    assert (definition(own, "ja"), examples(own, "ja")) == ("私たちの定義", "○ 私たちの例")
    assert definition(own, "en") == definition(ASSERTION, "en")


def test_a_tag_explained_in_one_language_is_so_in_both() -> None:
    assert definition(replace(RUMOUR, definition_ja="出所の無い話"), "en") == "出所の無い話"
    assert definition(RUMOUR, "en") == examples(RUMOUR, "ja") == gist(RUMOUR, "ja") == ""


@pytest.mark.parametrize(
    ("wished", "problem"),
    [
        ({"name_ja": " ", "name_en": ""}, "tag_without_name"),
        ({"name_en": "RUMOUR"}, "tag_name_taken"),
        ({"name_ja": "提言"}, "tag_name_taken"),
        ({"letter_ja": "約束"}, "tag_letter_length"),
        ({"letter_en": "r"}, "tag_letter_taken"),
        ({"key": "４"}, "tag_key_taken"),
        ({"key": "j"}, "tag_key_taken"),
        ({"key": "0"}, "tag_key"),
        ({"key": "約"}, "tag_key"),
        ({"key": "AB"}, "tag_key"),
        ({"color": "red"}, "tag_color"),
        ({"color": "#12345"}, "tag_color"),
    ],
)
def test_what_a_tag_cannot_be_is_refused_with_its_reason(wished: dict[str, str], problem: str) -> None:
    with pytest.raises(ShirushiError) as refused:
        new_tag(replace(WISHED, **wished), CODEBOOK, {"J", "K"})
    assert refused.value.key == problem


def test_the_name_of_a_retired_tag_is_kept_for_it_and_its_key_is_free() -> None:
    codebook = (*BUILT_IN, replace(RUMOUR, retired=True))
    with pytest.raises(ShirushiError) as refused:
        new_tag(replace(WISHED, name_ja="噂"), codebook)
    assert refused.value.key == "tag_name_retired"
    assert new_tag(replace(WISHED, key="4"), codebook).key == "4"
    assert offered(codebook) == list(BUILT_IN)


def test_what_is_left_out_is_filled_in() -> None:
    tag = new_tag(Tag("", "", "  Loud  rumour ", "", "", "ｇ", "#cc79a7"), CODEBOOK)

    assert (tag.id, tag.name_ja, tag.name_en) == ("loud_rumour", "Loud rumour", "Loud rumour")
    assert (tag.letter_ja, tag.letter_en) == ("L", "L")
    assert (tag.key, tag.color) == ("G", "#CC79A7")
    assert new_tag(replace(WISHED, key=""), CODEBOOK).key == ""


def test_a_tag_may_stay_what_it_is() -> None:
    assert all(checked(tag, CODEBOOK) == tag for tag in CODEBOOK)


def test_the_three_are_always_there() -> None:
    with pytest.raises(ShirushiError, match="tag_built_in"):
        checked(replace(ASSERTION, retired=True), BUILT_IN)
    with pytest.raises(ShirushiError, match="tag_built_in"):
        edits.remove_tag(replace(RECOMMENDATION, name_ja="勧め"), [], None, "")


def test_a_tag_comes_back_without_a_key_that_is_another_ones_now() -> None:
    retired = replace(RUMOUR, retired=True)
    heir = replace(WISHED, id="promise", letter_ja="約", letter_en="P", key="4")

    assert restored(retired, (*BUILT_IN, retired)) == RUMOUR
    assert restored(retired, (*BUILT_IN, retired, heir)) == replace(RUMOUR, key="")
    assert restored(retired, (*BUILT_IN, retired), {"4"}).key == ""


@pytest.mark.parametrize(
    ("name", "id"),
    [("Promise", "promise"), ("Économie & trade!", "economie_trade"), ("噂", "tag_1"), ("", "tag_1"),
     ("rumour", "rumour_2"), ("Assertion", "assertion_2")],
)
def test_an_id_is_made_from_the_english_name(name: str, id: str) -> None:
    assert new_id(name, (*BUILT_IN, replace(RUMOUR, retired=True))) == id


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_two_tags_have_the_same_id_letter_or_key(names: list[str]) -> None:
    codebook, refused = list(BUILT_IN), set()
    for name in names:
        wished = Tag("", name, "", "", "", free_key(codebook), free_color(codebook))
        try:
            codebook.append(new_tag(wished, codebook))
        except ShirushiError as error:
            refused.add(error.key)
    assert refused <= {"tag_without_name", "tag_name_taken"}
    assert len({tag.id for tag in codebook}) == len(codebook)
    assert len({tag.letter_ja for tag in codebook}) == len(codebook)
    assert len({tag.key for tag in codebook}) == len(codebook)


def test_free_keys_letters_and_colours_are_proposed_one_after_the_other() -> None:
    assert free_key(BUILT_IN) == "4"
    assert free_key(CODEBOOK, {"5", "6"}) == "7"
    assert free_key([replace(RUMOUR, key=key) for key in KEYS]) == ""
    assert free_letter("主題", BUILT_IN, "ja") == "題"
    assert free_letter("「噂」", BUILT_IN, "ja") == "噂"
    assert free_letter("rat", BUILT_IN, "en") == "B"
    assert free_color(BUILT_IN) == HUES[3]
    every = [replace(RUMOUR, color=color) for color in HUES]
    assert free_color([*every, replace(RUMOUR, color=HUES[0])]) == HUES[1]
