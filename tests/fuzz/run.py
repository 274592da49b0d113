"""Does any mutation of a file or a mail get the better of a reader?

    python tests/fuzz/run.py 1000                 make and read 1,000 mutations
    python tests/fuzz/run.py --replay 17 --of x.docx    one again, with its traceback

Each mutation is made from its number and one good file: of the sample, of the
constructs of tests/reading and, where it is there, of the corpus. It is read in
a forked child with the memory of the product's; 15 seconds of processor time
for one file are a hang. Other programs are not run, their plain fallbacks are;
`--programs N` reads N more mutations of files for LibreOffice and tesseract.

Three things are faults: an exception that leaves a reader, a hang, and an
exception that only the last net around the readers catches. What the product's
child is there for, no memory and a library in C that aborts, is counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, NoReturn

sys.path.insert(0, str(Path(__file__).parents[2]))

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline import bounded, extract, parse
from pipeline.extract import containers, ooxml, tools
from pipeline.message import parts
from tests.fuzz.mutations import mutated
from tests.reading.test_matrix import constructs

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "fuzz"
CORPUS = ROOT.parent / "shared" / "corpus"
#: Larger files say nothing new and take most of the time.
MOST_SEED_BYTES = 200_000
BATCH = 40
CPU, WALL = 15, 90
_MAIL = "mail"
#: What people send most, and what we read most of ourselves.
_OFTEN = ("docx", "pdf", _MAIL, "html", "xlsx", "msg")
#: Read through other programs, which are too slow for large numbers.
_SLOW = ("doc", "odt", "rtf")


class Seed(NamedTuple):
    """A good file: its name, what kind it is (by its ending), its bytes."""

    name: str
    kind: str
    data: bytes


class Recipe(NamedTuple):
    """What a mutation is made from: its number, a good file, another like it."""

    number: int
    seed: Seed
    other: Seed

    def __str__(self) -> str:
        """Name it as `--replay` wants it."""
        return f"--replay {self.number} --of {self.seed.name}"

    def made(self) -> bytes:
        """Make it: the same bytes each time."""
        chance = random.Random(str(self))  # noqa: S311 (to be repeated, no secret)
        return mutated(self.seed.data, self.other.data, chance)


@dataclass(slots=True)
class Tally:
    """What came of the mutations: of each kind and outcome how many.

    `faults` are the recipes by the place in the code that they went wrong at.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[Recipe]] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, recipe: Recipe, outcome: str, seconds: float = 0.0) -> None:
        """Count one; an outcome with a colon tells what went wrong, and where."""
        kind, _, where = outcome.partition(": ")
        self.outcomes[kind] += 1
        self.kinds[recipe.seed.kind] += 1
        if where:
            self.faults.setdefault(outcome, []).append(recipe)
        self.slowest = sorted([*self.slowest, (seconds, str(recipe))])[-5:]


# --- the seeds -------------------------------------------------------------------


def seeds(corpus: Path) -> dict[str, list[Seed]]:
    """Return the good files by kind, in an order that stays."""
    found: dict[str, list[Seed]] = {}
    for seed in (*_own(), *_foreign(corpus)):
        if 0 < len(seed.data) <= MOST_SEED_BYTES:
            found.setdefault(seed.kind, []).append(seed)
    return found


def _own() -> Iterator[Seed]:
    for file in sorted((ROOT / "sample" / "mailbox").glob("cur/*")):
        raw = file.read_bytes()
        yield Seed(file.name, _MAIL, raw)
        for part, data in parts.payloads(raw):
            if not part.is_body:
                yield Seed(f"{file.name}/{part.name}", _kind(part.name), data)
    for each in constructs():
        name = f"{each.family}/{each.name}/{each.file}"
        yield Seed(
            name, _MAIL if each.family == _MAIL else _kind(each.file), each.make()
        )


def _foreign(corpus: Path) -> Iterator[Seed]:
    for file in sorted(corpus.glob("documents/*/*")):
        yield Seed(file.name, _kind(file.name), file.read_bytes())
    for file in sorted(p for p in corpus.glob("mail/**/*") if p.is_file()):
        if file.suffix != ".tsv":
            yield Seed(str(file.relative_to(corpus)), _MAIL, file.read_bytes())


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower()


