"""How much of real files is read, how faithfully, how fast and within which limits?

    python bench/reading_pdf.py [FOLDER] [--all FOLDER]

Over files of all kinds: how many are read in full, in part or held, why, and what
the costliest took. Then over a folder of PDFs: the words that are read against
those of pdftotext, the share of passages whose text pdftotext or pdfminer.six
print too, and the processor time beside pdfminer.six. Files are read as in service, by
`pipeline.bounded.Reader`; the shared corpus lies beside the project, or nowhere.
"""

from __future__ import annotations

import logging
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn
from unicodedata import normalize

sys.path.insert(0, str(Path(__file__).parent.parent))

import typer
from pdfminer.high_level import extract_text

from pipeline import bounded
from pipeline.bounded import Reader
from pipeline.extract import read_file, tools
from pipeline.message.documents import Document
from rules.terms import Read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract import Found
    from rules.terms import Passage

CORPUS = Path(__file__).parents[2] / "shared/corpus/documents"
_CRASHES = frozenset((bounded.CRASHED, bounded.TOO_LONG, bounded.TOO_MUCH_MEMORY))
_WORD = re.compile(r"\w+")
#: A word may be cut at the end of its line: then the hyphen belongs to the line.
_HYPHEN = re.compile("[-\u00ad\u2010]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_MOST_SECONDS = 20


class Measured(NamedTuple):
    """What was read of a file, and the seconds of processor time it took."""

    file: Path
    found: tuple[Found, ...]
    cpu: float

    @property
    def worst(self) -> Read:
        """How much of it was read, the files in it included."""
        return max((f.reading.read for f in self.found), key=list(Read).index)

    @property
    def printed(self) -> list[Passage]:
        """The passages that stand on the pages, not on their margins."""
        return [
            p
            for p in self.found[0].reading.passages
            if p.source.place.startswith(("page", "t"))
        ]


def main(
    folder: Annotated[Path, typer.Argument()] = CORPUS / "pdf",
    every: Annotated[Path, typer.Option("--all")] = CORPUS,
    speed: bool = True,
) -> None:
    """Print all tables."""
    logging.disable()
    signal.signal(signal.SIGPROF, _stop)
    _kinds(_files(every))
    _pdfs(_files(folder))
    if speed:
        _speed(_files(folder))


def _files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix != ".tsv")


def _pdfs(files: Sequence[Path]) -> None:
    """Compare what was read with what pdftotext prints."""
    shares: list[tuple[float, str]] = []
    kept: Counter[str] = Counter()
    for each in _measured(files):
        theirs = _pdftotext(each.file)
        reading = each.found[0].reading
        if reading.read is Read.HELD or reading.confidence or not theirs.strip():
            continue
        shares.append((_overlap(reading.passages, theirs), each.file.name))
        found = Counter(_kept(each, theirs))
        kept += found
        kept[f"{found['lost']:6} passages not in {each.file.name}"] = found["lost"]
    if not shares:
        print("no PDF with words here")
        return
    print(f"\n{len(shares)} PDFs with words of {len(files)}")
    print(f"words as pdftotext: median {statistics.median(s for s, _ in shares):.4f}")
    for share, name in sorted(shares)[:10]:
        print(f"    {share:.3f}  {name}")
    total = kept["verbatim"] + kept["hyphen"] + kept["lost"]
    print(f"{total} passages on pages, {kept['verbatim'] / total:.4f} verbatim but for")
    print(f"white space, {kept['hyphen'] / total:.4f} but for hyphens, others in")
    for line, _ in [item for item in kept.most_common() if "not in" in item[0]][:10]:
        print(line)


def _kept(each: Measured, theirs: str) -> Iterator[str]:
    """Say of every passage whether its very text is in what other programs print."""
    keys = [_key(p.text) for p in each.printed]
    sources = [_key(theirs), _key(_pdftotext(each.file, "-raw"))]
    if not all(any(key in source for source in sources) for key in keys):
        sources.append(_key(_pdfminer(each.file.read_bytes()) or ""))
    bare = [_HYPHEN.sub("", source) for source in sources]
    for key in keys:
        if any(key in source for source in sources):
            yield "verbatim"
        else:
            mended = _HYPHEN.sub("", key)
            yield "hyphen" if any(mended in source for source in bare) else "lost"


