"""Six weeks of a consultation from a seed: does everything come to its right end?

Mails arrive, passes are made, people decide, and now and then the disk refuses or
the process dies. After each step the books are held against the truth. At last the
world is honest, people settle what is left, and all must be quiet and right.
"""

from __future__ import annotations

import heapq
import random
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.importing import take
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from tests.simulation import people
from tests.simulation.audit import Auditor
from tests.simulation.books import DONE, Books, contents, shown
from tests.simulation.clerks import Clerks
from tests.simulation.people import END, HARD, START, Mail
from tests.simulation.world import Mishap, World

if TYPE_CHECKING:
    from pipeline.service import Service

_MISHAPS = ("before", "before", "after", "after", "torn")
_MISHAPS += ("no room", "broken", "full", "gone")
#: Passes of an honest world after which all must be quiet.
_MOST_PASSES = 20


@dataclass(slots=True)
class Season:
    """One season, and what came of it; `wrong` is empty if all is well."""

    seed: int
    folder: Path
    history: list[str] = field(default_factory=list)
    wrong: list[str] = field(init=False)
    steps: int = 0
    mishaps: int = 0
    _chance: random.Random = field(init=False)
    _world: World = field(init=False)
    _auditor: Auditor = field(init=False)
    _clerks: Clerks = field(init=False)
    _agenda: list[tuple[datetime, int, Callable[[], None]]] = field(
        default_factory=list
    )
    _serial: Iterator[int] = field(default_factory=count)
    _echoed: int = 0

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311 (a story, no secret)
        self._auditor = Auditor(self.folder)
        self._world = World(self.folder, self._chance, self._auditor.inspect)
        self._clerks = Clerks(
            folder=self.folder,
            chance=self._chance,
            serial=self._serial,
            auditor=self._auditor,
            do=self._do,
        )
        self.wrong = self._auditor.wrong

    @property
    def mails(self) -> int:
        """How many mails were delivered."""
        return len(self._auditor.truth.mails)

    @property
    def letters(self) -> int:
        """How many letters the mail server took."""
        return len(self._world.taken)

    def play(self) -> Season:
        """Let it happen; stop at the first step that leaves something wrong."""
        for mail in people.season(self._chance):
            self._expect(mail)
        for _ in range(self._chance.randint(10, 15)):
            self._plan(self._some_time(), self._pass)
        for seconds in (-1, 0, 1, 3600):
            self._plan(HARD + timedelta(seconds=seconds), self._pass)
        for _ in range(self._chance.randint(3, 9)):
            self._plan(self._some_time(), self._act)
        with self._world.around():
            try:
                self._happen()
            except Exception as error:  # noqa: BLE001 (what is raised here is a fault)
                self._note(traceback.format_exc())
                self.wrong.append(f"the program failed: {error!r}")
        return self

    def _happen(self) -> None:
        while self._agenda and not self.wrong:
            at, _, step = heapq.heappop(self._agenda)
            self._world.now = max(self._world.now, at)
            step()
        if not self.wrong:
            self._become_quiet()
        if not self.wrong:
            self._end()

    # -- what happens -------------------------------------------------------------

    def _plan(self, at: datetime, step: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (at, next(self._serial), step))

    def _some_time(self) -> datetime:
        seconds = (END - START).total_seconds() * self._chance.random()
        return START + timedelta(seconds=int(seconds))

    def _expect(self, mail: Mail) -> None:
        self._plan(mail.arrives, lambda: self._arrive(mail))

    def _arrive(self, mail: Mail) -> None:
        """A mail is there; somebody may have read it, or it lies among junk."""
        place = self._chance.choices(("new", "cur", "junk"), (6, 3, 1))[0]
        self._world.deliver(mail, place)
        self._auditor.truth.delivered(mail)
        self._note(f"{mail.name} ({mail.what}, of {mail.at:%d %b %H:%M:%S}) in {place}")

    def _pass(self) -> None:
        mishap = self._some_mishap()
        if self._chance.random() < 0.1:
            self._note(f"moved back from where it was taken: {self._world.put_back()}")
        if self._chance.random() < 0.1:
            hours = self._chance.choice((-30, -2, 2, 30))
            self._world.wrong_by = timedelta(hours=hours)
        if self._chance.random() < 0.1:
            mails = self._world.folder / "mailbox"
            self._do("import", lambda service: take(service.ledger, [mails]), mishap)
            self._check()
        away = self._world.mailbox_away() if self._chance.random() < 0.05 else None
        with away or nullcontext():
            what = f"once{', without the mailbox' * bool(away)}"
            well, done = self._do(what, _once, mishap)
        self._world.wrong_by = timedelta()
        troubled = not well or bool(done.trouble)
        self._check(quiet=not troubled and not self._waiting())
        self._echo()
        if well and not (mishap or away) and self._chance.random() < 0.07:
            self._lose_the_database()
        if self._chance.random() < 0.3:
            self._world.end()  # a new process makes the next pass

    def _act(self) -> None:
        self._clerks.act(self._some_mishap())
        if self._chance.random() < 0.3:
            self._settle_letters()
        self._check()

    def _some_mishap(self) -> Mishap | None:
        if self._world.honest or self._chance.random() < 0.5:
            return None
        what = self._chance.choice(_MISHAPS)
        return Mishap(what=what, nth=int(10 ** self._chance.uniform(0, 2.1)))

    def _echo(self) -> None:
        """Have machines answer some of the letters that went since the last look."""
        fresh = self._world.taken[self._echoed :]
        self._echoed += len(fresh)
        for name, to, raw in fresh:
            at = self._world.now + timedelta(minutes=self._chance.randint(1, 9))
            serial, lot = next(self._serial), self._chance.random()
            if lot < 0.1:
                self._expect(people.bounce(name, to, at, serial))
            elif lot < 0.2:
                self._expect(people.away(to, at, serial))
            elif lot < 0.22:
                self._expect(people.copy_of(raw, at, serial))
            elif lot < 0.4 and name.startswith("<acknowledgement."):
                self._expect(people.correction(name, to, self._of(name), at, serial))

    def _of(self, letter: str) -> str:
        """Return the content of the mail that a letter of ours is about."""
        books = Books.of(self.folder)
        about = {x["message_id"]: x["delivery_id"] for x in books.letters}[letter]
        row = next(row for row in books.deliveries if row["id"] == about)
        return self._auditor.truth.of(row).content

    def _settle_letters(self) -> None:
        taken = {name: raw for name, _, raw in self._world.taken}
        there = {mail.raw for mail in self._auditor.truth.mails.values()}
        for _, raw in self._clerks.settle_letters(taken):
            if raw not in there:
                serial = next(self._serial)
                self._arrive(people.copy_of(raw, self._world.now, serial))

    def _lose_the_database(self) -> None:
        """Lose the database after a pass that went well, and make it again."""
        self._world.end()
        before = Books.of(self.folder)
        for path in self.folder.glob("depositary.db*"):
            path.unlink()
        well, _ = self._do("once, without the database", _once)
        if well:
            self.wrong.append("a pass did not see that the database is gone")
        self._rebuild(before)

    # -- how it ends --------------------------------------------------------------

    def _become_quiet(self) -> None:
        """Let an honest world go on until nothing is left to do."""
        self._world.honest = True
        cut_off = self._auditor.truth.cut_offs(Books.of(self.folder))[-1]
        self._world.now = max(self._world.now, cut_off)
        for _ in range(_MOST_PASSES):
            self._world.now += timedelta(hours=13)
            while self._agenda:
                heapq.heappop(self._agenda)[2]()
            self._settle_letters()
            self._clerks.settle_clocks()
            self._clerks.settle_copies()
            self._clerks.settle_relations()
            well, done = self._do("once", _once)
            if not well:
                self.wrong.append(f"a pass in an honest world ends so: {done}")
                return
            did = done.new or done.letters or done.issued or done.steps
            if not (did or done.trouble or self._waiting()):
                return
        self.wrong.append(f"it does not become quiet: {done}, {self._waiting()}")

    def _end(self) -> None:
        """Hold the end of the season to the truth, and make the database again."""
        self._check(quiet=True)
        self._auditor.close()
        _, found = self._do("verify", lambda service: list(verify(service)))
        self.wrong += found
        if not self.wrong:
            self._rebuild(Books.of(self.folder))

    def _rebuild(self, before: Books) -> None:
        self._world.end()
        made = rebuild(self._world.settings, lambda: self._world.now)
        self._note(f"rebuild -> {made.placed}, {made.differences}, {made.taken}")
        if made.differences or made.taken or not made.placed:
            self.wrong.append(f"rebuilt with differences: {made}")
        after = contents(Books.of(self.folder))
        for what, old in contents(before).items():
            gone = [one for one in old if one not in after[what]]
            come = [one for one in after[what] if one not in old]
            if gone or come:
                self.wrong.append(f"rebuilt: the {what} lack {gone} and add {come}")
        self._check()

    def _waiting(self) -> list[str]:
        """Name what waits for time or for a person, other than what must.

        A receipt of what was set aside since rests, should it be counted in again, and
        so does a late notice, never written, of what a person admitted.
        """
        books, truth = Books.of(self.folder), self._auditor.truth
        aside = {row["id"] for row in books.deliveries if row["state"] == "set_aside"}
        in_time = {row["id"] for row in books.deliveries if row["verdict"] != "late"}

        def unwritten(letter: Mapping[str, Any]) -> bool:
            return letter["kind"] == "late" and not letter["text"]

        letters = [
            f"{letter['message_id']} is {letter['state']}"
            for letter in books.letters
            if letter["state"] != "sent"
            and (letter["kind"] == "set_aside" or letter["delivery_id"] not in aside)
            and (letter["delivery_id"] not in in_time or not unwritten(letter))
        ]
        return letters + [
            f"{shown(row)} is {row['state']}: {row['why']}"
            for row in books.deliveries
            if row["state"] not in (*DONE, "set_aside")
            and truth.class_of(books, row) != "held"
        ]

    # -- doing and telling --------------------------------------------------------

    def _do(
        self,
        what: str,
        act: Callable[[Service], Any],
        mishap: Mishap | None = None,
    ) -> tuple[bool, Any]:
        well, found = self._world.do(act, mishap)
        struck = self._world.struck
        self.steps += 1
        self.mishaps += bool(struck)
        how = f" [{mishap.what}: {struck}]" if mishap and struck else ""
        self._note(f"{what}{how} -> {found}")
        return well, found

    def _note(self, what: str) -> None:
        said = what.replace(f"{self.folder}/", "")
        self.history.append(f"{self._world.now:%d %b %H:%M:%S}  {said}")

    def _check(self, *, quiet: bool = False) -> None:
        self._auditor.check(self._world.taken, quiet=quiet)


def _once(service: Service) -> Any:
    return service.once()
