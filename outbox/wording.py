"""How does it read in one of the six languages? Instants, places, foreign text.

The words come from `templates/LANGUAGE/words.toml`, the templates from the
secretariat's folder first and from ours where it has no file of that name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import regex

from rules.terms import Action

if TYPE_CHECKING:
    from outbox.bounds import Bounded

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
SHIPPED = Path(__file__).parent / "templates"

_RIGHT_TO_LEFT = frozenset({"ar"})
#: What is of the other direction than a text, and must be kept apart in it.
_OTHER = {
    "rtl": regex.compile(r"\p{BC=L}|\d\D|\D\d"),
    "ltr": regex.compile(r"[\p{BC=R}\p{BC=AL}]"),
}
# The two joiners are letters of Persian and of the Indic scripts.
_INVISIBLE = regex.compile(r"(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]")
_TOWER = regex.compile(r"(\p{M}{8})\p{M}+")


@lru_cache(maxsize=8)
def environment(folder: Path | None) -> Bounded:
    """Read templates from `folder`, and from ours what it does not have."""
    from jinja2 import (  # noqa: PLC0415 (most verbs write no letter)
        ChoiceLoader,
        FileSystemLoader,
        StrictUndefined,
        select_autoescape,
    )

    from outbox.bounds import Bounded  # noqa: PLC0415 (as above)

    folders = [SHIPPED] if folder is None else [folder, SHIPPED]
    return Bounded(
        loader=ChoiceLoader([FileSystemLoader(each) for each in folders]),
        autoescape=select_autoescape(["html"], default_for_string=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def read_words(path: Path) -> Mapping[str, Any]:
    """Read a words.toml, again when it was changed; ValueError where it is no TOML."""
    return _read(path, path.stat().st_mtime_ns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One language: its words, and how instants, places and quotes are written."""

    language: str
    words: Mapping[str, Any]

    @classmethod
    def of(cls, language: str, folder: Path | None = None) -> Wording:
        """Take the words of `folder`, or ours where it has none."""
        name = Path(language, "words.toml")
        own = folder / name if folder else SHIPPED / name
        path = own if own.exists() else SHIPPED / name
        return cls(language=language, words=read_words(path))

    @property
    def direction(self) -> str:
        """The direction of the script, as HTML says it."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"

    def quote(self, text: str, longest: int = 200) -> str:
        """Make what others wrote safe to stand in our text: one line, isolated.

        No control characters, no bidi marks and no towers of accents are left,
        and neither a subject in Arabic nor a number in an Arabic sentence moves
        what stands beside it.
        """
        return self._isolated(_one_line(text, longest))

    def quotes(self, texts: Iterable[str]) -> str:
        """Enumerate what others wrote."""
        return str(self.words["comma"]).join(map(self.quote, texts))

    def instant(self, at: datetime, zone: str) -> str:
        """Print an instant by the clock of the call and in UTC.

        The date in UTC is printed only where it is another day.
        """
        local, utc = at.astimezone(ZoneInfo(zone)), at.astimezone(UTC)
        same_day = local.date() == utc.date()
        form = "instant_utc" if zone in ("UTC", "Etc/UTC") else "instant"
        printed = self.words[form].format(
            stamp=self._stamp(local),
            zone=zone,
            utc=f"{utc:%H:%M:%S}" if same_day else self._stamp(utc),
        )
        return self._isolated(printed)

    def reason(self, codes: Collection[str]) -> str:
        """Say why a file was not read; empty where a code has no words here."""
        known = self.words.get("reason", {})
        return " ".join(known[c] for c in codes) if known.keys() >= {*codes} else ""

    def place(
        self, document: str, paragraphs: tuple[str, ...], action: Action, noun: str = ""
    ) -> str:
        """Say where a comment stands: `S2/C, paragraphs 17, 18`.

        `noun` is what the draft calls its own pieces, empty for paragraphs.
        """
        if paragraphs == ("*",):
            form = "whole" if document else "general"
        elif not document or not paragraphs:
            form = "open"
        elif action is Action.ADD:
            form = "after"
        else:
            form = "one" if len(paragraphs) == 1 else "several"
        forms = self.words["place"]
        return str(
            forms.get(f"{noun}_{form}", forms[form]).format(
                document=self.quote(document), paragraphs=self.quotes(paragraphs)
            )
        )

    def _stamp(self, at: datetime) -> str:
        date = self.words["date"].format(
            day=self.words["first_day"] if at.day == 1 else at.day,
            month=self.words["months"][at.month - 1],
            year=at.year,
        )
        return str(self.words["stamp"].format(date=date, time=f"{at:%H:%M:%S}"))

    def _isolated(self, text: str) -> str:
        """Wrap text of the other direction in FIRST STRONG ISOLATE (UAX 9).

        A bare number needs none.
        """
        return f"\u2068{text}\u2069" if _OTHER[self.direction].search(text) else text


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _one_line(text: str, longest: int) -> str:
    r"""Make one line of it, cut with an ellipsis.

    >>> _one_line("Paragraph 17\r\nBcc: everybody", 200)
    'Paragraph 17 Bcc: everybody'
    """
    line = " ".join(_TOWER.sub(r"\1", _INVISIBLE.sub(" ", text)).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
