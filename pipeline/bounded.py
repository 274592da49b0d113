"""How is a file opened that may be made to harm us?

In a child that can do little: limits on memory, processor time and output, no
new files, no network, a session of its own that is ended as a whole. One warm
parent, a process with a single thread that has the readers loaded, forks a
child for the documents of one message. What the child answers is JSON, never
pickle, so that a reader taken over by a file can say wrong words and no more.

    python -m pipeline.bounded          the warm parent, started by `Reader`
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any, Self

from pipeline.extract import Found, read_file, tools
from pipeline.values import dump, load
from rules.terms import Read, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

_SIZE = struct.Struct(">Q")
_CLONE_NEWNET = 0x40000000
_MOST_OUTPUT = 32 * 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: bytes of memory and of a file, seconds."""

    memory: int = 768 * 1024**2
    file: int = 0
    cpu: int = 15
    wall: float = 30.0
    programs: bool = False


NARROW = Limits()
#: For LibreOffice and tesseract, which need files, threads and time.
WIDE = Limits(memory=4 * 1024**3, file=64 * 1024**2, cpu=60, wall=90.0, programs=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One body or file to read; `declared` is what the mail says of its type."""

    name: str
    data: bytes
    declared: str = ""
    is_body: bool = False


class Reader:
    """Reads documents in bounded children; starts its warm parent on first use."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._parent: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    def __enter__(self) -> Self:
        """Be used in a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the warm parent."""
        self.close()

    def read(self, documents: Sequence[Document]) -> list[tuple[Found, ...]]:
        """Read the documents of one message; one bad part never costs the rest."""
        together = self._ask(documents, NARROW) if documents else []
        if isinstance(together, list):
            return together
        return [self._alone(document) for document in documents]

    def close(self) -> None:
        """End the warm parent, if this process started it."""
        parent, self._parent = self._parent, None
        if parent is None or self._owner != os.getpid():
            return
        for pipe in (parent.stdin, parent.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        parent.wait()

    def _alone(self, document: Document) -> tuple[Found, ...]:
        """Read one document by itself, with programs where it needs them."""
        why = ""
        for limits in (NARROW, WIDE):
            found = self._ask([document], limits)
            if isinstance(found, list):
                return found[0]
            why = found
            if why != _TOOL:
                break
        return (held(document, _WHY.get(why, _WHY[_DIED])),)

    def _ask(
        self, documents: Sequence[Document], limits: Limits
    ) -> list[tuple[Found, ...]] | str:
        """Send a request to the warm parent; once more if it is not there."""
        request = {
            "limits": dump(limits),
            "documents": [
                (d.name, d.declared, d.is_body, len(d.data)) for d in documents
            ],
        }
        for last in (False, True):
            parent = self._started()
            if parent.stdin is None or parent.stdout is None:
                raise RuntimeError("the reader was started without pipes")
            try:
                _send(parent.stdin, json.dumps(request).encode())
                for document in documents:
                    parent.stdin.write(document.data)
                parent.stdin.flush()
                answer = json.loads(_receive(parent.stdout))
            except (OSError, EOFError):
                self.close()
                if last:
                    return _DIED
            else:
                if "why" in answer:
                    return str(answer["why"])
                return [
                    tuple(load(Found, one) for one in found)
                    for found in answer["found"]
                ]
        return _DIED

    def _started(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # we are a fork: the parent is another's
            self._parent, self._owner = None, os.getpid()
        if self._parent is None:
            self._parent = subprocess.Popen(
                [sys.executable, "-m", "pipeline.bounded"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._parent


def held(document: Document, why: str) -> Found:
    """Say that a document could not be read, and what its sender can do."""
    return Found(
        name=document.name,
        type=document.declared,
        size=len(document.data),
        sha256=sha256(document.data).hexdigest(),
        reading=Reading(read=Read.HELD, why=why),
    )


# --- the warm parent -------------------------------------------------------------

_DIED, _TOOL, _TIME, _MEMORY, _OUTPUT = "died", "tool", "time", "memory", "output"
_PLEASE = "Please send it as Word or PDF."
_WHY = {
    _DIED: f"The file broke the program that reads it. {_PLEASE}",
    _TIME: f"Reading the file took longer than allowed. {_PLEASE}",
    _MEMORY: f"The file needs more memory than allowed. {_PLEASE}",
    _OUTPUT: f"The file holds more text than any comment. {_PLEASE}",
}


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_SIZE.pack(len(data)) + data)


def _receive(pipe: IO[bytes]) -> bytes:
    size = _SIZE.unpack(_exactly(pipe, _SIZE.size))[0]
    return _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise EOFError
    return data


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the service stops us by the pipe
    while True:
        try:
            request = json.loads(_receive(requests))
        except EOFError:
            return
        documents = [
            Document(
                name=name,
                declared=declared,
                is_body=is_body,
                data=_exactly(requests, size),
            )
            for name, declared, is_body, size in request["documents"]
        ]
        _send(answers, _guarded(documents, load(Limits, request["limits"])))
        answers.flush()


def _guarded(documents: list[Document], limits: Limits) -> bytes:
    """Fork a child for the documents, and wait for it as long as it may take."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _child(documents, limits, into)
    os.close(into)
    answer, why = _collect(out, time.monotonic() + limits.wall)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.close(out)
    _, status, _ = os.wait4(child, 0)
    if why:
        return json.dumps({"why": why}).encode()
    if not answer:
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
        return json.dumps({"why": _TIME if killed else _DIED}).encode()
    return answer


def _collect(out: int, deadline: float) -> tuple[bytes, str]:
    parts: list[bytes] = []
    size = 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([out], [], [], left)[0]:
            return b"", _TIME
        data = os.read(out, 1 << 16)
        if not data:
            return b"".join(parts), ""
        parts.append(data)
        size += len(data)
        if size > _MOST_OUTPUT:
            return b"", _OUTPUT


def _child(documents: list[Document], limits: Limits, into: int) -> None:
    """Read in the child; never returns."""
    status = 1
    try:
        os.setsid()
        workplace = tempfile.TemporaryDirectory if limits.programs else _nowhere
        with workplace() as place:
            _confine(limits, place)
            answer: dict[str, Any]
            try:
                answer = {"found": [dump(_read(d)) for d in documents]}
            except tools.ToolNeededError:
                answer = {"why": _TOOL}
            except MemoryError:
                answer = {"why": _MEMORY}
            data = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
            while data:
                data = data[os.write(into, data) :]
        status = 0
    finally:
        os._exit(status)


def _nowhere() -> AbstractContextManager[str]:
    return nullcontext("/")


def _confine(limits: Limits, place: str) -> None:
    """Give up what reading does not need."""
    with suppress(OSError):
        # without the right to do it, the child keeps the network it never uses
        ctypes.CDLL(None).unshare(_CLONE_NEWNET)
    os.environ["TMPDIR"] = os.environ["HOME"] = place
    os.chdir(place)
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 1024 if limits.programs else 64),
    ):
        resource.setrlimit(what, (most, most))
    if not limits.programs:
        tools.forbid()


def _read(document: Document) -> tuple[Found, ...]:
    return read_file(
        document.name, document.data, document.declared, is_body=document.is_body
    )


if __name__ == "__main__":
    # imported again by its name, so that it is one module, not two
    from pipeline.bounded import serve as serve_requests

    serve_requests(sys.stdin.buffer, sys.stdout.buffer)
