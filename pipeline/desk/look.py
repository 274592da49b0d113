"""How are values shown on a page? The templates, with their filters and words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from outbox.compiled import Compiled
from outbox.publication.phrases import VERDICTS, evidence, words
from outbox.wording import LANGUAGES, Wording
from pipeline.decisions.waiting import Question
from pipeline.desk.words import dated, direction
from pipeline.ledger import shown_id
from pipeline.letters.reasons import codes
from pipeline.settings.sections import Role
from pipeline.store.values import instant
from rules.deadline import last_second, shown
from rules.marks import Pieces, marked, of_passage, pieces
from rules.whose import whose

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from pipeline.service import Service
    from rules.terms import Evidence

#: Controls, half characters, and marks that turn the direction of what follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

#: What the style sheet hides is read aloud.
_MARK = Markup('<{mark} data-said="{said}" data-end="{end}">{words}</{mark}>')
_UNMARKED = Markup("{words}")
#: What sets words apart by their direction, and ends that; our letters alone have it.
_SET = re.compile("([\u2066\u2068\u2069])")
_ISOLATES = {one: Markup(one) for one in "\u2066\u2068\u2069"}  # noqa: S704 (ours)

_COMPILED = Compiled()


def environment(service: Service) -> Environment:
    """Make the templates of a consultation ready."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
        bytecode_cache=_COMPILED,
    )
    zones = {call.id: call.zone for call in service.settings.calls}
    made.globals |= {
        "consultation": service.settings.consultation,
        "people": service.settings.people,
        "Role": Role,
        "Question": Question,
        "verdicts": VERDICTS,
        "whose": whose,
        "troubled": ("failed", "in_doubt", "suppressed"),
        "zone_of": lambda call: zones.get(call, service.settings.calls[0].zone),
    }
    made.filters |= {
        "id": shown_id,
        "time": _time,
        "limit": _limit,
        "clock": _clock,
        "why": _why,
        "evidence": _evidence,
        "sentence": lambda words: f"{words[:1].upper()}{words[1:]}",
        "said": lambda word: str(word).replace("_", " "),
        "left": left,
        "words": pieces,
        "read": lambda passage: marked(of_passage(passage)),
        "marks": _marks,
        "isolated": _isolated,
        "direction": direction,
    }
    return made


def _plain(value: Any) -> Any:
    """Show what cannot be seen, instead of letting the browser obey it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub("\ufffd", value)
    return value


def _isolated(text: str) -> Markup:
    """Show a letter of ours, in which what others wrote is set apart by direction."""
    return Markup("").join(_ISOLATES.get(one, _plain(one)) for one in _SET.split(text))


@pass_context
def _marks(context: Context, found: Pieces, most: int = 0) -> Markup:
    """Show words with the marks of their sender, for eyes and for ears; the first."""
    say = context["_"]
    said = {"del": say("deleted"), "ins": say("inserted"), "q": say("quoted")}
    made, left = Markup(), most or sum(len(text) for text, _ in found)
    for text, mark in found:
        words, left = _plain(text[:left]), left - len(text)
        made += (_MARK if mark else _UNMARKED).format(
            mark=mark, said=said.get(mark), end=say("end"), words=words
        )
        if left < 0:
            return made + "…"
    return made


def _evidence(found: Evidence, language: str, retold: Callable[[str], str]) -> str:
    """Say why a comment stands where it stands."""
    return evidence(replace(found, value=retold(found.value)), _known(language))


def _clock(name: str, language: str) -> str:
    """Say by which clock something was received."""
    return str(words(_known(language))["clock"].get(name, name))


def _why(why: str, language: str) -> str:
    """Say why a file was not read, in the words that letters have for it."""
    return Wording.of(_known(language)).reason(codes(why)) or why


def _known(language: str) -> str:
    """Return a language that letters and the public record have."""
    return language if language in LANGUAGES else "en"


@pass_context
def _time(context: Context, at: datetime, zone: str) -> Markup:
    said = dated(context["language"])(shown(at, zone))
    return Markup('<time datetime="{}">{}</time>').format(instant(at), said)


@pass_context
def _limit(context: Context, at: datetime, zone: str) -> Markup:
    return _time(context, last_second(at), zone)


def left(span: timedelta, say: Callable[..., str] = str.format) -> str:
    """Say how much time is left, in two units.

    >>> from datetime import timedelta
    >>> left(timedelta(days=3, hours=4, minutes=5))
    '3 d 4 h'
    >>> left(timedelta(minutes=61))
    '1 h 1 min'
    """
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return say("{days} d {hours} h", days=days, hours=hours)
    return say("{hours} h {minutes} min", hours=hours, minutes=minutes % 60)
