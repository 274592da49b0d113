"""The command line as one: the options before the verb, and all the verbs.

A verb is loaded when it is called for: most need little of what others need.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from pipeline.cli.context import Context

#: Where each verb is: the module beside this one, and the function.
_VERBS: Mapping[str, str] = {
    "run": "work.run",
    "once": "work.once",
    "import": "files.import_",
    "status": "status.status",
    "list": "look.list_",
    "show": "look.show",
    "drafts": "look.drafts",
    "review": "review.review",
    "decide": "judge.decide",
    "admit": "late.admit",
    "extend": "late.extend",
    "rehearse": "late.rehearse",
    "compile": "output.compile_",
    "publish": "output.publish",
    "redact": "privacy.redact",
    "export": "files.export",
    "letters": "output.letters",
    "read": "read.read_",
    "verify": "care.verify",
    "replay": "care.replay",
    "evidence": "care.evidence",
    "rebuild": "care.rebuild",
    "migrate": "care.migrate",
    "copy-archive": "moving.copy_archive",
    "doctor": "care.doctor",
    "desk": "desk.desk",
}
_LOOK: Mapping[str, Any] = {
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": None,
}


#: What typer raises where the call is wrong; the class itself has no public name.
UsageError: Any = typer.BadParameter.__base__


def told(error: Any) -> str:
    """Say in a sentence what is wrong with a call."""
    where = error.ctx.command_path if error.ctx else "depositary"
    said = error.format_message().replace("Value error, ", "")
    return f"depositary: {said.rstrip('.')}. What can be written: {where} --help"


class _Verb(TyperCommand):
    """Refuses what is said twice and can be said once: the first would be dropped."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Count what was said before it is read."""
        said: list[Any] = [*self.make_parser(ctx).parse_args(args=[*args])[2]]
        options = [one for one in said if one.param_type_name == "option"]
        for one in options:
            times = options.count(one)
            if times > 1 and not (one.multiple or one.is_flag):
                ctx.fail(_ONCE.format(one.opts[0], times, one.help or ""))
        return super().parse_args(ctx, args)


_ONCE = "{} can be said once and was said {} times; nothing was done. {}"


class _Verbs(TyperGroup):
    """Knows all the verbs by their names."""

    def __init__(self, **given: Any) -> None:
        """Name the verbs, and load none."""
        super().__init__(**given)
        self.commands = {verb: TyperCommand(verb) for verb in _VERBS}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load a verb; None where there is none of that name."""
        if cmd_name not in self.commands:
            return super().get_command(ctx, cmd_name)
        module, _, function = _VERBS[cmd_name].partition(".")
        alone = typer.Typer(**_LOOK)
        alone.command(cmd_name, cls=_Verb)(
            getattr(import_module(f"pipeline.cli.{module}"), function)
        )
        return typer.main.get_command(alone)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """Print the verbs with the whole sentence of each."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, _told_of(at)) for verb, at in _VERBS.items()])


def _told_of(place: str) -> str:
    """Return the sentence of a verb, read from its file: to load all takes long."""
    module, _, name = place.partition(".")
    tree = ast.parse(Path(__file__).with_name(f"{module}.py").read_text("utf-8"))
    (told,) = (
        ast.get_docstring(each)
        for each in tree.body
        if isinstance(each, ast.FunctionDef) and each.name == name
    )
    return (told or "").partition("\n\n")[0]


app = typer.Typer(
    name="depositary",
    cls=_Verbs,
    help="Runs an open consultation by email: every email accounted for, every "
    "comment verbatim and traceable to its source.",
    no_args_is_help=True,
    **_LOOK,
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
