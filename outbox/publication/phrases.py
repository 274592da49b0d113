"""In which words does the site speak, in each of its languages?

The words come from `words/LANGUAGE.toml`, those that letters use too from theirs.
Names and comments of others pass through; templates escape them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from outbox.compilation import wording
from outbox.wording import LANGUAGES, Wording
from rules.consolidation import Contribution, Entry, Standing, speaking
from rules.terms import (
    Action,
    Clock,
    Comment,
    Evidence,
    Stakeholder,
    StakeholderType,
    Verdict,
)

_WORDS = Path(__file__).with_name("words")
_LONGEST = 120  # characters of the words an evidence rests on


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Mapping[str, Any]:
    """Read what the site says in a language that letters have, too."""
    return tomllib.loads((_WORDS / f"{language}.toml").read_text("utf-8"))


#: In English, for the command line and the desk.
CLOCKS = {Clock(name): said for name, said in words("en")["clock"].items()}
VERDICTS = {Verdict(name): said for name, said in words("en")["verdict"].items()}


def evidence(found: Evidence, language: str = "en") -> str:
    """Say in one sentence why a comment stands where it stands."""
    said = words(language)
    why = said["evidence"].get(found.kind, said["by_a_person"])
    value = " ".join(found.value.split())
    if len(value) > _LONGEST:
        value = value[: _LONGEST - 1] + "…"
    return f"{why}: “{value}”." if value else f"{why}."


def plural(language: str, count: int) -> str:
    """Name the form of a counted noun (CLDR plural rules, cardinal integers).

    >>> [plural("ru", n) for n in (1, 3, 5, 11, 21)]
    ['one', 'few', 'other', 'other', 'one']
    >>> [plural("ar", n) for n in (0, 2, 5, 11, 100)]
    ['zero', 'two', 'few', 'many', 'other']
    """
    tens = count % 100
    forms = {
        "ru": {
            "one": count % 10 == 1 and tens != 11,  # noqa: PLR2004 - of the rule
            "few": count % 10 in (2, 3, 4) and tens not in (12, 13, 14),
        },
        "ar": {
            "zero": count == 0,
            "one": count == 1,
            "two": count == 2,  # noqa: PLR2004 - of the rule
            "few": tens in range(3, 11),
            "many": tens in range(11, 100),
        },
        "fr": {"one": count in (0, 1)},
        "zh": {},
    }
    known = forms.get(language, {"one": count == 1})
    return next((name for name, fits in known.items() if fits), "other")


class Speech:
    """One language of the site."""

    def __init__(
        self, language: str, zone: str, nouns: Mapping[str, str] | None = None
    ) -> None:
        """Speak that language; times are told on the clock of `zone`.

        `nouns` are what drafts, by id, call their pieces, empty for paragraphs.
        """
        self._nouns = nouns or {}
        self.language = language
        self.words = words(language)
        self._sentence = cache(lambda key: escape(self.words[key]).format())
        self._letters = Wording.of(language)
        self._zone = zone
        self.direction = self._letters.direction

    def __call__(self, key: str, **values: object) -> Markup:
        """Say a sentence; what fills it in is escaped."""
        if not values:
            return self._sentence(key)
        said = escape(self.words[key])
        given = {
            name: wording.writable(value) if type(value) is str else value
            for name, value in values.items()
        }
        return said.format(**given)

    def count(self, noun: str, count: int) -> str:
        """Count a noun: `3 comments`."""
        forms = self.words["count"][noun]
        form = forms.get(plural(self.language, count), forms["other"])
        return str(form.format(n=count))

    def of(self, table: str, key: str) -> str:
        """Say a value of the vocabulary: a verdict, a class, an action."""
        shared = self._letters.words if table in ("action", "read") else self.words
        return str(shared[table][key])

    def instant(self, at: datetime, zone: str = "") -> str:
        """Tell an instant by the clock of a call and in UTC."""
        return self._letters.instant(at, zone or self._zone)

    def place(self, comment: Comment) -> str:
        """Tell on what a comment is: `S2/C, paragraphs 17, 18`."""
        document = comment.document or ""
        if comment.review:
            return str(self.words["open_place"])
        if comment.action is Action.GENERAL and not document:
            return str(self.words["general_place"])
        noun = self._nouns.get(document, "")
        return self._letters.place(document, comment.paragraphs, comment.action, noun)

    def piece(self, document: str, label: str, *, former: bool = False) -> Markup:
        """Name a piece as its draft does: `Article 6(1)`, `Paragraph 17`."""
        noun = self._nouns.get(document) or "paragraph"
        return self(f"former_{noun}" if former else noun, label=label)

    def pieces(self, document: str, count: int) -> str:
        """Count the pieces of a draft: `12 paragraphs`, or `12 provisions`."""
        return self.count(
            "provisions" if self._nouns.get(document) else "paragraphs", count
        )

    def kind(self, kind: StakeholderType | None) -> str:
        """Name a type of stakeholder."""
        return str(self.words["kind"][kind] if kind else self.words["no_type"])

    def name(self, who: Stakeholder) -> str:
        """Name a stakeholder without its type; the name keeps its own direction."""
        name = wording.stakeholder(replace(who, type=None))
        apart = self.direction == "rtl" or wording.turns(name)
        return f"\u2068{name}\u2069" if apart else name

    def stakeholder(self, who: Stakeholder) -> str:
        """Name a stakeholder: `Canada, Government`."""
        comma = self._letters.words["comma"]
        kind = f"{comma}{self.kind(who.type)}" if who.type else ""
        return self.name(who) + kind

    def speakers(self, who: Sequence[Stakeholder], *, review: bool) -> str:
        """Name who speaks, or say that a person has still to confirm it."""
        names = "; ".join(map(self.stakeholder, wording.named(who, review=review)))
        if not names:
            return str(self.words["speaker_to_be_confirmed"])
        return f"{names} ({self.words['to_be_confirmed']})" if review else names

    def senders(self, one: Contribution) -> str:
        """Name who speaks in a submission, each as its comments do."""
        said = (self.speakers([w], review=open_) for w, open_ in speaking(one).items())
        return "; ".join(said) or self.speakers(
            one.stakeholders, review=one.stakeholder_review
        )

    def lead(self, entry: Entry) -> str:
        """Name the speaker of an entry, after a mark for an insertion."""
        new = self.words["new_paragraph"] + " "
        who = self.speakers(entry.who, review=entry.who_review)
        return new + who if entry.comment.action is Action.ADD else who

    def fate(self, one: Contribution) -> str:
        """Say what became of a submission that is not compiled; empty if it is."""
        fates = {
            Standing.SET_ASIDE: "fate_set_aside",
            Standing.WITHDRAWN: "fate_withdrawn",
            Standing.SUPERSEDED: "fate_superseded",
            Standing.UNPROVEN: "fate_unproven",
            Standing.REPEATS: "fate_repeats",
        }
        if one.standing not in fates:
            return ""
        day = self._day(one.set_aside) if one.set_aside else ""
        said: str = self.words[fates[one.standing]]
        return said.format(number=one.superseded_by or one.repeats, day=day)

    def _day(self, at: datetime) -> str:
        """Give the date of an instant on the clock of the call."""
        words, local = self._letters.words, at.astimezone(ZoneInfo(self._zone))
        return str(
            words["date"].format(
                day=words["first_day"] if local.day == 1 else local.day,
                month=words["months"][local.month - 1],
                year=local.year,
            )
        )

    def evidence(self, found: Evidence) -> str:
        """Say why a comment stands where it stands."""
        return evidence(found, self.language)
