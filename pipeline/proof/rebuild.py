"""Can everything derived be made again from what is kept?

The archive holds the raw messages and the mirror of the ledger's events. From
these a new database is made: arrivals become deliveries, letters that were
promised or sent stay so and are never sent again, people's decisions are
applied, and every stage runs anew. Equal digests prove that nothing else
mattered. A message of the archive that no event knows is taken as a new
delivery, so that nothing that was kept is lost.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from pipeline import compile as compilation
from pipeline.arrival import Arrival, SourceKey
from pipeline.decisions import Person, decision
from pipeline.faults import Corrupt, Stuck
from pipeline.house import House
from pipeline.ledger import NOT_OWED, Ledger, shown_id
from pipeline.letters import sent
from pipeline.lines import line
from pipeline.proof.otherwise import otherwise
from pipeline.proof.verify import unclaimed
from pipeline.proof.whole import Lost
from pipeline.publish import PUBLISHED
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.store import chain
from pipeline.store.clock import machine
from pipeline.store.database import writing
from pipeline.store.entries import columns
from pipeline.store.meeting import MET, place
from pipeline.store.place import count_on, place_of
from pipeline.store.series import ON_WHAT
from pipeline.store.tables import DECIDED, DeliveryRow, EventRow, LetterRow
from pipeline.store.values import load
from rules.duplicate import fingerprint
from rules.lifecycle import Event, State

if TYPE_CHECKING:
    from pipeline.archive import Archive
    from pipeline.settings import Settings

#: What is compared, and which fields of the record each digest is made from.
_VIEWS = {
    "deliveries": ("id", "source", "sha256", "kind", "state", "duplicate_of"),
    "verdicts": ("id", "received_at", "received_from", "call", "verdict", "number"),
    "stakeholders": ("id", "stakeholders", "stakeholder_review"),
    "comments": ("id", "comments"),
    "letters": ("id", "letters"),
}

#: The event by which a person goes on without what the archive has lost.
REBUILT = "rebuilt without what is missing"
_MISSING = (
    "Nothing was replaced, because messages or letters in the archive are missing or "
    "damaged ({}):\n{}\nRestore them from a backup of the archive, and run it again. "
    "If there is no backup: depositary rebuild --replace --without-missing --by NAME "
    "--because WHY."
)
_MEANWHILE = (
    "Nothing was replaced, because others worked on the consultation meanwhile (events "
    "since: {}). Stop them on every machine, and run it again."
)
_FIRST = 10  # of the comments that are decided in another way
_JUDGED = ("admitted", "set aside", "held")
#: What a decision says by which a delivery is judged again.
_JUDGED_AGAIN = {"kind", "admitted", "call", "replaces", "answer_to", "undoes"}
_OF: Any = LetterRow.delivery_id
#: Whether a delivery is in an issue is said by the events of the issues.
_AFTER_THE_ANSWER = (State.ACKNOWLEDGED, State.COMPILED, State.PUBLISHED)


def digests(service: Service) -> dict[str, str]:
    """Return a sha256 for each view of the ledger, and for each compilation."""
    sums = {name: sha256() for name in _VIEWS}
    with service.ledger.reading() as session:
        for known in deliveries(session, service.settings):
            record = line(known)
            if record["state"] in _AFTER_THE_ANSWER:
                record["state"] = State.ACKNOWLEDGED
            for name, fields in _VIEWS.items():
                part = [record[field] for field in fields]
                sums[name].update(json.dumps(part, sort_keys=True).encode() + b"\n")
        found = {name: total.hexdigest() for name, total in sums.items()}
        for call in service.settings.calls:
            issue = compilation.consolidated(
                session, service.ledger, service.house.drafts, call.id
            )
            found[f"compilation {call.id}"] = issue.digest
    return found


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The digests before (none where there was nothing to compare) and after.

    `placed`: the new database is in its place, and the old one, if it said
    anything else, in `aside`; otherwise the new one waits in `aside`. `taken`
    are the deliveries made of messages that no event knew, `owed` the letters that
    were not owed before; they are held back. Of comments that are decided in another
    way it tells how many there are, and the first ones.
    """

    before: dict[str, str]
    after: dict[str, str]
    placed: bool
    aside: Path | str = ""
    taken: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    others: int = 0
    first_others: tuple[str, ...] = ()

    @property
    def differences(self) -> tuple[str, ...]:
        """The names of the views that are not equal."""
        known = self.before.items()
        return tuple(name for name, digest in known if self.after.get(name) != digest)


