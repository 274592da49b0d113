"""How are words of every script found? By an index that is made with pagefind.

Each language has an index of its own, for each has its own stems and, where it
sets no spaces, its own words. pagefind needs some 30 kB of memory a comment while it
makes an index; of very many there are several, each made by a process of its own, and
whoever searches looks through all of them. Without pagefind there is no search, and
no page says that there might be one.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from io import BufferedReader, BufferedWriter
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import PurePath
from shutil import which
from typing import Any, NamedTuple, cast

from outbox.compilation.wording import writable

#: Signs of what is found in one index, with so many for each thing beside its words.
_MOST, _EACH = 2_500_000, 100
#: What pagefind makes for pages that use its own boxes; ours do not.
_UNUSED = ("*-ui.*", "pagefind-highlight.js")


class Found(NamedTuple):
    """What can be found: where it stands, how it is called, what it says."""

    address: str
    title: str
    words: str
    language: str


def program() -> str | None:
    """Find pagefind in its extended form, which knows the words of Chinese."""
    try:
        from pagefind_bin_extended import get_executable  # noqa: PLC0415 (if there)
    except ImportError:
        return which("pagefind_extended")
    return str(get_executable())


def index(records: Iterable[Found]) -> Iterator[tuple[str, bytes]]:
    """Make the files of the indexes: `fr/...`, and `fr-2/...` where one is too small.

    The records come language by language; equal ones give equal files. None are made
    where pagefind is not installed; raises OSError where it fails.
    """
    pagefind = program()
    if pagefind is None:
        return
    for language, found in groupby(records, attrgetter("language")):
        for nth, part in enumerate(_parts(found), 1):
            name = f"{language}{f'-{nth}' if nth > 1 else ''}"
            for file, data in _made_alone(pagefind, language, part):
                yield f"{name}/{file}", data


def _parts(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Part what is found into as much as an index holds."""
    part: list[Found] = []
    signs = 0
    for one in found:
        signs += len(one.words) + _EACH
        if signs > _MOST and part:
            yield part
            part, signs = [], len(one.words) + _EACH
        part.append(one)
    yield part


def _made_alone(
    pagefind: str, language: str, found: list[Found]
) -> Iterator[tuple[str, bytes]]:
    """Make an index in a process of its own, which gives its memory back."""
    with subprocess.Popen(  # noqa: S603 (no shell; the words go to its input)
        [pagefind, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as service:
        yield from _made(service, language, found)


def _made(
    service: subprocess.Popen[bytes], language: str, found: list[Found]
) -> Iterator[tuple[str, bytes]]:
    """Make the index of one language; it comes through the pipe, not over a disk."""
    made = _asked(service, type="NewIndex", config={"force_language": language})
    name = made["index_id"]
    for record in found:
        _asked(
            service,
            type="AddRecord",
            index_id=name,
            url=record.address,
            content=writable(record.words),
            language=language,
            meta={"title": writable(record.title)},
        )
    files = _asked(service, type="GetFiles", index_id=name)["files"]
    for file in sorted(files, key=itemgetter("path")):
        if not any(PurePath(file["path"]).match(unused) for unused in _UNUSED):
            yield file["path"], _settled(file["path"], b64decode(file["content"]))


def _asked(service: subprocess.Popen[bytes], **asked: Any) -> dict[str, Any]:
    """Ask for one thing and wait for the answer, each ended by a comma."""
    asking = cast("BufferedWriter", service.stdin)
    answering = cast("BufferedReader", service.stdout)
    question = json.dumps({"message_id": 0, "payload": asked}).encode()
    asking.write(b64encode(question) + b",")
    asking.flush()
    pieces = [b""]
    while not pieces[-1].endswith(b","):
        pieces.append(answering.read1(1 << 20))
        if not pieces[-1]:
            raise OSError("pagefind ended before it had made the index of the search")
    answer = b"".join(pieces)[:-1]
    payload: dict[str, Any] = json.loads(b64decode(answer))["payload"]
    if payload["type"] == "Error":
        raise OSError(f"pagefind cannot make the index: {payload.get('message')}")
    return payload


def _settled(name: str, data: bytes) -> bytes:
    """Put the one file whose order is chance into a fixed order."""
    if name != "pagefind-entry.json":
        return data
    return json.dumps(json.loads(data), sort_keys=True).encode()
