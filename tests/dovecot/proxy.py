"""A wire that can be cut: after so many bytes, or when it sees certain words."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Wire:
    """Passes bytes both ways between a client and a port of this machine."""

    def __init__(
        self,
        target: int,
        after: int | None = None,
        at: bytes | None = None,
        *,
        silent: bool = False,
    ) -> None:
        """Break after so many bytes or at these words; `silent`: hang instead."""
        self._target, self._after, self._at = target, after, at
        self._silent = silent
        self._passed = 0
        self._lock = threading.Lock()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._open: list[socket.socket] = [self._server]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        self._break()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._server.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                self._passed = 0
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    thread = threading.Thread(target=self._pass, args=(one, other))
                    self._threads.append(thread)
                    thread.start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                with self._lock:
                    allowed = self._allowed(data)
                    self._passed += allowed
                sink.sendall(data[:allowed])
                if allowed < len(data):
                    if self._silent:
                        return
                    break
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _allowed(self, data: bytes) -> int:
        if self._after is not None:
            return max(0, min(len(data), self._after - self._passed))
        if self._at is not None and self._at in data:
            return data.index(self._at)
        return len(data)

    def _break(self) -> None:
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def wire(
    target: int, after: int | None = None, at: bytes | None = None, **how: bool
) -> Iterator[Wire]:
    """Lay a wire for the time of a test."""
    one = Wire(target, after, at, **how)
    try:
        yield one
    finally:
        one.close()
