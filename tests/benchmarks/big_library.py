"""A project of a hundred thousand invented articles, made once (minutes, 1.5 GB) and kept for later runs."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate import edits
from annotate.intake import new_article
from annotate.model import Status
from annotate.session import AnnotationSession
from storage.project import create_project
from tests.benchmarks.corpus import WHAT, WHO, article, claims_in

if TYPE_CHECKING:
    from annotate.model import Article, Content
    from storage.project import Project

ARTICLES, BATCH = 100_000, 500
ANNOTATOR = "計測 花子"
PAPERS = tuple(f"{place}{kind}" for kind in ("新報", "日報", "通信", "タイムズ", "経済")
               for place in ("北湾", "東浜", "沖島", "内海", "山添", "川口", "高原", "岬"))
WRITERS = tuple(f"{family}{given}" for family in ("木崎", "三浦", "早川", "大里", "波多野", "小峰")
                for given in ("澪", "透", "千尋", "一樹", "みのり", "航", "沙羅", "健吾"))


def kept_project() -> Path:
    """The project, made on the first call; it lies in the system's folder for temporary files."""
    path = Path(tempfile.gettempdir(), f"library{ARTICLES // 1000}k", "big.shirushi")
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        growing = path.with_name("growing.shirushi")
        growing.unlink(missing_ok=True)
        with create_project(growing) as project:
            fill(project, ARTICLES)
        growing.rename(path)
    return path


def fill(project: Project, articles: int) -> None:
    """Bring in articles of many papers and years, a third of them worked through and marked."""
    session = AnnotationSession(project, ANNOTATOR)
    for first in range(1, articles + 1, BATCH):
        pages = [page(session, number) for number in range(first, min(first + BATCH, articles + 1))]
        session.apply(edits.add_articles(pages))
        session.apply(edits.add_annotations(
            claim for made, content in pages if made.status is not Status.NEW
            for claim in claims_in(session, made.id, content.text, content.sentences, made.id % 12)
        ))  # fmt: skip
        for made, content in pages:
            if made.status in (Status.READING, Status.DONE):
                read = content.sentences[: None if made.status is Status.DONE else 9]
                project.mark_reviewed(made.id, [s.start for s in read], ANNOTATOR, session.now())


def page(session: AnnotationSession, number: int) -> tuple[Article, Content]:
    """One article with what is known of it, the same in every run."""
    dice, text = random.Random(-number), article(number)
    made, content = new_article(number, f"{number:06}.txt", text.encode(), text, "utf-8", session.now())
    facts = replace(
        made.metadata,
        title=f"{dice.choice(WHAT)}、{dice.choice(WHO)}が第{number}報",
        byline=dice.choice(WRITERS) if number % 5 else "",
        source=dice.choice(PAPERS),
        published=f"{2021 + dice.randrange(5)}-{1 + dice.randrange(12):02}-{1 + dice.randrange(28):02}",
    )
    status = dice.choices(tuple(Status), (60, 5, 30, 5))[0]
    return replace(made, metadata=facts, status=status), content
