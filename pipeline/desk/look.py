"""How are values shown on a page? The templates, with their filters and words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from outbox.publication.phrases import CLOCKS, VERDICTS, evidence
from outbox.wording import LANGUAGES
from pipeline.decisions.waiting import Question
from pipeline.ledger import shown_id
from pipeline.settings.sections import Role
from pipeline.store.values import instant
from rules.deadline import last_second, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from pipeline.service import Service
    from rules.terms import Evidence

#: Controls, half characters, and marks that turn the direction of what follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def environment(service: Service) -> Environment:
    """Make the templates of a consultation ready."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    zones = {call.id: call.zone for call in service.settings.calls}
    made.globals |= {
        "consultation": service.settings.consultation,
        "people": service.settings.people,
        "Role": Role,
        "Question": Question,
        "clocks": CLOCKS,
        "verdicts": VERDICTS,
        "troubled": ("failed", "in_doubt", "suppressed"),
        "zone_of": lambda call: zones.get(call, service.settings.calls[0].zone),
    }
    made.filters |= {
        "id": shown_id,
        "time": _time,
        "limit": lambda at, zone: _time(last_second(at), zone),
        "evidence": _evidence,
        "sentence": lambda words: f"{words[:1].upper()}{words[1:]}",
        "said": lambda word: str(word).replace("_", " "),
        "left": left,
    }
    return made


def _plain(value: Any) -> Any:
    """Show what cannot be seen, instead of letting the browser obey it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub("\ufffd", value)
    return value


def _evidence(found: Evidence, language: str, retold: Callable[[str], str]) -> str:
    """Say why a comment stands where it stands, in a language that letters have."""
    spoken = language if language in LANGUAGES else "en"
    return evidence(replace(found, value=retold(found.value)), spoken)


def _time(at: datetime, zone: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(instant(at), shown(at, zone))


def left(span: timedelta) -> str:
    """Say how much time is left, in two units.

    >>> from datetime import timedelta
    >>> left(timedelta(days=3, hours=4, minutes=5))
    '3 d 4 h'
    >>> left(timedelta(minutes=61))
    '1 h 1 min'
    """
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    return f"{days} d {hours} h" if days else f"{hours} h {minutes % 60} min"
