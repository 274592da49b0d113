"""How is a running service watched from outside? Asked, scraped, started, awaited."""

from __future__ import annotations

import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeAlias

from prometheus_client.parser import text_string_to_metric_families

from tests import forks
from tests.consultation import IN_TIME

ROOT = Path(__file__).parents[1]
HERE = "127.0.0.1:0"
Figures: TypeAlias = "dict[tuple[str, frozenset[tuple[str, str]]], float]"
ZEBRA = "Zebra"  # what a mail says, in its subject, name, address and text


def mail(n: int, words: str = "Paragraph 2: this should be deleted.") -> bytes:
    """Return a comment of somebody, every field of which holds ZEBRA."""
    return (
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        f"From: {ZEBRA} {n} <{ZEBRA}{n}@party{n}.example>\nTo: info@example.org\n"
        f'Subject: {ZEBRA}\x1b[2J\u2028{{"level"}} {n}\nMessage-ID: <m{n}@a.example>\n'
        f"\n{words} {ZEBRA}\n"
    ).encode()


def lay(folder: Path, *mails: bytes) -> None:
    """Put mails into the mailbox of a consultation."""
    for n, raw in enumerate(mails):
        (folder / "mailbox" / "new" / f"1774051200.m{n}.mx").write_bytes(raw)


def ask(at: str, path: str) -> tuple[int, str]:
    """Ask for a page; return its status and text."""
    try:
        with urllib.request.urlopen(f"http://{at}{path}", timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def scrape(at: str) -> Figures:
    """Return every sample by its name and labels."""
    status, text = ask(at, "/metrics")
    assert status == 200
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def of(found: Figures, name: str, **labels: str) -> float:
    """Return the value of one figure."""
    return found["depositary_" + name, frozenset(labels.items())]


def ready(at: str) -> tuple[int, dict[str, Any]]:
    """Ask whether a process is ready; return the status and what it says."""
    status, text = ask(at, "/readyz")
    return status, json.loads(text)


def sent(at: str) -> float:
    """Return how many letters went."""
    return scrape(at).get(("depositary_letters", frozenset({("state", "sent")})), 0)


def running(folder: Path, *words: str) -> AbstractContextManager[forks.Fork]:
    """Run a verb in a process of its own; give it, and end it."""
    return forks.running("--config", folder / "config.toml", *words)


def until(true: Callable[[], bool], seconds: int = 60) -> None:
    """Wait until it is true."""
    for _ in range(seconds * 10):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def answers(at: str) -> bool:
    """Tell whether a process answers."""
    try:
        return ask(at, "/healthz")[0] == 200
    except OSError:
        return False


def reached(at: str) -> bool:
    """Tell whether somebody listens there."""
    host, _, port = at.rpartition(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def free_port() -> int:
    """Return a port that is free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
