"""What do all verbs need? The configuration, the clock, and a way to print."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from pipeline.faults import Fault
from pipeline.settings import Settings, find, load

if TYPE_CHECKING:
    from pipeline.ledger import Ledger
    from pipeline.service import Service

#: A column of fewer characters than this, on the average, cannot be read.
_LEAST_WIDTH = 12
#: One that is cut needs so many to be recognised by.
_LEAST_CUT = 24
Now = Annotated[
    str | None,
    typer.Option(
        metavar="INSTANT",
        help="An instant that stands for now, e.g. 2026-03-21T00:00:00Z.",
    ),
]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decides.")]
Because = Annotated[str, typer.Option(metavar="WHY", help="Why, in words.")]
_DELIVERY = re.compile(r"^D?0*(\d+)(?:-(\d+))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The options that stand before the verb."""

    config: Path | None
    as_json: bool

    def settings(self) -> Settings:
        """Read the configuration."""
        return load(find(self.config))

    @contextmanager
    def service(
        self, now: str | None = None, *, whole: bool = True
    ) -> Iterator[Service]:
        """Open the service for one verb."""
        from pipeline.service import Service  # noqa: PLC0415 (half of all there is)
        from pipeline.store.clock import skewed  # noqa: PLC0415 (as above)

        with Service(self.settings(), clock(now), whole=whole) as service:
            for trouble in skewed(service.ledger.engine):
                print(trouble, file=sys.stderr)
            yield service

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """Open the ledger alone."""
        from pipeline.archive import open_archive  # noqa: PLC0415 (a file needs none)
        from pipeline.ledger import Ledger  # noqa: PLC0415 (see above)
        from pipeline.proof.whole import (  # noqa: PLC0415 (see above)
            refuse_a_gap,
            refuse_no_file,
        )

        settings = self.settings()
        archive = open_archive(settings.archive_url, settings.local_folder)
        refuse_no_file(settings, archive)
        with closing(Ledger(settings, archive, clock(None))) as ledger:
            refuse_a_gap(ledger)
            yield ledger

    def refuse_ours(self, *targets: Path) -> None:
        """Raise Fault where a verb would write over what we work with."""
        settings = self.settings()
        ours = {path.resolve() for path in (find(self.config), *settings.sources)}
        kept = [settings.local_folder.resolve()]
        if settings.archive_url.startswith("file:"):
            kept.append(Path(settings.archive_url.removeprefix("file:")).resolve())
        for target in targets:
            place = target.resolve()
            if place in ours or any(map(place.is_relative_to, kept)):
                raise Fault(
                    f"{target} belongs to the consultation and is not written over. "
                    "Name another file."
                )

    def tell(self, data: Any, *said: RenderableType) -> None:
        """Print lines as they are and tables for people, or the data for machines."""
        if self.as_json:
            print(json.dumps(data, ensure_ascii=False, indent=1))
            return
        console = Console(highlight=False)
        for one in said:
            if isinstance(one, str):
                console.print(one, markup=False, soft_wrap=True)
            else:
                console.print(one)


def clock(now: str | None) -> Callable[[], datetime]:
    """Return the clock, or one that stands at `now`."""
    if now is None:
        from pipeline.store.clock import machine  # noqa: PLC0415 (a file needs none)

        return machine
    try:
        at = datetime.fromisoformat(now)
    except ValueError:
        raise Fault(
            f"--now {now!r} is no instant; write one such as 2026-03-21T00:00:00Z."
        ) from None
    if at.tzinfo is None:
        utc = f"{at:%Y-%m-%dT%H:%M:%S}Z"
        raise Fault(f"--now {now!r} needs its zone; for UTC write {utc}.")
    return lambda: at.astimezone(UTC)


def table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, cut: int = 0
) -> Group:
    """Make a sober table; where it has no room, each row as lines of its own.

    The last `cut` columns share what room there is and are cut to one line; where that
    is little, they stand on a line of their own beneath the others.
    """
    return Group(f"\n{title}", _Rows(columns, rows, cut))


