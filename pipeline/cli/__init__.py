"""The secretariat's verbs, one module a subject; parses arguments and prints.

No verb owns logic: each calls what the desk and the service call too. Exit
status 0: done. 1: done, and something waits for a person or failed. 2: the
call or the configuration is wrong.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import packages_distributions
from io import TextIOWrapper

from pipeline.faults import Fault
from pipeline.mishaps import MACHINE, told

_OURS = ("pipeline", "rules", "outbox")


def main() -> None:
    """Run the command line; what a person should know comes as one sentence."""
    trouble = foreign_packages()
    if trouble:
        print(trouble, file=sys.stderr)
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what a terminal lacks is escaped
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    app = import_module("pipeline.cli.app").app
    try:
        app()
    except (Fault, *MACHINE) as error:
        print(f"depositary: {told(error)}", file=sys.stderr)
        sys.exit(2)


def foreign_packages() -> str:
    """Say in a sentence whether another distribution owns one of our packages.

    Three names as plain as ours exist on PyPI too; installed beside us they mix
    with our files, and a rule that is half theirs decides about a treaty.
    """
    owners = packages_distributions()
    for name in _OURS:
        others = sorted(set(owners.get(name, ())) - {"depositary"})
        hollow = import_module(name).__file__ is None
        if others or hollow:
            who = f"{', '.join(others)} is" if others else "something else is"
            return (
                f"depositary cannot start: {who} installed over its package "
                f"'{name}'. Install depositary into an environment of its own, "
                "for instance with pipx."
            )
    return ""
