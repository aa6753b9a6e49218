"""Articles that nobody wrote, about events that never were, and a way to put them into a project."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from annotate import edits
from annotate.canonical import canonical
from annotate.intake import new_article
from annotate.session import AnnotationSession

if TYPE_CHECKING:
    from annotate.model import Annotation, Article
    from annotate.spans import Span

PLAIN = """架空港の石炭桟橋、来春に閉鎖へ

架空港湾局は3日、石炭桟橋を来春に閉じると発表した。跡地には風力発電の部品工場が建つ予定である。

港で働く佐渡川氏は「代わりの仕事を先に示すべきだ」と述べた。閉鎖が早まれば、町の財政が傾く恐れがある。
"""

HOSTILE = (
    "表題😀\n\n=1+1は計算ではない。𠮷野家ではなく𠮷田氏が述べた。葛\U000e0100城市で\u3000か\u3099んばる。\n"
    "👨\u200d👩\u200d👧の家族は\u00a0ここに\u00a0住む。\n\n"
    "שלום、مرحبا と書かれた看板を見た。\n-5度の朝。最後の文"
)


def still_clock() -> str:
    """A time that never passes."""
    return "2026-01-02T03:04:05.678Z"


def a_session(store: object, annotator: str = "試験 花子") -> AnnotationSession:
    """A session whose times and ids are always the same."""
    numbers = count(1)
    return AnnotationSession(store, annotator, still_clock, lambda: f"ID{next(numbers):04}")


def bring_in(session: AnnotationSession, text: str = PLAIN, name: str = "article.txt") -> Article:
    """Import a text as a UTF-8 file of that text would be."""
    page = new_article(
        session.store.next_article_id(), name, text.encode(), canonical(text), "utf-8", session.now()
    )
    session.apply(edits.add_articles([page]))
    return page[0]


def mark(session: AnnotationSession, article: Article, span: Span, tag: str = "assertion") -> Annotation:
    """Mark a span as the analyst would."""
    text = session.store.content(article.id).text
    annotation = session.new_annotation(article.id, text, span, tag)
    session.apply(edits.add_annotation(annotation))
    return annotation
