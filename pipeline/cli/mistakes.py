"""Which mistake is in a call of `decide`? Says it, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.cli.context import place
from pipeline.faults import Fault

if TYPE_CHECKING:
    from pipeline.record import Known

#: What is said of one comment or mail only, and why.
_OF_ONE = {
    "--split": "the words are looked for in one comment",
    "--join": "one comment takes up one other",
    "--comment": "the words are looked for in one mail",
    "--seen": "each has a version of its own; say it of several without --seen",
}
#: What only says more of another option.
_MORE = {"--type": "--stakeholder", "--other-party": "--of"}


def refuse(
    said: Mapping[str, object], beside: Mapping[str, object], idents: Sequence[str]
) -> None:
    """Raise Fault unless one thing is decided, of what it can be decided of.

    `said` are the options that decide something, one a thing, and `beside` those that
    stand beside another, by whether they were given.
    """
    given = [name for name, value in said.items() if value]
    more = [name for name, value in beside.items() if value]
    stray = next((name for name in more if name in _MORE), "")
    if stray:
        raise Fault(f"{stray} says more of {_MORE[stray]} alone, which is not given.")
    if not given:
        raise Fault(_NOTHING.format(idents[0]))
    if given[1:]:
        raise Fault(
            f"Say one thing at a time: {', '.join(given[:-1])} and {given[-1]} are "
            f"{len(given)} decisions. Record one, see what it did, then the next."
        )
    for name in (*given, *more):
        if name in _OF_ONE and idents[1:]:
            raise Fault(
                f"Say one thing of one: {name} cannot be said of {len(idents)} at "
                f"once, for {_OF_ONE[name]}."
            )
    if given == ["--undo"] and more:
        raise Fault(
            "Say one thing: --undo takes back what was decided last, whatever that "
            "was; leave out --seen."
        )


_NOTHING = (
    "Say what is decided of {0}. Of a comment: where it belongs and what it asks for "
    "(--candidate, or --document, --paragraph, --general, --action), --undecided, "
    "--no-comment, --split or --join. Of a mail: --kind, --of, --call, --answer-to, "
    "--comment or --replay. Of either: --stakeholder or --undo."
)


def beside(known: Known, other: Known, ident: str, series: str) -> int:
    """Read which other comment of the same delivery is meant."""
    position = place(ident, series)[2]
    if other.row.id != known.row.id or position is None:
        raise Fault(
            f"{ident} is no other comment of {known.id}. Only comments of one mail "
            f"can be joined; write {known.id}-2, or whichever it is."
        )
    return position


#: What is wrong with several --of beside something else.
SEVERAL = (
    "Several --of name what one revision replaces, and stand alone: without --kind and "
    "without `none`."
)
#: What is wrong with no draft and nothing else.
NO_DRAFT = (
    "A comment on no draft is on no paragraph: --document none --general. To take out "
    "what is no comment: --no-comment."
)
