"""How is a file opened that may be made to harm us?

In a child that can do little: limits on memory, processor time and output, no
new files, no network, a session of its own that is ended as a whole. One warm
parent, a process with a single thread that has the readers loaded, forks a
child for the documents of one message. A document on which the child dies is
read once more alone, so that it costs none of the others; one that needs
LibreOffice or tesseract is read alone within wider limits. What a child answers
is JSON, never pickle, so that a reader taken over by a file can say wrong words
and no more, and of its own message only: messages share a child where they hold
nothing but plain text, which no parser of a format ever touches.

    python -m pipeline.bounded          the warm parent, started by `Reader`
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import struct
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from io import BufferedRWPair
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Self

from pipeline.confined import Limits, confine, isolate
from pipeline.extract import Found, read_file, tools
from pipeline.garbage import collect_seldom
from pipeline.message.documents import Document
from pipeline.samples import samples
from pipeline.store.values import dump, load
from rules.terms import Read, Reading

if TYPE_CHECKING:
    import resource


_PLEASE = "Please send it as Word or PDF."
TOO_MUCH_MEMORY = f"The file needs more memory than one file may take. {_PLEASE}"
TOO_LONG = f"Reading the file took longer than one file may take. {_PLEASE}"
TOO_MUCH_TEXT = f"The file holds more text than can be read. {_PLEASE}"
CRASHED = f"The file is damaged in a way that breaks the program reading it. {_PLEASE}"

_MOST_OUTPUT = 32 * 1024**2
_SIZE = struct.Struct(">Q")
#: An answer is a line: what was found, or a sentence why not, or a wish.
_FOUND, _WHY, _PROGRAM = b"+", b"-", b"?"

NARROW = Limits()
#: For LibreOffice and tesseract, which need files, threads and time.
WIDE = Limits(memory=4 * 1024**3, file=64 * 1024**2, cpu=60, wall=120.0, programs=True)


class _Parent(NamedTuple):
    """The warm parent of the process `owner`, and the way to talk to it."""

    pid: int
    owner: int
    connection: socket.socket
    stream: BufferedRWPair


class Reader:
    """Reads documents in bounded children; starts its warm parent on first use.

    A process that was forked from the one that used the reader starts a parent
    of its own. Not for several threads at once.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._parent: _Parent | None = None
        self._foreseen: dict[Document, bytes] = {}

    def __enter__(self) -> Self:
        """Be used in a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the warm parent."""
        self.close()

    def read(self, documents: Sequence[Document]) -> list[tuple[Found, ...]]:
        """Read the documents of one message; one bad part never costs the rest.

        What cannot be read is held, with a sentence.
        """
        known = [self._foreseen[d] for d in documents if d in self._foreseen]
        answers = known if len(known) == len(documents) else self._answers(documents)
        return [found_in(d, a) for d, a in zip(documents, answers, strict=True)]

    def foresee(self, messages: Iterable[Sequence[Document]]) -> None:
        """Read together what `read` will be asked about next, where messages may.

        A child a message costs ten times what reading a plain text does.
        """
        shared = [
            d
            for documents in messages
            if all(map(_plain, documents))
            for d in documents
        ]
        answers = self._answers(shared) if shared else []
        self._foreseen = {d: a for d, a in zip(shared, answers, strict=True) if a}

    def _answers(self, documents: Sequence[Document]) -> list[bytes]:
        """Ask the warm parent; if it is gone, once more with another."""
        for _ in range(2):
            with suppress(OSError, EOFError):
                return self._ask(documents)
            self.close()
        return [b""] * len(documents)

    @property
    def pid(self) -> int | None:
        """The process of the warm parent, None where there is none yet."""
        return self._parent and self._parent.pid

    def close(self) -> None:
        """End the warm parent and whatever it has started, if it is ours."""
        parent, self._parent = self._parent, None
        if parent is None:
            return
        if parent.owner == os.getpid():
            with suppress(ProcessLookupError):
                os.kill(parent.pid, signal.SIGTERM)
            with suppress(OSError):  # the signal may come just before it waits for us
                parent.connection.shutdown(socket.SHUT_RDWR)
            with suppress(ChildProcessError):
                os.waitpid(parent.pid, 0)
        with suppress(OSError):  # what was not yet sent is lost on purpose
            parent.stream.close()
        parent.connection.close()

    def _ask(self, documents: Sequence[Document]) -> list[bytes]:
        if self._parent and self._parent.owner != os.getpid():
            self.close()
        if self._parent is None:
            self._parent = _start()
        stream = self._parent.stream
        request = [(d.name, d.declared, d.is_body, len(d.data)) for d in documents]
        _send(stream, json.dumps(request).encode())
        for document in documents:
            stream.write(document.data)
        stream.flush()
        return [_receive(stream) for _ in documents]


