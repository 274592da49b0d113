"""How is a fault of config.toml told? With its line and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pipeline.faults import Complaint
from pipeline.settings.model import ENVIRONMENT, Settings
from pipeline.settings.sections import Section

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

#: The password in an address, also in one that cannot be read otherwise.
_PASSWORD = re.compile(r"[^:/]+://[^:/@]*:[^@]+@")
#: Sections of which there are several, each with a name of its own.
NAMED = ("mailboxes",)
_EXAMPLES = {
    "id": 'a short name such as "drafts", of letters, figures, hyphens and dots',
    "title": 'a title such as "Comments on the first drafts"',
    "series": 'the series of numbers, such as "WSIS+10/3"',
    "zone": 'a time zone such as "Europe/Zurich"',
    "soft": "a date such as 2026-01-17",
    "hard": "a date such as 2026-01-24, or a local time such as 2026-01-24T17:00:00",
    "opens": "a date such as 2025-12-19",
    "publish": "a local time such as 2026-02-03T09:00:00",
    "file": 'a path such as "drafts/S2-C.docx"',
    "call": "the id of one of the [[calls]]",
    "url": '"maildir:mailbox" or "imaps://user@host/INBOX"',
    "from": '"Secretariat <info@example.org>"',
    "smtp": '"file:build/outbox" or "smtp://user@host:587"',
    "database": '"sqlite:///build/depositary.db"',
    "archive": '"file:build/archive" or "s3://bucket/prefix"',
    "local": 'a folder such as "build/local"',
    "folder": '"build/site"',
    "base_url": '"https://example.org/consultation/"',
    "languages": '["en"], of en fr es ru ar zh',
    "listen": '"127.0.0.1:8080"',
    "log": '"text" or "json"',
    "role": "reader, reviewer, secretary or head",
    "mailboxes": "[mailboxes.press], or another name",
    "[key]": "small letters and figures, as in [mailboxes.press]",
    "login": 'a short name such as "ada"',
    "password_hash": "what `depositary desk --hash` prints",
}


def secrets_in(tables: dict[str, Any], text: str) -> Iterator[Complaint]:
    """Complain of passwords that stand in the file itself."""
    boxes = tables.get("mailboxes")
    places: list[tuple[str, ...]] = [("mailbox",), ("letters",)]
    places += [("mailboxes", name) for name in boxes] if isinstance(boxes, dict) else []
    for place in places:
        keys: Any = tables
        for part in place:
            keys = keys.get(part)
        if isinstance(keys, dict) and "password" in keys:
            loc = (*place, "password")
            name = ENVIRONMENT + "__".join(loc).upper()
            yield Complaint(
                line=line_of(text, loc),
                where=".".join(loc),
                what=f"a secret does not belong here; set {name} or password_file",
            )
    store = tables.get("store")
    url = str(store.get("database", "")) if isinstance(store, dict) else ""
    if _PASSWORD.match(url):
        yield Complaint(
            line=line_of(text, ("store", "database")),
            where="store.database",
            what="a secret does not belong here; set PGPASSWORD, write ~/.pgpass, or "
            f"set the whole address in {ENVIRONMENT}STORE__DATABASE",
        )


def complaint(
    error: ErrorDetails, text: str, environment: Mapping[str, Any]
) -> Complaint:
    """Turn what pydantic says into a sentence with its place."""
    loc = tuple(part for part in error["loc"] if part not in ("date", "datetime"))
    key = str(loc[-1]) if loc else ""
    example = _EXAMPLES.get(key)
    instead = f"; write {example}" if example else ""
    match error["type"]:
        case "missing":
            what = f"is missing{instead}"
        case "extra_forbidden":
            near = get_close_matches(key, _known(loc), 1)
            others = f"what can stand here: {', '.join(_known(loc))}"
            hint = f"did you mean {near[0]}?" if near else others
            what = f"is not a key of the configuration; {hint}"
        case "value_error":
            what = error["msg"].removeprefix("Value error, ")
        case "string_pattern_mismatch":
            what = f"{error['input']!r} cannot be used{instead}"
        case "int_parsing" | "int_type" | "int_from_float":
            what = f"{error['input']!r} is no whole number{instead}"
        case "tuple_type" if isinstance(error["input"], dict):
            what = f"there may be several; write [[{key}]] above it, not [{key}]"
        case "tuple_type":
            what = f"{error['input']!r} is no list{instead}"
        case "model_type" | "dict_type" if loc[0] in NAMED:
            what = f"is no table with a name; write {_EXAMPLES[str(loc[0])]}"
        case "bool_parsing" | "bool_type":
            what = f"{error['input']!r} is neither true nor false"
        case _:
            message = error["msg"][0].lower() + error["msg"][1:]
            what = f"{error['input']!r} cannot be used, {message}{instead}"
    return placed(loc, what, text, environment)


def placed(
    loc: tuple[int | str, ...], what: str, text: str, environment: Mapping[str, Any]
) -> Complaint:
    """Say where the fault is: in the environment, which wins, or in which line."""
    found, keys = environment, list[str]()
    for key in map(str, loc):
        if not isinstance(found, dict) or key not in found:
            break
        found = found[key]
        keys.append(key)
    if keys and not isinstance(found, dict):
        name = ENVIRONMENT + "__".join(keys).upper()
        return Complaint(line=None, where=f"in the environment, {name}", what=what)
    where = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in loc)
    where = where.removeprefix(".").replace(".from_", ".from").removesuffix(".[key]")
    return Complaint(line=line_of(text, loc), where=where or "configuration", what=what)


def sections() -> dict[str, type[Section]]:
    """Return the sections of the file by their names."""
    found: dict[str, type[Section]] = {}
    for name, field in Settings.model_fields.items():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, Section):
                found[name] = kind
    return found


def keys_of(section: type[Section]) -> list[str]:
    """Name the keys of a section as the file writes them."""
    fields = section.model_fields.items()
    return [f.alias or name for name, f in fields if name != "password"]


def _known(loc: tuple[int | str, ...]) -> Sequence[str]:
    section = sections().get(str(loc[0])) if len(loc) > 1 else None
    return keys_of(section) if section else list(sections())


def line_of(text: str, loc: tuple[int | str, ...]) -> int | None:
    """Find the line of a key, or else that of its section."""
    names = [str(p) for p in loc if isinstance(p, str)]
    heads = names[:1]
    if heads and heads[0] in NAMED:
        heads.append(".".join(names[:2]))
    nth = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else None
    section, best, seen = "", None, -1
    if len(names) == 1:
        heads.append("")  # a key that stands above all sections
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("["):
            section = line.strip("[] ").split("]")[0]
            seen += section in heads
            if section in heads and nth in (None, seen):
                best = number
        key = line.split("=")[0].strip().strip('"')
        inside = section in heads and nth in (None, seen)
        if inside and key == names[-1] and (len(names) > 1 or not section):
            return number
    return best
