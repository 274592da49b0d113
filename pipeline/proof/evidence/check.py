"""Does this evidence hold? README.txt says of what. Usage: python check.py [ROOT...]"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

HERE, when = Path(__file__).resolve().parent, datetime.fromisoformat
PATHS = [p for p in HERE.rglob("*") if p.is_file() and p.suffix != ".pyc"]
FILES = {p.relative_to(HERE).as_posix(): p.read_bytes() for p in PATHS}
SUMS = {name: sha256(data).hexdigest() for name, data in FILES.items()}


def main(given: list[str]) -> int:
    """Print what is not so, and return 1; or what is proved: 0; 2 without a root."""
    wrong, told = list[str](), list[str]()
    try:
        for is_so, what in claims(given, told):
            wrong += [] if is_so else [f"It is not so that {what}."]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        wrong.append(f"It cannot be read: {error!r}.")
    held = "It holds." if given else "It agrees with itself; without a ROOT, no proof."
    print(*([*wrong, "It does not hold."] if wrong else [*told, held]), sep="\n")
    return 1 if wrong else 0 if given else 2


def claims(given: list[str], told: list[str]) -> Iterator[tuple[bool, str]]:
    """Yield whether something is so, and what; tell what to print if all is so."""
    lines = FILES["manifest.txt"].decode(errors="replace").split("\n")[:-1]
    listed = {name: digest for digest, _, name in (x.partition("  ") for x in lines)}
    for name in sorted((SUMS.keys() | listed.keys()) - {"manifest.txt"}):
        yield SUMS.get(name) == listed.get(name), f"{name} is as manifest.txt says"
    said, proof = (json.loads(FILES[f"{x}.json"]) for x in ("verdict", "proof"))
    lines = FILES["events.jsonl"].decode().split("\n")[:-1]
    events = [json.loads(line) for line in lines]
    of = {event["kind"]: event["data"] for event in events}
    yield of["arrived"]["sha256"] == SUMS["message.eml"], "the message is what arrived"
    sent = {e["data"].get("sha256") for e in events if e["kind"].startswith("letter ")}
    kept = {digest for name, digest in SUMS.items() if name.startswith("letters/")}
    yield sent - {None} == kept, "the letters are what was sent"
    judged = of.get(said["judged_as"], {})
    same = all(said[x] == judged.get(x) for x in ("received_at", "verdict"))
    yield same, "the verdict is the one in the ledger"
    at, ends = when(said["received_at"] or said["first_seen"]), said["deadlines"][-1]
    verdicts = [verdict for verdict, end in ends.items() if at < when(end)]
    by_clock = [*verdicts, "grace" if said["admitted_by"] else "late"][0]
    yield said["verdict"] in {None, by_clock}, "the clock and the deadline say so"
    heeded: list[str] = []
    for event in (e["data"] for e in events if e["kind"] == "extended"):
        heeded = [*(heeded[:-1] if "corrects" in event else heeded), event["hard"]]
    for later in heeded:
        yield when(later) <= when(ends["grace"]), f"it heeds the extension to {later}"
    receipt = "{number} {} {received_at} {verdict}".format(SUMS["message.eml"], **said)
    yield {*proof["ways"]} - {receipt} == {*lines}, "the proof is of what is told here"
    told += [f"{root}  {of}" for root, of in proof["roots"].items()]
    for line, ways in proof["ways"].items():
        for root, way in ways.items():
            node = sha256(b"\0" + line.encode()).digest()
            for left, right in way:
                pair = bytes.fromhex(left) + node + bytes.fromhex(right)
                node = sha256(b"\1" + pair).digest()
            yield node.hex() == root, f"this is under the root {root}: {line}"
        told += [] if {*ways} & {*(given or ways)} else [f"But not proved: {line}"]
    reached = {root for ways in proof["ways"].values() for root in ways}
    yield bool(reached) and reached >= {*given}, "it leads to the roots that are given"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
