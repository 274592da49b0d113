"""The secretariat's verbs, one module a subject; parses arguments and prints.

No verb owns logic: each calls what the desk and the service call too. Exit
status 0: done. 1: done, and something waits for a person or failed. 2: the
call or the configuration is wrong.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

from pipeline.faults import Fault

_OURS = ("pipeline", "rules", "outbox")


def main() -> None:
    """Run the command line; what a person should know comes as one sentence.

    The rest is loaded here, so that Ctrl-C is quiet from the first moment.
    """
    try:
        _main()
    except KeyboardInterrupt:
        sys.exit(130)


def _main() -> None:
    trouble = foreign_packages()
    if trouble:
        print(trouble, file=sys.stderr)
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what a terminal lacks is escaped
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    mishaps = import_module("pipeline.mishaps")
    app = import_module("pipeline.cli.app").app
    try:
        app()
    except (Fault, *mishaps.MACHINE) as error:
        print(f"depositary: {mishaps.told(error)}", file=sys.stderr)
        sys.exit(2)


def foreign_packages() -> str:
    """Say in a sentence whether another distribution owns one of our packages.

    Three names as plain as ours exist on PyPI too; installed beside us they mix
    with our files, and a rule that is half theirs decides about a treaty.
    """
    owners = import_module("importlib.metadata").packages_distributions()
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
