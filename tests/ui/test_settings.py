from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.settings import (
    ANNOTATOR,
    FONT_SIZE,
    GEOMETRY,
    HINT_SEEN,
    LANGUAGE,
    RECENT,
    RECENT_LIMIT,
    SETTINGS,
    Recent,
    Settings,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("nonsense", ["", "klingon", "-7", "[1, 2", "[[1]]", "null", "@ByteArray(x)", "1e99"])
def test_nonsense_is_quietly_the_default(tmp_path: Path, nonsense: str):
    lines = "\n".join(f"{setting.key.split('/')[-1]}={nonsense}" for setting in SETTINGS)
    (tmp_path / "s.ini").write_text(
        f"[General]\n{lines}\n[article]\n{lines}\n[window]\n{lines}\n", encoding="utf-8"
    )
    settings = Settings(tmp_path / "s.ini")
    for setting in (LANGUAGE, FONT_SIZE, RECENT, HINT_SEEN):
        assert settings.get(setting) == setting.default
    assert isinstance(settings.get(GEOMETRY), type(GEOMETRY.default))


def test_a_file_that_is_no_ini_file_is_all_defaults(tmp_path: Path):
    (tmp_path / "s.ini").write_bytes(bytes(range(256)))
    settings = Settings(tmp_path / "s.ini")
    assert [settings.get(setting) for setting in SETTINGS] == [setting.default for setting in SETTINGS]


def test_what_was_chosen_is_there_after_a_restart(tmp_path: Path):
    first = Settings(tmp_path / "s.ini")
    first.set(LANGUAGE, "ja")
    first.set(FONT_SIZE, 22)
    first.set(ANNOTATOR, "試験 花子")
    first.set(HINT_SEEN, True)
    first.remember(Recent("/分析/案件.shirushi", 3, 120))
    first.save()
    second = Settings(tmp_path / "s.ini")
    assert second.get(LANGUAGE) == "ja"
    assert second.get(FONT_SIZE) == 22
    assert second.get(ANNOTATOR) == "試験 花子"
    assert second.get(HINT_SEEN) is True
    assert second.recent("/分析/案件.shirushi") == Recent("/分析/案件.shirushi", 3, 120)


def test_the_projects_that_were_open_are_few_and_each_stands_once(tmp_path: Path):
    settings = Settings(tmp_path / "s.ini")
    for number in range(RECENT_LIMIT + 3):
        settings.remember(Recent(f"/{number}"))
    settings.remember(Recent("/5", 2, 7))
    paths = [recent.path for recent in settings.get(RECENT)]
    assert paths[0] == "/5"
    assert len(paths) == len(set(paths)) == RECENT_LIMIT