def _pdftotext(file: Path, *mode: str) -> str:
    command = ("pdftotext", *mode, "-enc", "UTF-8", str(file), "-")
    try:
        done = subprocess.run(command, capture_output=True, timeout=10, check=False)
    except subprocess.TimeoutExpired:  # a bomb: it is read, or held, by us alone
        return ""
    return done.stdout.decode("utf-8", "replace")


def _overlap(passages: Sequence[Passage], theirs: str) -> float:
    """Give the share of pdftotext's words that were read as often as there."""
    ours = Counter(w for p in passages for w in _WORD.findall(p.text.lower()))
    words = Counter(_WORD.findall(theirs.lower()))
    return (ours & words).total() / max(words.total(), 1)


def _key(text: str) -> str:
    """Take out white space, and write ligatures as the letters that they join."""
    return "".join(_LIGATURE.sub(lambda m: normalize("NFKC", m[0]), text).split())


def _pdfminer(data: bytes) -> str | None:
    """Return what pdfminer.six reads, None where it fails or takes too long."""
    signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS)
    try:
        return extract_text(BytesIO(data))
    except Exception:  # noqa: BLE001 (it raises whatever it meets in a file)
        return None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(*_: object) -> NoReturn:
    raise TimeoutError


def _speed(files: Sequence[Path]) -> None:
    """Compare the processor time with that of pdfminer.six, in this process."""
    tools.forbid()
    ours = theirs = 0.0
    count = 0
    for file in files:
        data = file.read_bytes()
        begin = time.process_time()
        mined = _pdfminer(data)
        between = time.process_time()
        if mined:
            with suppress(tools.ToolNeededError):  # a scan is no race
                read_file(file.name, data)
                ours += time.process_time() - between
                theirs += between - begin
                count += 1
    print(f"{count} PDFs: pdfminer.six {theirs:.1f} s, here {ours:.1f} s", end="")
    print(f" of processor time: {theirs / ours:.1f} times as fast")


def _kinds(files: Sequence[Path]) -> None:
    """Count what became of files of all kinds."""
    table: dict[str, Counter[str]] = {}
    whys: Counter[str] = Counter()
    slow: list[tuple[float, str]] = []
    crashed: list[str] = []
    silent: list[str] = []
    for each in _measured(files):
        table.setdefault(each.file.suffix, Counter())[each.worst.value] += 1
        slow.append((each.cpu, each.file.name))
        for one in each.found:
            whys[one.reading.why] += 1
            if one.reading.why in _CRASHES:
                crashed.append(each.file.name)
            if one.reading.read is not Read.FULL and "Please" not in one.reading.why:
                silent.append(each.file.name)
    print(f"\n{'kind':8}{'full':>6}{'partial':>9}{'held':>6}")
    for kind, counts in sorted(table.items()):
        print(f"{kind:8}{counts['full']:6}{counts['partial']:9}{counts['held']:6}")
    for why, count in whys.most_common():
        print(f"{count:5}  {why or 'all was read'}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"crashes or beyond the limits {len(crashed)}: {', '.join(crashed)}")
    print(f"not read and no suggestion {len(silent)}: {', '.join(silent)}")
    print(f"largest process {peak:.0f} MB; costliest files, seconds of processor time:")
    for cpu, name in sorted(slow, reverse=True)[:5]:
        print(f"{cpu:8.2f}  {name}")


def _measured(files: Sequence[Path]) -> Iterator[Measured]:
    """Read files one by one; what a child used, the warm parent has waited for."""
    with Reader() as reader:
        reader.read([Document(name="warm.txt", data=b"warm")])
        for file in files:
            before = _waited_for(reader)
            [found] = reader.read([Document(name=file.name, data=file.read_bytes())])
            yield Measured(file, found, _waited_for(reader) - before)


def _waited_for(reader: Reader) -> float:
    said = Path(f"/proc/{reader.pid}/stat").read_text("ascii").rpartition(")")[2]
    return sum(map(int, said.split()[13:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    typer.run(main)
