"""How does what we learned of a stakeholder come into the registry?

The file is replaced as a whole, after it was read and found free of faults; the
ledger says who did it and why. Mail that waits for a person because its sender
was not known is judged again.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.archive.durable import flush
from pipeline.decisions import REOPENABLE, Person
from pipeline.decisions.decided import decided
from pipeline.faults import ConfigurationFault, Fault
from pipeline.registry import COLUMNS, read_registry
from pipeline.store.tables import DeliveryRow
from rules.lifecycle import Event
from rules.sender_domain import is_free_mail

if TYPE_CHECKING:
    from pipeline.service import Service
    from rules.terms import Registered, StakeholderType

REGISTERED = "registered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned of a stakeholder; what is empty was not."""

    name: str
    type: StakeholderType | None = None
    country: str = ""
    alias: str = ""
    email: str = ""
    domain: str = ""


def enrol(service: Service, learned: Learned, who: Person) -> int:
    """Add to the registry; return how many waiting mails were judged again.

    Raises Fault, and leaves the file as it was, where anything is wrong.
    """
    if not learned.name:
        raise Fault("Say the name of the stakeholder as it shall be printed.")
    if learned.domain and is_free_mail(learned.domain):
        raise Fault(
            f"Anybody can have an address at {learned.domain}: it says nothing of who "
            "speaks. Add the whole address instead."
        )
    for said, form, like in (
        (learned.email, _ADDRESS, "name@place.example"),
        (learned.domain, _DOMAIN, "place.example"),
    ):
        if said and not form.fullmatch(said):
            raise Fault(f"{said!r} cannot be used; write it as {like}.")
    rows = [_row(one) for one in read_registry(_file(service))]
    of = [r for r in rows if r["name"].casefold() == learned.name.casefold()]
    if not of and learned.type is None:
        raise Fault("Say the type of the new stakeholder.")
    row = of[0] if of else dict.fromkeys(COLUMNS, "") | {"name": learned.name}
    if not of:
        rows.append(row | {"type": str(learned.type), "country": learned.country})
        row = rows[-1]
    for column, value in (
        ("aliases", learned.alias),
        ("emails", learned.email.lower()),
        ("domains", learned.domain.lower()),
    ):
        known = [v for v in row[column].split("|") if v]
        if value and value not in known:
            row[column] = "|".join([*known, value])
    _put(service, _csv(rows), who, name=learned.name)
    return _judge_again(service, learned, who)


def replace(service: Service, data: bytes, who: Person, *, gone: bool = False) -> int:
    """Put another registry in the place of this one; return how many it holds.

    Raises Fault where it lacks somebody or something known that shall not be `gone`.
    """
    return _put(service, data, who, gone=gone)


#: No part of either may be taken for the sign between two of them.
_DOMAIN = re.compile(r"[^@\s|,;]+\.[^@\s|,;]+")
_ADDRESS = re.compile(rf"[^@\s|,;]+@{_DOMAIN.pattern}")


def _file(service: Service) -> Path:
    named = service.settings.stakeholders.registry
    if named is None:
        raise Fault("The configuration names no registry; add stakeholders.registry.")
    return service.settings.path(named)


def _row(one: Registered) -> dict[str, str]:
    who = one.stakeholder
    return {
        "name": who.name,
        "type": str(who.type),
        "country": who.country,
        "aliases": "|".join(one.aliases),
        "emails": "|".join(one.emails),
        "domains": "|".join(one.domains),
    }


def _csv(rows: Iterable[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def _put(
    service: Service, data: bytes, who: Person, name: str = "", *, gone: bool = True
) -> int:
    """Write beside, read back, and only then replace; say so in the ledger."""
    file = _file(service)
    beside = file.with_name(f"{file.name}.new")
    try:
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        known = _read(beside)
        if not gone:
            _refuse_losing(_before(file), known)
        with service.ledger.unit() as unit:
            said = {"name": name, "by": who.by, "because": who.because}
            unit.event(REGISTERED, None, entries=len(known), **said)
        service.ledger.seal()
        beside.replace(file)
        flush(file.parent)
    finally:
        beside.unlink(missing_ok=True)
    return len(known)


def _read(file: Path) -> Sequence[Registered]:
    try:
        return read_registry(file)
    except ConfigurationFault as fault:  # nobody knows the file by that name
        raise ConfigurationFault("This registry", fault.complaints) from None


def _before(file: Path) -> Sequence[Registered]:
    try:
        return read_registry(file)
    except (ConfigurationFault, OSError):
        raise Fault(
            "The present registry cannot be read, so nobody can say whom the new one "
            "lacks. If it lacks nobody, go back and tick that they shall go."
        ) from None


def _refuse_losing(before: Sequence[Registered], after: Sequence[Registered]) -> None:
    kept = {one.stakeholder.name: _known_of(one) for one in after}
    lost = []
    for one in before:
        name = one.stakeholder.name
        if name not in kept:
            lost.append(name)
        elif gone := [v for at, v in _known_of(one) if (at, v) not in kept[name]]:
            rest = [f"+{len(gone) - _SOME}"] if len(gone) > _SOME else []
            lost.append(f"{name} [{', '.join(gone[:_SOME] + rest)}]")
    if lost:
        more = f" and {len(lost) - _SOME} more" if len(lost) > _SOME else ""
        raise Fault(
            f"The file lacks {len(lost)} of the {len(before)} who are known, or of "
            f"them what stands in square brackets: {', '.join(lost[:_SOME])}{more}. "
            "Nothing was changed. If that shall go, go back and tick it."
        )


_SOME = 3  # stakeholders, and things known of one, that are told


def _known_of(one: Registered) -> list[tuple[str, str]]:
    """List the columns of a stakeholder with each value that stands there."""
    return [
        (column, value)
        for column, values in _row(one).items()
        for value in values.split("|")
        if value
    ]


def _judge_again(service: Service, learned: Learned, who: Person) -> int:
    """Reopen the mails from that address or domain whose sender was in question."""
    address = col(DeliveryRow.sender_address)
    said = [address == learned.email.lower()] if learned.email else []
    if learned.domain:
        said.append(address.endswith(f"@{learned.domain.lower()}", autoescape=True))
    again = 0
    with service.ledger.unit() as unit:
        for which in said:
            rows = unit.session.exec(
                select(DeliveryRow).where(
                    which,
                    col(DeliveryRow.stakeholder_review),
                    col(DeliveryRow.state).in_([s.value for s in REOPENABLE]),
                )
            ).all()
            for row in rows:
                if not decided(unit.session, row.id or 0).stakeholders:
                    unit.advance(row, Event.REOPEN, f"{who}")
                    again += 1
    service.worker.run()
    return again