def rebuild(
    settings: Settings,
    now: Callable[[], datetime],
    *,
    replace: bool = False,
    without_missing: Person | None = None,
) -> Rebuilt:
    """Make the database again beside the old one, and put it in its place.

    Where the digests differ, the old database stays and the new one is kept
    beside it as `NAME.rebuilt`, unless a person says `replace`. What takes the
    place of another leaves that as `NAME.before`. Raises Stuck, with all names, where
    messages are missing or damaged, unless a person says that it shall be done
    `without_missing`, which is recorded; and where somebody worked on the old one
    meanwhile.
    """
    place = place_of(settings.database_url)
    there = place.taken()
    before = _before(settings, now) if there else {}
    missing = _missing(House(settings).archive)
    if missing and not without_missing:
        raise Stuck(_MISSING.format(len(missing), "\n".join(missing)))
    store = settings.store.model_copy(update={"database": place.begin()})
    anew = settings.model_copy(update={"store": store})
    after, owed = _make(anew, now)
    found = Rebuilt(before=before, after=after, placed=False, owed=owed)
    if "comments" in found.differences:
        others = otherwise(settings, anew)
        first = tuple(islice(others, _FIRST))
        many = len(first) + sum(1 for _ in others)
        found = dataclasses.replace(found, others=many, first_others=first)
    differ = bool(found.differences)
    if differ and not replace:
        return dataclasses.replace(found, aside=place.waiting())
    check = partial(_refuse_what_came, anew) if before else None
    aside = place.put(keep=there and (differ or not before), check=check)
    with Service(settings, now) as service:
        if missing and without_missing:
            with decision(service.ledger) as unit:
                said = {"by": without_missing.by, "because": without_missing.because}
                lost = "; ".join(sentence.strip() for sentence in missing)
                unit.event(REBUILT, None, missing=lost, **said)
        taken = _take_unclaimed(service)
    return dataclasses.replace(found, placed=True, aside=aside, taken=taken)


def _missing(archive: Archive) -> tuple[str, ...]:
    """Name, in sentences, the messages and the letters that cannot be read again."""
    found, letters = [], {}
    for sealed in chain.read(archive):
        if sealed.kind == "arrived":
            try:
                archive.get(sealed.data["sha256"])
            except Corrupt as fault:
                found.append(f"  {shown_id(sealed.delivery or 0)}: {fault}")
        elif sealed.kind.startswith("letter ") and "sha256" in sealed.data:
            letters[sealed.data["sha256"]] = sealed
    for digest in sent.missing(archive, letters):
        lost = letters[digest]
        found.append(f"  {shown_id(lost.delivery or 0)}: the {lost.kind} is not there")
    return tuple(sorted(found))


def _before(settings: Settings, now: Callable[[], datetime]) -> dict[str, str]:
    """Return the digests of the old database; none if it is damaged or not whole."""
    try:
        with Service(settings, now) as service:
            service.ledger.seal()
            return digests(service)
    except (DBAPIError, Lost):
        return {}