@dataclass(frozen=True, slots=True)
class _Rows:
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    cut: int

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Choose by the room there is."""
        beside = len(self.columns) - max(self.cut - 1, 0)
        if options.max_width < _LEAST_WIDTH * beside:
            for row in self.rows:
                named = zip(self.columns, row, strict=True)
                lines = [f"{name}: {_plain(cell)}" for name, cell in named if cell]
                yield "\n".join([*lines, ""])
            return
        whole = len(self.columns) - self.cut
        left = options.max_width - sum(map(self._width, range(whole)))
        if self.cut and self.rows and left < _LEAST_CUT * self.cut:
            yield from self._in_two_lines(whole, options.max_width)
            return
        made = Table(box=None, pad_edge=False, expand=self.cut > 0)
        for column in self.columns[:whole]:
            made.add_column(column, overflow="fold")
        for column in self.columns[whole:]:
            made.add_column(column, overflow="ellipsis", no_wrap=True, ratio=1)
        for row in self.rows:
            made.add_row(*(_plain(cell) for cell in row))
        yield made

    def _width(self, column: int) -> int:
        """Return how wide a column is, with the space behind it."""
        cells = (self.columns[column], *(row[column] for row in self.rows))
        return max(cell_len(visible(cell)) for cell in cells) + 2

    def _in_two_lines(self, whole: int, width: int) -> Iterator[RenderableType]:
        wide = [*map(self._width, range(whole))]
        for row in (self.columns, *self.rows):
            pairs = zip(row, wide, strict=False)
            yield Text("".join(set_cell_size(visible(c), n) for c, n in pairs).rstrip())
            more = Text("    " + ": ".join(visible(c) for c in row[whole:] if c))
            more.truncate(width, overflow="ellipsis")
            yield more


def progress_bar(*, quiet: bool) -> Progress:
    """Show how much of each stage is done, unless it is to be quiet."""
    return Progress(
        TextColumn("{task.description:12}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        transient=True,
        disable=quiet,
    )


def counted(number: int, noun: str) -> str:
    """Count things whose plural takes an s.

    >>> counted(1, "letter"), counted(0, "new message")
    ('1 letter', '0 new messages')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def visible(text: str) -> str:
    """Show control characters of mails instead of obeying them, on one line."""
    return "".join(
        c if c.isprintable() or c == "\t" else " " if c.isspace() else "\ufffd"
        for c in text
    )


def _plain(cell: str) -> str:
    return visible(cell).replace("[", "\\[")  # no markup


def place(ident: str, series: str) -> tuple[str, int, int | None]:
    """Read an id: `D000017`, `D000017-2`, `WSIS+10/3/17` or `WSIS+10/3/17-2`.

    Returns ("delivery" or "number", the figure, the comment's position or None).
    """
    text = ident.strip()
    kind = "delivery"
    if text.startswith(f"{series}/"):
        kind, text = "number", text.removeprefix(f"{series}/")
    found = _DELIVERY.match(text)
    if found is None:
        raise Fault(
            f"{ident!r} is no id; write one such as D000017, D000017-2, "
            f"{series}/17 or {series}/17-2."
        )
    return kind, int(found[1]), int(found[2]) if found[2] else None


def whole(ident: str, series: str) -> None:
    """Raise Fault where an id means a comment, and a whole mail must be meant."""
    if ident and place(ident, series)[2]:
        mail = ident.strip().rpartition("-")[0]
        raise Fault(
            f"{ident} is one comment of {mail}. If it puts right that one, it is a "
            f"correction (--kind correction --of {ident}); if it replaces, repeats or "
            f"takes back all of {mail}, name {mail}."
        )


def context(ctx: typer.Context) -> Context:
    """Return what the options before the verb said."""
    found = ctx.find_object(Context)
    if found is None:
        raise Fault("The command line was not set up.")
    return found
