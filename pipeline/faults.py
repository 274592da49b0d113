"""What went wrong, and who can put it right?

Three kinds of stuck: time heals a `Deferred`, a person decides about a `Held`,
and a `Corrupt` keeps its evidence until somebody mends the program. A `Fault`
is a sentence for the person who gave the command; where neither the command nor
the configuration is to blame, it is a `Stuck`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


class Fault(Exception):  # noqa: N818 (the house says fault, not error)
    """Something a person has to put right; the message says what to do.

    `seconds` is how long a stage took to find it, if one did.
    """

    seconds = 0.0


class Stuck(Fault):
    """Call and configuration are right, and still it cannot be done."""


class SourceFault(Fault):
    """A draft or the registry cannot be read as it is saved now; somebody mends it."""


class Deferred(Stuck):
    """Time heals it: try again after `wait`."""

    def __init__(self, why: str, wait: timedelta) -> None:
        super().__init__(why)
        self.wait = wait

    def __reduce__(self) -> tuple[Any, ...]:
        """Come out of a process of the pool with both arguments."""
        return type(self), (str(self), self.wait), self.__dict__


class Awaited(Deferred):
    """It goes on once the secretariat has mended a file, however long that takes."""

    def __init__(self, why: str, wait: timedelta = timedelta(0)) -> None:
        super().__init__(why, wait)


class Held(Stuck):
    """A person decides; the message is the question, `facts` what is known already."""

    def __init__(self, why: str, facts: Mapping[str, Any] | None = None) -> None:
        super().__init__(why)
        self.facts = facts or {}


class Corrupt(Stuck):
    """It cannot be processed; `evidence` is kept for whoever mends it."""

    def __init__(self, why: str, evidence: str = "") -> None:
        super().__init__(why)
        self.evidence = evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One fault of the configuration: which line, and what to write instead."""

    line: int | None
    where: str
    what: str

    def __str__(self) -> str:
        """`line 12, calls[1].soft: ...`, counted from 1."""
        line = f"line {self.line}, " if self.line else ""
        return f"{line}{self.where}: {self.what}"


class ConfigurationFault(Fault):
    """The configuration is wrong; all complaints at once."""

    def __init__(self, file: str, complaints: Sequence[Complaint]) -> None:
        super().__init__(
            f"{file} cannot be used:\n" + "\n".join(f"  {c}" for c in complaints)
        )
        self.complaints = tuple(complaints)
