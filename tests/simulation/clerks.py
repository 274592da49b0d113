"""What do the people of the secretariat do in a season?

They extend, admit, decide, correct and send letters again, each for a reason that
only this act has; what came to its end without a fault must be kept from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import deadlines, decisions
from pipeline.decisions import Person
from pipeline.letters import post
from rules.terms import Kind, Place, Stakeholder
from tests.simulation import people
from tests.simulation.books import DONE, Books, Row
from tests.simulation.people import SUBMISSION, WITHDRAWAL, Mail

if TYPE_CHECKING:
    import random

    from pipeline.service import Service
    from tests.simulation.audit import Auditor
    from tests.simulation.world import Mishap

    Do = Callable[[str, Callable[[Service], Any], Mishap | None], tuple[bool, Any]]

#: So far two clocks may be apart.
_SKEW = timedelta(minutes=5)


@dataclass(slots=True, kw_only=True)
class Clerks:
    """They see the books, choose by chance, and act by `do`."""

    folder: Path
    chance: random.Random
    serial: Iterator[int]
    auditor: Auditor
    do: Do

    def act(self, mishap: Mishap | None) -> None:
        """Have somebody do something; a mishap may befall it."""
        acts = {
            self._extend: 2,
            self._admit: 3,
            self._name: 2,
            self._place: 2,
            self._set_aside: 1,
            self._count_in: 1,
            self._retry: 2,
            self._compare: 2,
        }
        self.chance.choices(list(acts), list(acts.values()))[0](mishap)

    def settle_letters(self, taken: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Send again what the mail server's log does not hold; yield what it does.

        A letter of that kind is put into the mailbox, as its archive copy would be.
        """
        open_ = [
            letter
            for letter in Books.of(self.folder).letters
            if letter["state"] in ("failed", "in_doubt")
        ]
        went = [x for x in open_ if x["message_id"] in taken]
        yield from ((x["message_id"], taken[x["message_id"]]) for x in went)
        waiting = {x["delivery_id"] for x in went}
        for delivery in sorted({x["delivery_id"] for x in open_} - waiting):
            self._again(delivery, None)

    def settle_relations(self) -> None:
        """Say on which earlier one a mail acts where the machine was not sure."""
        books, truth = Books.of(self.folder), self.auditor.truth
        for row in books.deliveries:
            mail = truth.of(row)
            unsure = not row["supersedes"] and row["verdict"] != "late"
            if not (mail.on and unsure and row["kind"] in (SUBMISSION, WITHDRAWAL)):
                continue
            targets = [
                other["id"]
                for other in books.deliveries
                if truth.of(other).content == mail.on and other["number"]
            ]
            for target in sorted(targets)[:1]:
                self._settle(row["id"], target)

    def settle_clocks(self) -> None:
        """Say what came "before it was sent", for then this machine's clock was wrong.

        They believe the stamp: what is held for that alone goes its way.
        """
        books, truth = Books.of(self.folder), self.auditor.truth
        for row in books.deliveries:
            mail = truth.of(row)
            seen = datetime.fromisoformat(row["first_seen"]).replace(tzinfo=UTC)
            if row["state"] == "held" and seen < mail.at - _SKEW:
                self._release(row["id"], Kind(mail.what))

    def settle_copies(self) -> None:
        """Let count what came in time, and was seen after a copy that came too late."""
        books, truth = Books.of(self.folder), self.auditor.truth
        late = {truth.of(r).content for r in books.deliveries if r["verdict"] == "late"}
        for row in books.deliveries:
            mail = truth.of(row)
            in_time = mail.at < truth.cut_offs(books)[-1]
            if row["state"] == "held" and in_time and mail.content in late:
                self._release(row["id"], Kind(mail.what))

    def _release(self, delivery: int, kind: Kind) -> None:
        def release(service: Service, who: Person) -> None:
            decisions.settle_kind(service.ledger, delivery, kind, who)

        self._recorded(f"{delivery} is a {kind}", release, None, kind=kind.value)

    def _settle(self, delivery: int, target: int) -> None:
        def settle(service: Service, who: Person) -> None:
            decisions.settle_replaced(service.ledger, delivery, target, who)

        self._recorded(f"{delivery} acts on {target}", settle, None, replaces=target)

    # -- acts ---------------------------------------------------------------------

    def _extend(self, mishap: Mishap | None) -> None:
        """Set a later cut-off, or an earlier one, which is refused."""
        day = self.chance.randint(27, 38)
        year, month, day = (2026, 3, day) if day < 32 else (2026, 4, day - 31)
        date = f"{year}-{month:02}-{day:02}"

        def extend(service: Service, who: Person) -> None:
            self.auditor.truth.extended[who.because] = people.end_of(year, month, day)
            deadlines.extend(service.ledger, "drafts", date, who.by, who.because)

        self._recorded(f"extend to {date}", extend, mishap, call="drafts")

    def _admit(self, mishap: Mishap | None) -> None:
        def admit(service: Service, delivery: int, who: Person) -> None:
            decisions.admit(service.ledger, delivery, who)

        self._decide("admit", admit, mishap, verdict="late")

    def _name(self, mishap: Mishap | None) -> None:
        names = [Stakeholder(name=f"Party {next(self.serial)}", type=None)]

        def name(service: Service, delivery: int, who: Person) -> None:
            decisions.settle_stakeholders(service.ledger, delivery, names, who)

        self._decide("name the speaker of", name, mishap, kind=SUBMISSION)

    def _place(self, mishap: Mishap | None) -> None:
        where = Place(document="D", paragraphs=(str(self.chance.randint(1, 3)),))

        def place(service: Service, delivery: int, who: Person) -> None:
            ledger, drafts = service.ledger, service.house.drafts
            decisions.settle_comment(ledger, delivery, 1, where, who, drafts=drafts)

        self._decide("correct", place, mishap, kind=SUBMISSION)

    def _set_aside(self, mishap: Mishap | None) -> None:
        def set_aside(service: Service, delivery: int, who: Person) -> None:
            kind = Kind.NOT_A_SUBMISSION
            decisions.settle_kind(service.ledger, delivery, kind, who)

        self._decide("set aside", set_aside, mishap, kind=SUBMISSION)

    def _count_in(self, mishap: Mishap | None) -> None:
        def count_in(service: Service, delivery: int, who: Person) -> None:
            decisions.settle_kind(service.ledger, delivery, Kind.SUBMISSION, who)

        self._decide("count in", count_in, mishap, kind="not_a_submission")

    def _retry(self, mishap: Mishap | None) -> None:
        """Press the button for what was sent: nothing must come of it."""
        letters = Books.of(self.folder).letters
        open_ = {x["delivery_id"] for x in letters if x["state"] != "sent"}
        if well := sorted({x["delivery_id"] for x in letters} - open_):
            self._again(self.chance.choice(well), mishap)

    def _compare(self, mishap: Mishap | None) -> None:
        """Say of what has the words of an earlier one whether it is that one again."""
        groups = self.auditor.truth.same(Books.of(self.folder))
        settled = [g for g in groups if all(row["state"] in DONE for row in g)]
        if not settled:
            return
        first, *others = self.chance.choice(settled)
        row, same = self.chance.choice(others), self.chance.random() < 0.5
        one, earlier = row["id"], first["id"]

        def settle(service: Service, who: Person) -> None:
            if same:
                kind = Kind.DUPLICATE
                decisions.settle_kind(service.ledger, one, kind, who, earlier=earlier)
            else:
                decisions.settle_replaced(service.ledger, one, None, who)

        said: dict[str, Any] = {"earlier": earlier} if same else {"replaces": 0}
        told = f"{one} is {earlier}, sent again: {same}"
        self._recorded(told, settle, mishap, **said)

    def _again(self, delivery: int, mishap: Mishap | None) -> None:
        who = self._who()
        self.do(
            f"retry the letters of {delivery}",
            lambda service: post.retry(service.ledger, delivery, who),
            mishap,
        )

    # -- how an act is done -------------------------------------------------------

    def _decide(
        self,
        what: str,
        act: Callable[[Service, int, Person], None],
        mishap: Mishap | None,
        **wanted: str,
    ) -> None:
        """Decide on a delivery that has these facts, if there is one."""
        rows = [
            row
            for row in Books.of(self.folder).deliveries
            if {**row, **wanted} == row and self._alone(row)
        ]
        if rows:
            delivery = self.chance.choice(rows)["id"]
            self._recorded(
                f"{what} {delivery}", lambda s, who: act(s, delivery, who), mishap
            )

    def _alone(self, row: Row) -> bool:
        """Tell whether it is a contribution that has to do with no other mail."""
        mail: Mail = self.auditor.truth.of(row)
        acted_on = row["superseded_by"] or row["withdrawn"]
        settled = row["state"] in (*DONE, "set_aside")
        return settled and mail.what == SUBMISSION and not (mail.on or acted_on)

    def _recorded(
        self,
        what: str,
        act: Callable[[Service, Person], None],
        mishap: Mishap | None,
        **said: Any,
    ) -> None:
        who = self._who()
        well, _ = self.do(what, lambda service: act(service, who), mishap)
        if well:
            self.auditor.promised[who.because] = {"by": who.by, **said}

    def _who(self) -> Person:
        return Person(by="A. Clerk", because=f"reason {next(self.serial)}")
