"""Does this evidence hold? Needs Python 3.11 or later, and nothing else.

    python check.py [ROOT...]

Every file is the one that manifest.txt names; the message is the one whose arrival
the ledger recorded; the ledger's events follow each other and lead to its Merkle
root (RFC 6962), as the submission does to that of the compilation; the verdict
follows from the clock and the deadline, which no extension contradicts. A ROOT read
in the public record is one of those here; then what is under none that was given is
named as not proved. The words of letters and record.json are the secretariat's.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
#: What is said of a hash that is no root, and of one that is the ledger's head.
_NO_ROOT = (
    "No root here is",
    'Use the one called "Merkle root of the ledger": this is its head, not its root:',
)


def main(given: list[str]) -> int:
    """Say what was proved, or what is wrong; 1 if anything is."""
    wrong, roots, beyond = list(altered()), {}, []
    try:
        trees = json.loads((HERE / "proof.json").read_bytes())
        roots = {tree["root"]: f"{tree['of']} ({tree['size']})" for tree in trees}
        heads = {tree["head"] for tree in trees if "head" in tree}
        wrong += [*unproved(), *astray(trees)]
        wrong += [f"{_NO_ROOT[x in heads]} {x}." for x in given if x not in roots]
        beyond = unrooted([t for t in trees if not given or t["root"] in given])
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        wrong.append(f"It cannot be read: {error!r}.")
    if wrong or not roots:
        sys.stdout.write("\n".join([*wrong, "It does not hold.\n"]))
        return 1
    led = [f"{root}  {name}" for root, name in roots.items()]
    end = "It holds.\n"
    if beyond:
        led.append(f"Under no such root of the ledger: {', '.join(beyond)}.")
        end = "It holds, but for these events, which are not proved.\n"
    sys.stdout.write("\n".join([*led, end]))
    return 0


def altered() -> Iterator[str]:
    """Name the files that are not what the manifest says."""
    lines = (HERE / "manifest.txt").read_bytes().decode(errors="replace").split("\n")
    listed = {name: digest for digest, _, name in (x.partition("  ") for x in lines)}
    there = {p.relative_to(HERE).as_posix(): p for p in HERE.rglob("*") if p.is_file()}
    made = {name for name in there if name.startswith("__pycache__/")}
    for name in sorted((there.keys() | listed.keys()) - made - {"", "manifest.txt"}):
        data = there[name].read_bytes() if name in there else b""
        if listed.get(name) != sha256(data).hexdigest():
            yield f"{name} is not the file that manifest.txt names."


def unproved() -> Iterator[str]:
    """Name what does not follow from the message, the clock and the events before."""
    lines, events, said, message = what_is_said()
    of = {event["kind"]: event["data"] for event in events}
    if of["arrived"]["sha256"] != message:
        yield "The message is not the one that arrived."
    for (line, before), (_, after) in pairwise(zip(lines, events, strict=True)):
        follows = after["position"] == before["position"] + 1
        if follows and after["previous"] != sha256(line.encode()).hexdigest():
            yield f"Event {after['position']} does not follow its forerunner."
    judged, facts = of.get(said["judged_as"], {}), ("received_at", "verdict")
    if any(said[x] for x in facts) and any(said[x] != judged.get(x) for x in facts):
        yield "The verdict is not the one in the ledger."
    if said["verdict"] and said["verdict"] != by_the_clock(said):
        yield "The verdict does not follow from the clock and the deadline."
    for extended in (e["data"]["hard"] for e in events if e["kind"] == "extended"):
        hard = said["deadlines"][-1]["hard"]
        if datetime.fromisoformat(hard) < datetime.fromisoformat(extended):
            yield f"The call was extended to {extended}, and the verdict says {hard}."


def astray(trees: list[Any]) -> Iterator[str]:
    """Name what is not under a root and should be."""
    lines, events, said, message = what_is_said()
    receipt = f"{said['number']} {message} {said['received_at']} {said['verdict']}"
    for tree in trees:
        under = [
            x
            for x, e in zip(lines, events, strict=True)
            if e["position"] <= tree["size"]
        ]
        for leaf in under if tree["of"] == "ledger" else [receipt]:
            at, path = tree["leaves"].get(leaf, (0, []))
            if root_of(leaf.encode(), at, tree["size"], path) != tree["root"]:
                yield f"This is not under the root of {tree['of']}: {leaf}"


def unrooted(trees: list[Any]) -> list[str]:
    """Name the events that are under no root of the ledger among these."""
    reach = max((tree["size"] for tree in trees if tree["of"] == "ledger"), default=0)
    return [
        f"event {event['position']} ({event['kind']})"
        for event in what_is_said()[1]
        if event["position"] not in range(1, reach + 1)
    ]


def what_is_said() -> tuple[list[str], list[Any], Any, str]:
    """Return the ledger's lines, the same as events, the verdict, and whose it is."""
    lines = (HERE / "events.jsonl").read_bytes().decode().split("\n")[:-1]
    said = json.loads((HERE / "verdict.json").read_bytes())
    message = sha256((HERE / "message.eml").read_bytes()).hexdigest()
    return lines, [json.loads(line) for line in lines], said, message


def by_the_clock(said: dict[str, Any]) -> str:
    """Judge it again, by the last of the deadlines or by a person's admission."""
    limits, at = said["deadlines"][-1], datetime.fromisoformat(said["received_at"])
    passed = {n: at >= datetime.fromisoformat(t) for n, t in limits.items() if t}
    if not passed.get("opens", True):
        return "early"
    late = "grace" if said["admitted_by"] else "late"
    return late if passed["hard"] else "grace" if passed["soft"] else "on_time"


def root_of(line: bytes, index: int, size: int, path: list[str]) -> str:
    """Compute the root from a line, its place from 0, and its path."""
    node, last = sha256(b"\0" + line).digest(), size - 1
    for sibling in map(bytes.fromhex, path):
        while 0 < index == last and index % 2 == 0:
            index, last = index // 2, last // 2
        pair = sibling + node if index % 2 else node + sibling
        node, index, last = sha256(b"\1" + pair).digest(), index // 2, last // 2
    return node.hex()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