def _make(
    anew: Settings, now: Callable[[], datetime]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Make it; return its digests, and the letters that were not owed before."""
    with Service(anew, now, whole=False) as service:
        broken = list(chain.breaks(chain.read(service.house.archive)))
        if broken:
            raise Stuck(f"The ledger cannot be rebuilt. {broken[0]}")
        with writing(service.ledger.engine) as session:
            _replay(session, service)
            count_on(session)
        service.ledger.recorded = _recorded(service.house.archive)
        service.worker.run()
        _settle_issues(service)
        with service.ledger.reading() as session:
            owed = session.exec(
                select(LetterRow).where(LetterRow.why == NOT_OWED).order_by(_OF)
            )
            names = tuple(f"{x.kind} on {shown_id(x.delivery_id)}" for x in owed)
        return digests(service), names


def _recorded(archive: Archive) -> dict[int, int]:
    """Say what was judged, and on which delivery it acts by the record (0: on none).

    Not of what a person had judged again since: that may not have been done yet.
    """
    judged: dict[int, bool] = {}
    acts: dict[int, int] = {}
    for sealed in chain.read(archive):
        delivery = sealed.delivery or 0
        if sealed.kind in _JUDGED:
            judged[delivery] = ON_WHAT not in sealed.data.get("flags", ())
        elif sealed.kind == DECIDED and sealed.data.keys() & _JUDGED_AGAIN:
            judged.pop(delivery, None)
        elif sealed.kind in ("withdrawn", "superseded"):
            acts[int(sealed.data["because_of"].removeprefix("D"))] = delivery
    return {one: acts.get(one, 0) if plain else 0 for one, plain in judged.items()}


def _refuse_what_came(anew: Settings, old: Session) -> None:
    """Raise Stuck where the old database knows what the new one was not made from."""
    archive = House(anew).archive
    while chain.seal_some(old, archive):
        pass
    with closing(Ledger(anew, archive, machine)) as ledger, ledger.reading() as session:
        came = chain.gap(session, archive)
    if came:
        raise Stuck(_MEANWHILE.format(came))


def _take_unclaimed(service: Service) -> tuple[str, ...]:
    """Make deliveries of the messages that are kept and that no event knows."""
    archive, arrivals = service.house.archive, []
    for name in unclaimed(service):
        with suppress(Corrupt):  # verify names it
            raw = archive.get(name)
            key = SourceKey(
                account="archive", folder="raw", uidvalidity=0, uid=int(name[:15], 16)
            )
            arrivals.append(
                Arrival(
                    key=key,
                    sha256=name,
                    fingerprint=fingerprint(raw),
                    size=len(raw),
                    internaldate=None,
                    first_seen=archive.kept_at(name),
                )
            )
    service.ledger.record(arrivals)
    service.worker.run()
    service.ledger.seal()
    taken = [arrival.sha256 for arrival in arrivals]
    with service.ledger.reading() as session:
        rows = session.exec(
            select(DeliveryRow.id)
            .where(col(DeliveryRow.sha256).in_(taken))
            .order_by(col(DeliveryRow.id))
        )
        return tuple(shown_id(i) for i in rows if i)


def _replay(session: Session, service: Service) -> None:
    """Put the events back, and the rows that only events can give."""
    letters: dict[tuple[int, str], LetterRow] = {}
    for sealed in chain.read(service.house.archive):
        at = datetime.fromisoformat(sealed.at)
        session.add(
            EventRow(
                seq=sealed.position,
                at=at,
                kind=sealed.kind,
                delivery_id=sealed.delivery,
                data=sealed.data,
                position=sealed.position,
                hash=sealed.hash,
            )
        )
        delivery = sealed.delivery or 0
        if sealed.kind == "arrived":
            arrival = load(Arrival, sealed.data)
            # In one lane: an answer is read after the mail that it is about.
            session.add(DeliveryRow(id=delivery, **columns(arrival) | {"lane": 0}))
            session.flush()
        elif sealed.kind == MET:
            key = load(SourceKey, sealed.data["key"])
            session.get_one(DeliveryRow, delivery).sqlmodel_update(place(key))
        elif sealed.kind.startswith("letter "):
            kind = sealed.kind.removeprefix("letter ")
            letter = letters.setdefault(
                (delivery, kind), _letter(delivery, kind, at, sealed.data)
            )
            letter.state, letter.to = sealed.data["state"], sealed.data["to"]
            letter.sent_at = at if letter.state == "sent" else letter.sent_at
            letter.sha256 = sealed.data.get("sha256", "")
    sent.restore(service.house.archive, letters.values())
    session.add_all(letters.values())


def _letter(delivery: int, kind: str, at: datetime, data: dict[str, Any]) -> LetterRow:
    return LetterRow(
        delivery_id=delivery,
        kind=kind,
        to=data["to"],
        language=data["language"],
        message_id=data["message_id"],
        promised_at=at,
        due_at=at,
    )


def _settle_issues(service: Service) -> None:
    """Let deliveries be compiled and published again where they were."""
    with service.ledger.reading() as session:
        issues = [
            compilation.consolidated(
                session, service.ledger, service.house.drafts, call.id
            )
            for call in service.settings.calls
        ]
        published = session.exec(
            select(EventRow.seq).where(EventRow.kind == PUBLISHED)
        ).first()
    with service.ledger.unit() as unit:
        for issue in issues:
            if not issue.new:
                compilation.compiled(unit, issue)
        if published is None:
            return
        calls = [call.id for call in service.settings.calls]
        unit.advance_all(calls, State.COMPILED, Event.PUBLISH)
