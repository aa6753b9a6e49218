"""Articles made up by dice that always fall the same way, and projects full of them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate import edits
from annotate.session import AnnotationSession
from annotate.spans import Span
from annotate.tags import BUILT_IN
from storage.intake import import_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annotate.model import Annotation
    from storage.project import Project

WHO = ("架空港湾局", "佐渡川氏", "北浜町の議会", "風力部品の組合", "港で働く人々", "沖の島の漁協", "内海銀行")
WHAT = (
    "石炭桟橋の閉鎖",
    "部品工場の建設",
    "新しい橋の工事",
    "夜間の航行",
    "古い倉庫の売却",
    "水先案内の料金",
)
WHEN = ("今月三日に開かれた説明会の席で、", "四半期の報告書の中で、", "隣の県との協議が終わったあと、", "")
HOW = (
    "を来春までに終えるべきだと述べ、担当者に工程表を示した。",
    "がこれ以上遅れれば、町の財政が傾く恐れがあると指摘した。",
    "について「まだ何も決まっていない」と語り、明言を避けた。",
    "を今後三年かけて段階的に進めると発表し、予算案に盛り込んだ。",
    "は地域の将来に不可欠だと強調し、国に支援を求めた。",
    "に反対する声が住民の間に広がっていると認めた。",
)


def sentence(dice: random.Random) -> str:
    """One invented sentence, as long as those of the news are: some 45 characters."""
    return f"{dice.choice(WHO)}は、{dice.choice(WHEN)}{dice.choice(WHAT)}{dice.choice(HOW)}"


def article(number: int, characters: int = 1500) -> str:
    """One invented article: a title, a date, and paragraphs of three sentences."""
    dice = random.Random(number)
    parts = [f"{dice.choice(WHAT)}、第{number}報", "2026年3月4日"]
    while sum(map(len, parts)) < characters:
        parts.append("".join(sentence(dice) for _ in range(3)))
    return "\n\n".join(parts)[:characters] + "\n"


def write_articles(folder: Path, count: int) -> list[Path]:
    """Write articles as files and return their paths."""
    paths = [folder / f"{number:05}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(article(number), "utf-8")
    return paths


def mark_sentences(project: Project, per_article: int) -> None:
    """Put `per_article` annotations on every article, in one deed each."""
    session = AnnotationSession(project, "計測 花子")
    for found in project.articles():
        content = project.content(found.id)
        claims = claims_in(session, found.id, content.text, content.sentences, per_article)
        session.apply(edits.add_annotations(claims))


def claims_in(
    session: AnnotationSession, article_id: int, text: str, sentences: Sequence[Span], count: int
) -> Iterator[Annotation]:
    """Yield `count` claims on the sentences of an article, shorter ones when it has fewer."""
    dice = random.Random(article_id)
    for n in range(count):
        whole, shorter = sentences[n % len(sentences)], n // len(sentences)
        span = Span(whole.start, whole.end - shorter) if shorter < len(whole) else whole
        claim = session.new_annotation(article_id, text, span, BUILT_IN[n % 3].id)
        yield replace(claim, note=sentence(dice) if n % 4 == 0 else "")


def filled(project: Project, folder: Path, articles: int, per_article: int) -> None:
    """Import articles and mark them."""
    session = AnnotationSession(project, "計測 花子")
    for outcome in import_files(session, project, write_articles(folder, articles)):
        assert outcome.article
    mark_sentences(project, per_article)
