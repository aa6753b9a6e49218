"""What says that a claim is somebody else's: the table of rules that `annotate.claims.embedding` applies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: words that embed a claim, and where its holder stands.

    `holder` is "subject" (…は, before the cue or inside it), "source" (the noun right before the cue,
    which embeds what comes after it), "circle" (…からは, …の間では), "relative" (…と述べたA) or
    "nobody". With `named` the cue counts only where a holder is found. One of `ends` must follow the cue,
    so that it ends a clause.
    """

    id: str
    pattern: str
    holder: str
    ends: tuple[str, ...] = ()
    named: bool = False


_STOP = ("、|。|．|！|？|」|』|）|”|…",)
_CLAUSE_END = (
    *_STOP,
    "が|けれど|けれども|けど|し|ながら|一方|後|際|外|為|傍ら|直後",
    "の だ|で|に",
    "上 で",
    "と 共|同時 に",
    "と 、",
    "て 、|。",
)

RULES = (
    Rule("said", "と|って も|は? … <says> <done>?", "subject", _CLAUSE_END),
    Rule("said", "と|って も|は? … <saying>", "subject", _STOP),
    Rule("spoke", "と|って も|は? … *:連用形|*:終止形 <done>?", "subject", _CLAUSE_END, named=True),
    Rule("relative", "と … <says> <done>?", "relative", ("*",), named=True),
    Rule("thought", "と も|は? … <thinks> <done>?", "subject", _CLAUSE_END, named=True),
    Rule("thought", "と も|は? 為る <done>?", "subject", _CLAUSE_END, named=True),
    Rule("thought", "と 為る て", "subject", named=True),
    Rule("view", "と の|言う <view> を … <shows> <done>?", "subject", _CLAUSE_END),
    Rule("view", "<view> を … <shows> <done>?", "subject", _CLAUSE_END),
    Rule("view", "と <view>|<saying>|不安|怒り|警鐘|不満|疑問 を … <shows> <done>?", "subject", _CLAUSE_END),
    Rule("fact", "事 を|は|も … <reveals> <done>?", "subject", _CLAUSE_END),
    Rule("according_to", "に 因る と|ば|限り", "source"),
    Rule("according_to", "に 言う せる ば|と", "source"),
    Rule("as_said", "が|も <says> <done>? 様 だ", "source", ("、",)),
    Rule("as_said", "が|も <says> <done>? 通り だ?", "source", ("、",)),
    Rule("account", "の 話|話し|説明|分析|調べ|試算|予測|推計|集計|証言|見立て で|だ は|も", "source"),
    Rule("account", "の 見る 方 で|だ は|も", "source"),
    Rule("hearsay", "と 言う:終止", "nobody", _STOP),
    Rule("hearsay", "と の 事 だ|です", "nobody", _STOP),
    Rule("hearsay", "そう-伝聞 だ|です", "nobody", _STOP),
    Rule("impersonal", "と も|は? … <says>|<thinks>|為る れる|られる <done>?", "circle", _CLAUSE_END),
    Rule("voices", "と の|言う … <view>|声|批判 が|は|も … <exists> <done>?", "circle", _CLAUSE_END),
    Rule("voices", "と 見る 向き|人 が|は|も … <exists> <done>?", "circle", _CLAUSE_END),
)
"""Who says what how. The words that tell the analyst why are `holder_rule.<id>`."""
