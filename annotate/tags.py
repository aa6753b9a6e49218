"""The codebook: what a claim can be tagged as, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry of the codebook.

    `id` is what is stored and exported; `letter_*` stand in the margin so that a tag is never
    shown by colour alone; `key` is the single key that gives it; `color` is the hue in the light theme.
    An empty definition or example of a built-in tag stands for the program's own words. A `retired`
    tag is offered no longer; the claims that have it keep it.
    """

    id: str
    name_ja: str
    name_en: str
    letter_ja: str
    letter_en: str
    key: str
    color: str
    definition_ja: str = ""
    definition_en: str = ""
    examples_ja: str = ""
    examples_en: str = ""
    retired: bool = False

    def name(self, language: str) -> str:
        """The tag's name in `language` ("ja" or "en")."""
        return self.name_ja if language == "ja" else self.name_en

    def letter(self, language: str) -> str:
        """The letter of the margin lane in `language` ("ja" or "en")."""
        return self.letter_ja if language == "ja" else self.letter_en


# Hues: the colour-blind-safe set of Okabe and Ito (2008), "Color Universal Design".
ASSERTION = Tag("assertion", "主張", "Assertion", "主", "A", "1", "#0072B2")
RECOMMENDATION = Tag("recommendation", "提言", "Recommendation", "提", "R", "2", "#009E73")
THREAT_ASSESSMENT = Tag("threat_assessment", "脅威評価", "Threat assessment", "脅", "T", "3", "#D55E00")

BUILT_IN = (ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT)
"""The three that are in every project, in the order of their keys."""
