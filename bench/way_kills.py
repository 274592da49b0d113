"""Is anything lost, invented or said twice when the whole way is killed?

    python bench/way_kills.py [--seeds 200] [--mails 60]

Each seed lays mails into a Maildir (some delivered again by another relay, some
without Message-ID, some with another's), starts `once` against a real SMTP
conversation and kills it with SIGKILL: for even seeds at a random moment, for
odd ones right before or right after a commit of the database, until it has been
killed often enough; then it may finish. It prints one line a seed that failed
and the sums at the end.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
NOW = "2026-03-21T12:00:00Z"
KILLS = 6
CONFIG = """\
[consultation]
id = "kills"
title = "A consultation that is killed"
series = "KILL/1"
[[calls]]
id = "drafts"
title = "Comments"
zone = "Etc/UTC"
soft = 2026-03-13
hard = 2026-03-20
[[drafts]]
id = "D"
title = "The draft"
file = "draft.md"
call = "drafts"
[mailbox]
url = "maildir:mailbox"
own_hosts = ["mx.example.org"]
[letters]
from = "Secretariat <info@example.org>"
smtp = "smtp://127.0.0.1:{port}"
[store]
database = "sqlite:///depositary.db"
archive = "file:archive"
workers = 0
[publication]
folder = "site"
"""


class Postman:
    """Takes every letter and remembers its Message-ID."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self.seen: Counter[str] = Counter()

    async def handle_DATA(  # noqa: N802 (the library's name)
        self,
        server: Any,  # noqa: ARG002 (the library's signature)
        session: Any,  # noqa: ARG002
        envelope: Any,
    ) -> str:
        """Accept a letter."""
        self.seen[message_from_bytes(envelope.content)["Message-ID"]] += 1
        return "250 2.0.0 queued"


def mails(count: int) -> Iterator[bytes]:
    """Write mails: of ten, one comes twice, one has no id, one has another's."""
    for n in range(count):
        mail_id = {7: "", 8: f"Message-ID: <m{n - 1}@a.example>\n"}.get(
            n % 10, f"Message-ID: <m{n}@a.example>\n"
        )
        body = (
            f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
            f"Subject: Comments {n}\n{mail_id}Date: Tue, 10 Mar 2026 10:00:00 +0000\n\n"
            f"Paragraph {n % 3 + 1}: the {n}th opinion should be heard.\n"
        )
        yield _stamped(n, 0) + body.encode()
        if n % 10 == 9:
            yield _stamped(n, 1) + body.encode()


def _stamped(n: int, minute: int) -> bytes:
    return (
        f"Received: from relay{minute}.example by mx.example.org; "
        f"Tue, 10 Mar 2026 10:{minute:02}:{n % 60:02} +0000\n"
    ).encode()


@dataclass(frozen=True)
class Result:
    """What one seed left behind."""

    kills: int
    lost: int
    surplus: int
    twice: int
    unanswered: int
    wrong_sums: int

    @property
    def good(self) -> bool:
        """Tell whether all promises held."""
        return not (
            self.lost
            or self.surplus
            or self.twice
            or self.unanswered
            or self.wrong_sums
        )


def lay(folder: Path, port: int, count: int) -> int:
    """Write configuration, draft and mailbox; return how many mails lie there."""
    (folder / "config.toml").write_text(CONFIG.format(port=port))
    (folder / "draft.md").write_text("1. One.\n\n2. Two.\n\n3. Three.\n")
    for name in ("cur", "new", "tmp"):
        (folder / "mailbox" / name).mkdir(parents=True)
    laid = 0
    for laid, raw in enumerate(mails(count), start=1):
        (folder / "mailbox" / "new" / f"1773136800.m{laid}.mx").write_bytes(raw)
    return laid


def run(folder: Path, seed: int, count: int) -> Result:
    """Kill one consultation again and again, then let it finish and look."""
    chance = random.Random(seed)  # noqa: S311 (a seed, no secret)
    postman = Postman()
    port = _free_port()
    server = Controller(postman, hostname="127.0.0.1", port=port)
    server.start()
    try:
        laid = lay(folder, port, count)
        kills = sum(_killed(folder, chance, at_commit=seed % 2) for _ in range(KILLS))
        done = _once(folder)
        if done.wait(120) > 1:
            raise SystemExit(f"seed {seed}: the last pass failed")
    finally:
        server.stop()
    return _look(folder, laid, count, postman, kills)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _once(folder: Path, *kill: str) -> subprocess.Popen[bytes]:
    start = [sys.executable, str(ROOT / "bench" / "killed_at_commit.py"), *kill, "--"]
    plain = [sys.executable, "-m", "pipeline"]
    verb = ["--config", str(folder / "config.toml"), "once", "--now", NOW]
    return subprocess.Popen(
        [*(start if kill else plain), *verb],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _killed(folder: Path, chance: random.Random, *, at_commit: int) -> bool:
    if at_commit:
        when = chance.choice(("before", "after"))
        process = _once(folder, when, str(chance.randint(1, 60)))
        return process.wait(120) < 0
    process = _once(folder)
    deadline = time.monotonic() + chance.uniform(0.6, 3.0)
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    if process.poll() is not None:
        return False
    process.kill()
    process.wait()
    return True


def _look(folder: Path, laid: int, count: int, postman: Postman, kills: int) -> Result:
    exported = subprocess.run(
        [
            sys.executable,
            "-m",
            "pipeline",
            "--config",
            str(folder / "config.toml"),
            "export",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    records = [json.loads(line) for line in exported.splitlines()]
    accepted = [r for r in records if r["kind"] == "submission"]
    numbers = sorted(int(r["number"].rpartition("/")[2]) for r in accepted)
    letters = [x for r in records for x in r["letters"]]
    answered = sum(x["state"] in ("sent", "in_doubt") for x in letters)
    copies = [r for r in records if r["kind"] == "duplicate"]
    return Result(
        kills=kills,
        lost=max(0, count - len({r["subject"] for r in accepted})),
        surplus=abs(len(accepted) - count) + (numbers != list(range(1, count + 1))),
        twice=sum(n - 1 for n in postman.seen.values()),
        unanswered=count - answered,
        wrong_sums=laid - len(accepted) - len(copies),
    )


def main() -> int:
    """Run the seeds and print the sums."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--mails", type=int, default=60)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    bad = 0
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory() as place:
            result = run(Path(place), seed, options.mails)
        total.update(vars(result))
        if not result.good:
            bad += 1
            print(f"seed {seed}: {result}", flush=True)
    print(
        f"{options.seeds} seeds, {total['kills']} kills, {bad} seeds failed; "
        f"lost {total['lost']}, surplus {total['surplus']}, "
        f"letters twice {total['twice']}, unanswered {total['unanswered']}, "
        f"sums wrong {total['wrong_sums']}"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
