"""Would the simulation see it? Bugs are planted one by one, and each must be found.

    python -m tests.simulation.planted [--seeds 200] [NAME ...]

The product is copied, one line of the copy is changed to what somebody might have
written in good faith, and seasons are played with it until one goes wrong. It is
told by which seed each bug was found, and what was seen.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_COPIED = ("pipeline", "outbox", "rules", "tests/simulation")
_COPIED += ("tests/consultation.py", "tests/archived.py")
_SEEN = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Bug:
    """A line of the product as it is, and as somebody might have written it."""

    name: str
    file: str
    right: str
    wrong: str


BUGS = (
    Bug(
        name="the Message-ID is what makes two mails one",
        file="rules/duplicate.py",
        right='digest.update(b"\\n" + body.rstrip(b"\\n"))\n',
        wrong='name = raw.partition(b"Message-ID:")[2].partition(b"\\n")[0]\n'
        "    digest = hashlib.sha256(name or raw)\n",
    ),
    Bug(
        name="what is sent again counts twice",
        file="pipeline/record.py",
        right="        repeats=known.repeats,\n",
        wrong="",
    ),
    Bug(
        name="what was imported and is polled is there twice",
        file="pipeline/ledger.py",
        right="met = meeting.imported(session, arrivals, self.archive.get)",
        wrong="met = {}",
    ),
    Bug(
        name="what somebody has read is taken for done",
        file="pipeline/boxes/maildir.py",
        right='not file.name.startswith(".") and',
        wrong='not file.name.endswith("S") and',
    ),
    Bug(
        name="a mail is moved before its row is committed",
        file="pipeline/fetch.py",
        right="        new = self.intake.record(kept.arrivals)\n",
        wrong="        self.folder.settle(kept.uids)\n"
        "        new = self.intake.record(kept.arrivals)\n",
    ),
    Bug(
        name="the row of a mail is kept where its bytes are not",
        file="pipeline/archive/folder.py",
        right="keep(self._path(name), [new[name]]",
        wrong="with suppress(OSError): keep(self._path(name), [new[name]]",
    ),
    Bug(
        name="the rows of many mails are kept where their pack is not",
        file="pipeline/archive/folder.py",
        right="keep(self._shelf.path(made.name)",
        wrong="with suppress(OSError): keep(self._shelf.path(made.name)",
    ),
    Bug(
        name="a day is 24 hours",
        file="rules/deadline.py",
        right="midnight = datetime.combine(value + timedelta(days=1), time(), place)",
        wrong="midnight = (datetime.combine(value, time(), place).astimezone(UTC)"
        " + timedelta(days=1)).astimezone(place)",
    ),
    Bug(
        name="the instant of the cut-off is in time",
        file="rules/deadline.py",
        right="elif received_at < window.hard:",
        wrong="elif received_at <= window.hard:",
    ),
    Bug(
        name="the Date of the sender decides",
        file="pipeline/admit.py",
        right="_judged(item, received.at, window)",
        wrong="_judged(item, message.claimed_at or received.at, window)",
    ),
    Bug(
        name="a stamp is believed whoever wrote it",
        file="rules/deadline.py",
        right="            break\n    return found",
        wrong="            continue\n    return found",
    ),
    Bug(
        name="the time of the poll decides where no host stamped a mail",
        file="rules/deadline.py",
        right="if internaldate is not None:\n        at, clock",
        wrong="if internaldate is None:\n        at, clock",
    ),
    Bug(
        name="what is late is counted as accepted",
        file="pipeline/admit.py",
        right="numbered=not late and kind is Kind.SUBMISSION",
        wrong="numbered=kind is Kind.SUBMISSION",
    ),
    Bug(
        name="a number is given again after a withdrawal",
        file="pipeline/store/series.py",
        right="select(func.max(DeliveryRow.number))",
        wrong="select(func.max(DeliveryRow.number)).where("
        "col(DeliveryRow.withdrawn).is_(False))",
    ),
    Bug(
        name="a number is forgotten when the database is made again",
        file="pipeline/store/series.py",
        right="return int(number)",
        wrong="return None",
    ),
    Bug(
        name="whoever writes in another's name takes back what he sent",
        file="pipeline/store/series.py",
        right="if recorded == 0 or doubts(row.flags) or not row.sender_address:\n"
        "        return None\n    if recorded is None and not row.verified:",
        wrong="if recorded == 0 or not row.sender_address:",
    ),
    Bug(
        name="a forged mail is answered",
        file="rules/identity.py",
        right="None if verified is False or warnings else",
        wrong="None if warnings else",
    ),
    Bug(
        name="a bounce is answered",
        file="rules/automatic.py",
        right="    (Kind.BOUNCE, _bounce),\n",
        wrong="",
    ),
    Bug(
        name="an answering machine is answered",
        file="rules/automatic.py",
        right="    (Kind.AUTO_REPLY, _auto_reply),\n",
        wrong="",
    ),
    Bug(
        name="a letter leaves before it is recorded that it does",
        file="pipeline/letters/post.py",
        right="unit.letter_leaves(letter)\n",
        wrong="pass\n",
    ),
    Bug(
        name="a letter leaves before what it says is kept twice",
        file="pipeline/letters/post.py",
        right="    ledger.seal()  # nothing leaves",
        wrong="    # nothing leaves",
    ),
    Bug(
        name="what a letter says is not kept before it leaves",
        file="pipeline/letters/sent.py",
        right="        archive.append(_FILE, lines)\n",
        wrong="        pass\n",
    ),
    Bug(
        name="what a letter said is forgotten when the database is made again",
        file="pipeline/proof/rebuild.py",
        right="    sent.restore(service.house.archive, letters.values())\n",
        wrong="",
    ),
    Bug(
        name="a letter in doubt goes again",
        file="pipeline/letters/post.py",
        right="again=wire.repeatable",
        wrong="again=not wire.repeatable",
    ),
    Bug(
        name="a retry sends again what was sent",
        file="pipeline/letters/post.py",
        right='("failed", "in_doubt", "suppressed")',
        wrong='("failed", "in_doubt", "suppressed", "sent")',
    ),
    Bug(
        name="an extension and a receipt both tell the sender",
        file="pipeline/ledger.py",
        right=": (LetterKind.EXTENSION, LetterKind.ADMISSION)}",
        wrong=": ()}",
    ),
    Bug(
        name="late mail is not judged again when the call is extended",
        file="pipeline/deadlines.py",
        right='unit.advance(row, Event.REOPEN, f"the cut-off is {hard} now")',
        wrong="pass",
    ),
    Bug(
        name="the reason of a verdict names the cut-off of before",
        file="pipeline/deadlines.py",
        right="(Verdict.GRACE.value, Verdict.LATE.value)",
        wrong="(Verdict.LATE.value,)",
    ),
    Bug(
        name="decisions are lost when the database is made again",
        file="pipeline/proof/rebuild.py",
        right="        at = datetime.fromisoformat(sealed.at)\n",
        wrong='        if sealed.kind == "decided":\n            continue\n'
        "        at = datetime.fromisoformat(sealed.at)\n",
    ),
    Bug(
        name="what a reply corrects is done and not recorded",
        file="pipeline/recording.py",
        right="            self._correct(row, found.corrects)\n",
        wrong="            pass\n",
    ),
    Bug(
        name="a reply asks something else when the database is made again",
        file="pipeline/letters/corrections.py",
        right="    if answers.asked and not settled:\n",
        wrong="    if False:\n",
    ),
    Bug(
        name="the machine names other speakers than a person did",
        file="pipeline/decisions/decided.py",
        right="found, stakeholders=names, stakeholders_because=because)",
        wrong="found)",
    ),
    Bug(
        name="lines of the ledger's mirror are written again after a death",
        file="pipeline/store/chain.py",
        right="lines[max(0, ahead) :]",
        wrong="lines",
    ),
    Bug(
        name="half a line of the ledger's mirror stays",
        file="pipeline/archive/folder.py",
        right="                file.truncate(end)  # what",
        wrong="                # what",
    ),
)


def main() -> int:
    """Plant them; 1 if one was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names; all, if none")
    parser.add_argument("--seeds", type=int, default=200)
    options = parser.parse_args()
    missed = 0
    for bug in BUGS:
        if options.names and not any(name in bug.name for name in options.names):
            continue
        found = search(bug, options.seeds)
        missed += found is None
        sys.stdout.write(f"{bug.name}: {found or 'NOT FOUND'}\n")
        sys.stdout.flush()
    return 1 if missed else 0


def search(bug: Bug, seeds: int) -> str | None:
    """Play seasons with a bug; tell which seed found it by what, or None."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in _COPIED:
            _copy(ROOT / name, copy / name)
        plant(bug, copy)
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.simulation.run",
                f"--seeds={seeds}",
                "--first",
            ],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode not in (0, 1) or run.stderr:
        raise RuntimeError(f"{bug.name}: {run.stderr[-2000:]}")
    seed = re.search(r"^seed (\d+)", run.stdout, re.MULTILINE)
    seen = re.search(r"WRONG: (.*)", run.stdout)
    return f"seed {seed[1]}: {seen[1][:_SEEN]}" if seed and seen else None


def plant(bug: Bug, root: Path) -> None:
    """Change the line; refuse where the product no longer has it once."""
    file = root / bug.file
    text = file.read_text()
    if text.count(bug.right) != 1:
        raise RuntimeError(
            f"{bug.name}: {bug.file} holds {bug.right!r} {text.count(bug.right)} times"
        )
    file.write_text(text.replace(bug.right, bug.wrong))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


if __name__ == "__main__":
    sys.exit(main())