def recipe(number: int, among: dict[str, list[Seed]], of: str = "") -> Recipe:
    """Choose what the mutation of that number is made from; `of` names the file."""
    chance = random.Random(number)  # noqa: S311 (to be repeated, no secret)
    often = [k for k in _OFTEN if k in among] or [*among]
    kind = chance.choice(chance.choice((often, often, [*among])))
    seed = chance.choice(among[kind])
    if of:
        named = (s for of_kind in among.values() for s in of_kind if s.name == of)
        seed = next(named)
    return Recipe(number, seed, chance.choice(among[seed.kind]))


# --- reading them ----------------------------------------------------------------


def read(seed: Seed, raw: bytes) -> str:
    """Read a mutation; say what came of it: read, held, program, net."""
    if seed.kind == _MAIL:
        parse.read_message(raw)
        documents = [
            (part.name, data, part.type, part.is_body)
            for part, data in parts.payloads(raw)
        ]
    else:
        documents = [(seed.name.rpartition("/")[2], raw, "", False)]
    held = program = False
    for name, data, declared, is_body in documents:
        try:
            found = extract.read_file(name, data, declared, is_body=is_body)
        except tools.ToolNeededError:
            program = True
        else:
            held = held or any(each.reading.why for each in found)
    return "program" if program else "held" if held else "read"


@contextmanager
def watching(seen: Callable[[BaseException], object]) -> Iterator[None]:
    """Show the exceptions that only the nets around all readers catch."""
    plain_reader, plain_members = extract._reader, containers.members  # noqa: SLF001 (the net)

    def reader(kind: str) -> Callable[..., object]:
        chosen = plain_reader(kind)

        def reading(*arguments: object) -> object:
            try:
                return chosen(*arguments)
            except (ooxml.UnreadableError, tools.ToolNeededError, MemoryError):
                raise
            except BaseException as fault:
                seen(fault)
                raise

        return reading

    def members(data: bytes, kind: str) -> object:
        try:
            return plain_members(data, kind)
        except ooxml.UnreadableError as fault:
            raised = traceback.extract_tb(fault.__traceback__)[-1]
            # What is named there is expected of a broken file, and is no net.
            expected = (*ooxml.BROKEN_ZIP, type(None))
            if raised.name == "members" and not isinstance(fault.__cause__, expected):
                seen(fault.__cause__)
            raise

    extract._reader, containers.members = reader, members  # noqa: SLF001 (the net)
    try:
        yield
    finally:
        extract._reader, containers.members = plain_reader, plain_members  # noqa: SLF001 (the net)


def _place(fault: BaseException) -> str:
    """Name the class of a fault and where in our code it was raised or called."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [f for f in frames if "/pipeline/" in f.filename] or frames
    where = f"{Path(ours[-1].filename).name}:{ours[-1].name}"
    inner = frames[-1]
    theirs = "" if inner in ours else f" < {Path(inner.filename).name}:{inner.name}"
    return f"{type(fault).__name__} at {where}{theirs}"


#: What the nets caught of the mutation at hand.
_netted: list[str] = []


def fuzz(numbers: Iterable[int], among: dict[str, list[Seed]]) -> Tally:
    """Read all mutations of these numbers, in one child after the other."""
    tally, numbers = Tally(), list(numbers)
    with watching(lambda fault: _netted.append(_place(fault))):
        while numbers:
            batch = numbers[:BATCH]
            done, why = _in_child(batch, among, tally)
            if done < len(batch):  # the child died at this one
                tally.add(recipe(batch[done], among), why)
                done += 1
            del numbers[:done]
    return tally


def _in_child(
    batch: Sequence[int], among: dict[str, list[Seed]], tally: Tally
) -> tuple[int, str]:
    """Return how many of the batch were read, and what the child died of."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _child(batch, among, into)
    os.close(into)
    done = 0
    with os.fdopen(out, "rb") as answers:
        for line in answers:
            outcome, seconds = json.loads(line)
            tally.add(recipe(batch[done], among), outcome, seconds)
            done += 1
    _, status = os.waitpid(child, 0)
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended in {signal.SIGPROF, signal.SIGALRM}:
        return done, f"hang: more than {CPU} s"
    if ended:
        return done, f"aborted by {signal.Signals(ended).name}"
    return done, "exception: the child ended"