def _plain(document: Document) -> bool:
    """Tell whether it is the text of a mail as such, which Python alone decodes."""
    return document.is_body and document.declared.partition(";")[0] == "text/plain"


def _start() -> _Parent:
    """Start a fresh interpreter: a fork of this process would carry its state."""
    ours, theirs = socket.socketpair()
    with theirs:
        root = str(Path(__file__).parent.parent)
        pid = os.posix_spawn(
            sys.executable,
            (sys.executable, "-m", "pipeline.bounded"),
            {**os.environ, "PYTHONPATH": root},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs.fileno(), 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            ],
            setsid=True,
        )
    return _Parent(pid, os.getpid(), ours, ours.makefile("rwb"))


def found_in(document: Document, answer: bytes) -> tuple[Found, ...]:
    """Make values of what a child answered about a document; else it is held."""
    if answer.startswith(_FOUND):
        # Whatever a child that was taken over says, only a value comes of it.
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            return tuple(load(Found, one) for one in json.loads(answer[1:]))
    why = answer[1:].decode() if answer.startswith(_WHY) else CRASHED
    held = Found(
        name=document.name,
        type=document.declared.partition(";")[0],
        size=len(document.data),
        sha256=sha256(document.data).hexdigest(),
        reading=Reading(read=Read.HELD, why=why),
    )
    return (held,)


def _send(stream: BufferedRWPair, data: bytes) -> None:
    stream.write(_SIZE.pack(len(data)))
    stream.write(data)


def _receive(stream: BufferedRWPair) -> bytes:
    return _exactly(stream, _SIZE.unpack(_exactly(stream, _SIZE.size))[0])


