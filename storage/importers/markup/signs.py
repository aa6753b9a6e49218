"""What elements of HTML are, and what the names that pages give them mean: data only."""

from __future__ import annotations

import re
from itertools import pairwise


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


DROPPED = _words(
    "script style template noscript svg math object embed applet canvas audio video iframe map head rt rp "
    "rtc datalist"
)
"""Elements that show no words of the page, and the reading in a ruby: an aid, no part of the text."""

APART = _words(
    "p h1 h2 h3 h4 h5 h6 blockquote figure figcaption ul ol dl table section article main aside nav header "
    "footer form fieldset pre hr hgroup details"
)
"""Elements with a blank line around them."""

NEXT_LINE = _words(
    "html body div li dt dd tr caption thead tbody tfoot address center legend summary option optgroup "
    "select textarea button label dialog search menu title"
)
"""Elements that begin a line of their own."""

HEADINGS = _words("h1 h2 h3 h4 h5 h6")

REGIONS = {
    "nav": "html.navigation",
    "header": "html.header",
    "footer": "html.footer",
    "aside": "html.aside",
    "button": "html.form",
    "select": "html.form",
    "textarea": "html.form",
    "label": "html.form",
    "fieldset": "html.form",
    "dialog": "html.form",
    "search": "html.form",
}
"""Elements that are no part of an article, by what HTML says they are for."""

ROLES = {
    "navigation": "html.navigation",
    "menu": "html.navigation",
    "menubar": "html.navigation",
    "banner": "html.header",
    "contentinfo": "html.footer",
    "complementary": "html.aside",
    "search": "html.form",
    "dialog": "html.form",
    "alertdialog": "html.form",
}

INSIDE_ARTICLES = frozenset({"html.header", "html.footer"})
"""Of these an article may have its own, which are not the site's."""

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_WORD_ENDS = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")

_NAMED = _words(
    "share shares sharing sns social socials related recommend recommended recommends recommendation ranking "
    "breadcrumb breadcrumbs pankuzu topicpath advert advertisement ad ads banner sidebar sidenav menu navi "
    "gnav globalnav pager pagination comments commentlist copyright cookie cookies newsletter subscribe "
    "paywall taglist pickup popular latest trackback promo sponsored"
)
"""Words in the names of elements that stand around an article."""

_BIO = _words("profile authorbox bio writerprofile authorprofile")
_BYLINE = _words("byline author writer authorname writername")
_CAPTION = _words("caption captions figcaption credit")
_PULL_QUOTE = _words("pullquote pull")


def names_of(attributes: str) -> frozenset[str]:
    """Return the words that the classes and the id of an element are made of, in lower case."""
    words = [word.lower() for word in _WORD_ENDS.split(attributes) if word]
    return frozenset([*words, *(a + b for a, b in pairwise(words))])


def role_of_names(names: frozenset[str]) -> str:
    """Return the rule that the names of an element speak for, or ""."""
    for known, rule in (
        (_PULL_QUOTE, "html.pull_quote"),
        (_NAMED, "html.named"),
        (_BIO, "html.bio"),
        (_CAPTION, "html.caption"),
        (_BYLINE, "html.byline"),
    ):
        if not known.isdisjoint(names):
            return rule
    return ""
