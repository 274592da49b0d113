"""The secretariat's verbs, one module a subject; parses arguments and prints.

No verb owns logic: each calls what the desk and the service call too. Exit
status 0: done. 1: something waits for a person, or failed. 2: the call or the
configuration is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from pipeline.faults import Fault
from pipeline.garbage import collect_seldom, loading

_OURS = ("pipeline", "rules", "outbox")


def main() -> None:
    """Run the command line; what a person should know comes as one sentence.

    The rest is loaded here, so that Ctrl-C is quiet from the first moment.
    """
    try:
        with loading():
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
    line = import_module("pipeline.cli.app")
    collect_seldom()
    try:
        sys.exit(line.app(standalone_mode=False) or 0)
    except line.UsageError as error:
        if len(sys.argv) == 1:  # asked for nothing: all that can be asked for
            error.show()
        else:
            print(line.told(error), file=sys.stderr)
        sys.exit(2)
    except (Fault, *mishaps.MACHINE) as error:
        print(f"depositary: {mishaps.told(error)}", file=sys.stderr)
        sys.exit(mishaps.status(error))


def foreign_packages(home: Path = Path(__file__).parents[2]) -> str:
    """Say in a sentence whether another distribution wrote over our packages.

    Three names as plain as ours exist on PyPI too; installed beside us they mix
    with our files, and a rule that is half theirs decides about a treaty. So the
    packages must be those beside this one, and their files as long as they were
    when we were installed.
    """
    sizes = dict(_installed(home))
    for name in _OURS:
        initial = import_module(name).__file__
        if (
            initial is None
            or Path(initial).parents[1] != home
            or any(
                _size(home / file) != size
                for file, size in sizes.items()
                if file.startswith(f"{name}/")
            )
        ):
            return (
                "depositary cannot start: something else is installed over its "
                f"package '{name}'. Install depositary into an environment of its own, "
                "for instance with pipx."
            )
    return ""


def _installed(home: Path) -> Iterator[tuple[str, int]]:
    """Go through what the installer recorded of us, if it did (PEP 376)."""
    for record in home.glob("depositary-*.dist-info/RECORD"):
        for line in record.read_text("utf-8").splitlines():
            file, _, size = line.rsplit(",", 2)
            if file.endswith(".py") and size:
                yield file, int(size)


def _size(file: Path) -> int | None:
    return file.stat().st_size if file.exists() else None