def _child(batch: Sequence[int], among: dict[str, list[Seed]], into: int) -> NoReturn:
    try:
        tools.forbid()
        for what, most in (
            (resource.RLIMIT_AS, _held() + bounded.NARROW.memory),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
        os.environ["PATH"] = ""  # so that the readers use their fallbacks
        for stream in (1, 2):  # libraries in C say what they think of a file
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        for number in batch:
            one = recipe(number, among)
            began = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, CPU)
            signal.alarm(WALL)
            outcome = _outcome(one)
            signal.setitimer(signal.ITIMER_PROF, 0)
            line = json.dumps((outcome, time.process_time() - began)) + "\n"
            os.write(into, line.encode())
    finally:
        os._exit(0)


def _held() -> int:
    """Return how much memory a child has from its parent: other tests ran in it."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()


def _outcome(one: Recipe) -> str:
    _netted.clear()
    try:
        outcome = read(one.seed, one.made())
    except MemoryError:
        return "no memory"
    except BaseException as fault:  # noqa: BLE001 (this is what is looked for)
        return f"exception: {_place(fault)}"
    return f"net: {_netted[0]}" if _netted else outcome


def fuzz_programs(numbers: Iterable[int], among: dict[str, list[Seed]]) -> Tally:
    """Read mutations with LibreOffice and tesseract, as the product does."""
    tally = Tally()
    for number in numbers:
        one = recipe(number, among)
        name = one.seed.name.rpartition("/")[2]
        document = bounded.Document(name=name, data=one.made())
        began = time.monotonic()
        lines, why = bounded.guarded((document,), bounded.WIDE)
        said = (lines[0] if lines else why)[1:].decode()
        outcome = "read" if lines and lines[0].startswith(b"+") else "held"
        if said == bounded.TOO_LONG:
            outcome = f"hang: more than {bounded.WIDE.cpu} s"
        tally.add(one, outcome, time.monotonic() - began)
    return tally


# --- telling ---------------------------------------------------------------------


def told(tally: Tally, title: str) -> list[str]:
    """Tell what came of it, and write the recipe of every fault."""
    count = sum(tally.outcomes.values())
    lines = [f"{title}: {count:,} mutations"]
    lines += [f"  {n:9,}  {outcome}" for outcome, n in tally.outcomes.most_common()]
    lines.append(f"  of kinds: {dict(tally.kinds.most_common())}")
    ordered = sorted(tally.faults.items(), key=lambda item: -len(item[1]))
    lines += [
        f"  {len(found):6}x {fault}, first {found[0]}" for fault, found in ordered[:20]
    ]
    lines += [f"  {seconds:5.1f} s  {recipe}" for seconds, recipe in tally.slowest]
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / "faults.tsv").open("a", encoding="utf-8") as out:
        for fault, found in ordered:
            for one in found:
                out.write(f"{fault}\t{one}\n")
    return lines


def replay(one: Recipe) -> None:
    """Keep the bytes of a mutation and read it here, without any net."""
    BUILD.mkdir(parents=True, exist_ok=True)
    data = one.made()
    file = BUILD / f"{one.number}-{Path(one.seed.name).name}"
    file.write_bytes(data)
    sys.stdout.write(f"{file.relative_to(ROOT)}: {len(data):,} bytes\n")
    with watching(traceback.print_exception):
        sys.stdout.write(f"{read(one.seed, data)}\n")


def main() -> int:
    """Fuzz or replay; 1 where there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("count", type=int, nargs="?", default=0)
    parser.add_argument("--start", type=int, default=0, help="the first number")
    parser.add_argument("--programs", type=int, default=0)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--replay", type=int, metavar="NUMBER")
    parser.add_argument("--of", default="", metavar="FILE")
    chosen = parser.parse_args()
    among = seeds(chosen.corpus)
    if chosen.replay is not None:
        replay(recipe(chosen.replay, among, chosen.of))
        return 0
    numbers = range(chosen.start, chosen.start + chosen.count)
    tallies = [("in the process", fuzz(numbers, among))]
    if chosen.programs:
        slow = {kind: of_kind for kind, of_kind in among.items() if kind in _SLOW}
        numbers = range(chosen.start, chosen.start + chosen.programs)
        tallies.append(("with programs", fuzz_programs(numbers, slow)))
    for title, tally in tallies:
        sys.stdout.write("\n".join(told(tally, title)) + "\n")
    return int(any(tally.faults for _, tally in tallies))


if __name__ == "__main__":
    sys.exit(main())