def _exactly(stream: BufferedRWPair, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


# --- the warm parent -------------------------------------------------------------


def serve(connection: socket.socket) -> None:
    """Answer requests until the connection is closed."""
    isolate()
    signal.signal(signal.SIGTERM, _end)
    for sample in samples():  # what the first reading makes for all is made once
        _line(sample)
    collect_seldom()  # what is loaded stays shared with the children
    # Once its owner is gone, closing the stream fails as writing to it did.
    with suppress(EOFError, OSError), connection.makefile("rwb") as stream:
        while True:
            request = json.loads(_receive(stream))
            documents = [
                Document(
                    name=name,
                    declared=declared,
                    is_body=is_body,
                    data=_exactly(stream, size),
                )
                for name, declared, is_body, size in request
            ]
            for answer in _answers(documents):
                _send(stream, answer)
            stream.flush()


#: The child that is at work, for the signal that ends us.
_at_work: set[int] = set()


def _end(*_: object) -> NoReturn:
    for child in _at_work:
        _kill(child)
    os._exit(0)


def _kill(child: int) -> None:
    """End a child and its whole session: programs that it started die with it.

    A child that was only just forked has no session of its own yet.
    """
    os.kill(child, signal.SIGKILL)  # it is there until it is waited for
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _answers(documents: Sequence[Document]) -> list[bytes]:
    """Read in one child, then again and alone what went wrong there."""
    answers: list[bytes] = []
    while rest := documents[len(answers) :]:
        lines, why = guarded(rest, NARROW)
        answers += lines
        if len(lines) < len(rest):
            # The child died on this one. With others before it in the child it
            # may be innocent, so it gets another chance.
            answers.append(why if len(rest) == 1 else _alone(rest[len(lines)]))
    return [
        _alone(document, WIDE) if answer.startswith(_PROGRAM) else answer
        for document, answer in zip(documents, answers, strict=True)
    ]


def _alone(document: Document, limits: Limits = NARROW) -> bytes:
    lines, why = guarded((document,), limits)
    return lines[0] if lines else why


def guarded(documents: Sequence[Document], limits: Limits) -> tuple[list[bytes], bytes]:
    """Read in a child; return its answers, and why there are no more."""
    if not limits.programs:
        return _forked(documents, limits, "/")
    # The folder is ours: a child that is killed cannot clear it away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        return _forked(documents, limits, place)


def _forked(
    documents: Sequence[Document], limits: Limits, place: str
) -> tuple[list[bytes], bytes]:
    out, into = os.pipe()
    # who tells us to end meanwhile is heard when the child is known
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))
    child = os.fork()
    if child == 0:
        os.close(out)
        _work(documents, limits, place, into)
    os.close(into)
    _at_work.add(child)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
    output, why = _collect(out, time.monotonic() + limits.wall)
    os.close(out)
    if not why:
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    _kill(child)
    _at_work.discard(child)
    _, status, used = os.wait4(child, 0)
    lines = output.split(b"\n")[:-1]  # an answer that was cut off is none
    return lines, _WHY + (why or _cause(status, used, limits)).encode()


def _collect(out: int, until: float) -> tuple[bytes, str]:
    output = bytearray()
    while True:
        left = max(0, until - time.monotonic())
        if not select.select([out], [], [], left)[0]:
            return bytes(output), TOO_LONG
        data = os.read(out, 1 << 16)
        output += data
        if not data:
            return bytes(output), ""
        if len(output) > _MOST_OUTPUT:
            return bytes(output), TOO_MUCH_TEXT


def _cause(status: int, used: resource.struct_rusage, limits: Limits) -> str:
    """Tell from how a child died what the file did to it."""
    died_of = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if died_of in {signal.SIGXCPU, signal.SIGKILL}:
        return TOO_LONG
    # Libraries in C and Rust abort when they get no memory, be it at the first try;
    # rusage counts kilobytes.
    large = used.ru_maxrss * 1024 > limits.memory / 2
    return TOO_MUCH_MEMORY if large or died_of == signal.SIGABRT else CRASHED


# --- the child -------------------------------------------------------------------


def _work(
    documents: Sequence[Document], limits: Limits, place: str, into: int
) -> NoReturn:
    """Read in the child, one line of answer a document; never returns."""
    status = 1
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
        with open(os.devnull, "r+b") as nothing:  # noqa: PTH123 (a file descriptor)
            for stream in range(3):
                os.dup2(nothing.fileno(), stream)
        os.chdir(place)
        os.environ["HOME"] = tempfile.tempdir = place
        if not limits.programs:
            tools.forbid()
        confine(limits)
        for document in documents:
            line = memoryview(_line(document) + b"\n")
            while line:
                line = line[os.write(into, line) :]
        status = 0
    finally:
        os._exit(status)


def _line(document: Document) -> bytes:
    try:
        found = read_file(
            document.name, document.data, document.declared, is_body=document.is_body
        )
        return _FOUND + json.dumps([dump(one) for one in found]).encode()
    except tools.ToolNeededError:
        return _PROGRAM
    except MemoryError:
        return _WHY + TOO_MUCH_MEMORY.encode()


if __name__ == "__main__":
    # imported again by its name, so that it is one module and not two
    from pipeline.bounded import serve as serve_requests

    with socket.socket(fileno=0) as given:
        serve_requests(given)
