"""Which stakeholders does the secretariat know?

A CSV file with the columns name, type, country, aliases, emails, domains, where
`|` stands between several. All faults are told at once with their lines and columns: a
registry with two owners of one domain or of one name is a fault, not a source of
guesses, and so is a domain at which anybody can have an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.faults import Complaint, ConfigurationFault
from pipeline.sheet import Row, SheetError, rows_of
from rules.sender_domain import is_free_mail
from rules.stakeholder.keys import key
from rules.terms import Registered, Stakeholder, StakeholderType

COLUMNS = ("name", "type", "country", "aliases", "emails", "domains")
_FORMS = {
    "emails": (re.compile(r"[^@\s,;]+@[^@\s,;]+"), "name@place.example"),
    "domains": (re.compile(r"[^@\s,;/]+"), "place.example"),
}


def read_registry(path: Path) -> tuple[Registered, ...]:
    """Read the registry, or raise ConfigurationFault with all its faults."""
    try:
        rows = [*rows_of(path.read_bytes(), COLUMNS, needed=2)]
    except SheetError as fault:
        only = Complaint(line=fault.line, where=fault.where, what=fault.what)
        raise ConfigurationFault(path.name, [only]) from None
    faults = [*_faults_of_rows(rows), *_shared(rows), *_of_everybody(rows)]
    if faults:
        faults.sort(key=lambda fault: fault.line or 0)
        raise ConfigurationFault(path.name, faults)
    return tuple(_registered(row) for _, row in rows)


def _several(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(v.strip() for v in row.get(column, "").split("|") if v.strip())


def _registered(row: dict[str, str]) -> Registered:
    return Registered(
        stakeholder=Stakeholder(
            name=row["name"],
            type=StakeholderType(row["type"].lower()),
            country=row.get("country", ""),
        ),
        aliases=_several(row, "aliases"),
        emails=tuple(e.lower() for e in _several(row, "emails")),
        domains=tuple(d.lower() for d in _several(row, "domains")),
    )


def _faults_of_rows(rows: list[Row]) -> Iterator[Complaint]:
    types = ", ".join(StakeholderType)
    names: dict[str, int] = {}
    for line, row in rows:
        name = row.get("name", "")
        if not name:
            yield Complaint(line=line, where="name", what="is empty; write the name")
        elif name.casefold() in names:
            what = f"{name!r} stands on line {names[name.casefold()]} already"
            yield Complaint(line=line, where="name", what=what)
        names.setdefault(name.casefold(), line)
        if row.get("type", "").lower() not in set(StakeholderType):
            what = f"{row.get('type', '')!r} is no type; write one of {types}"
            yield Complaint(line=line, where="type", what=what)
        for column, (form, like) in _FORMS.items():
            for value in _several(row, column):
                if not form.fullmatch(value):
                    what = f"{value!r} is none; write {like}, and | between several"
                    yield Complaint(line=line, where=column, what=what)


def _shared(rows: list[Row]) -> Iterator[Complaint]:
    named = [(line, row.get("name", "")) for line, row in rows]
    names = {key(name): (line, name) for line, name in named[::-1]}
    for column in ("aliases", "emails", "domains"):
        owners = names if column == "aliases" else {}
        for line, row in rows:
            for value in _several(row, column):
                same = key(value) if column == "aliases" else value.lower()
                first = owners.setdefault(same, (line, row.get("name", "")))
                if first[0] != line:
                    what = (
                        f"{value} belongs to {first[1]} (line {first[0]}) already; "
                        "only one stakeholder can own it"
                    )
                    yield Complaint(line=line, where=column, what=what)


def _of_everybody(rows: list[Row]) -> Iterator[Complaint]:
    for line, row in rows:
        for domain in filter(is_free_mail, _several(row, "domains")):
            what = (
                f"anybody can have an address at {domain}: it says nothing of who "
                "speaks; write the whole address under emails instead"
            )
            yield Complaint(line=line, where="domains", what=what)
