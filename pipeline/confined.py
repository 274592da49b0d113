"""What is a process kept from that opens what strangers sent?

Where the system forbids a network namespace of one's own (no root, no user
namespaces), the network stays reachable to a reader that never uses it.
"""

from __future__ import annotations

import ctypes
import os
import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NEW_NETWORK, _NEW_USERS = 0x40000000, 0x10000000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: bytes of memory and of a file, seconds."""

    memory: int = 768 * 1024**2
    file: int = 0
    cpu: int = 15
    wall: float = 30.0
    programs: bool = False


def isolate() -> None:
    """Leave the network, for this process and its children."""
    libc, user, group = ctypes.CDLL(None), os.getuid(), os.getgid()
    if libc.unshare(_NEW_NETWORK) and not libc.unshare(_NEW_NETWORK | _NEW_USERS):
        with suppress(OSError):
            Path("/proc/self/setgroups").write_text("deny", "ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")


def confine(limits: Limits) -> None:
    """Let this process use no more than that, whatever becomes of it."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 1024 if limits.programs else 64),
    ):
        resource.setrlimit(what, (most, most))
