"""The command line as one: the options before the verb, and all the verbs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli import care, desk, judge, look, output, read, work
from pipeline.cli.context import Context

app = typer.Typer(
    name="depositary",
    help="Runs an open consultation by email: every email accounted for, every "
    "comment verbatim and traceable to its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _options(
    ctx: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            help="The configuration; else DEPOSITARY_CONFIG, else ./config.toml."
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print for machines instead of people.")
    ] = False,
) -> None:
    ctx.obj = Context(config=config, as_json=as_json)


for verb, function in (
    ("run", work.run),
    ("once", work.once),
    ("import", work.import_),
    ("status", look.status),
    ("list", look.list_),
    ("show", look.show),
    ("drafts", look.drafts),
    ("review", judge.review),
    ("decide", judge.decide),
    ("admit", judge.admit),
    ("extend", judge.extend),
    ("rehearse", judge.rehearse),
    ("compile", output.compile_),
    ("publish", output.publish),
    ("export", output.export),
    ("letters", output.letters),
    ("read", read.read_),
    ("verify", care.verify),
    ("rebuild", care.rebuild),
    ("doctor", care.doctor),
    ("desk", desk.desk),
):
    app.command(verb)(function)
