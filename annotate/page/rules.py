"""Every rule that can name a zone, and the kind of zone it makes.

Each has a sentence in the translations under `rule.<name>`, shown to the analyst who asks why.
"""

from __future__ import annotations

from annotate.model import ZoneKind

RULES: dict[str, ZoneKind] = {
    # What the article itself is made of
    "page.title": ZoneKind.TITLE,
    "wire.title_after_links": ZoneKind.TITLE,
    "page.paragraph": ZoneKind.BODY,
    "page.list_item": ZoneKind.BODY,
    "page.short_line": ZoneKind.BODY,
    "page.resumed": ZoneKind.BODY,
    "plain.paragraph": ZoneKind.BODY,
    "page.heading": ZoneKind.HEADING,
    "page.subtitle": ZoneKind.HEADING,
    "magazine.english_title": ZoneKind.HEADING,
    "wire.summary_bullet": ZoneKind.HEADING,
    "wire.kicker": ZoneKind.HEADING,
    "page.date": ZoneKind.PUBLISHED,
    "page.byline": ZoneKind.BYLINE,
    "page.agency": ZoneKind.BYLINE,
    "page.signature": ZoneKind.BYLINE,
    "wire.quote_author": ZoneKind.BYLINE,
    "wire.quote_with_author": ZoneKind.PULL_QUOTE,
    "wire.quote_repeats": ZoneKind.PULL_QUOTE,
    "wire.quote_paraphrases": ZoneKind.PULL_QUOTE,
    "wire.caption_pair": ZoneKind.CAPTION,
    "wire.caption_single": ZoneKind.CAPTION,
    "wire.caption_repeated": ZoneKind.CAPTION,
    "page.caption": ZoneKind.CAPTION,
    "wire.bio_bullet": ZoneKind.BIO,
    "page.bio": ZoneKind.BIO,
    # What surrounds it
    "page.masthead": ZoneKind.CHROME,
    "page.title_repeated": ZoneKind.CHROME,
    "page.label": ZoneKind.CHROME,
    "page.navigation": ZoneKind.CHROME,
    "page.breadcrumb": ZoneKind.CHROME,
    "page.share": ZoneKind.CHROME,
    "page.short_url": ZoneKind.CHROME,
    "page.address": ZoneKind.CHROME,
    "page.advertisement": ZoneKind.CHROME,
    "page.paywall": ZoneKind.CHROME,
    "page.download": ZoneKind.CHROME,
    "page.counter": ZoneKind.CHROME,
    "page.page_number": ZoneKind.CHROME,
    "page.player": ZoneKind.CHROME,
    "page.separator": ZoneKind.CHROME,
    "page.end_mark": ZoneKind.CHROME,
    "page.related": ZoneKind.CHROME,
    "page.link": ZoneKind.CHROME,
    "page.ranking": ZoneKind.CHROME,
    "page.lists": ZoneKind.CHROME,
    "page.return_to_top": ZoneKind.CHROME,
    "page.policy": ZoneKind.CHROME,
    "page.copyright": ZoneKind.CHROME,
    "page.disclaimer": ZoneKind.CHROME,
    "page.after_article": ZoneKind.CHROME,
    "think_tank.note": ZoneKind.CHROME,
    "blog.categories": ZoneKind.CHROME,
    "blog.comments": ZoneKind.CHROME,
    "blog.previous_next": ZoneKind.CHROME,
}
