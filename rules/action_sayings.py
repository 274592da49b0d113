"""How do people ask in sayings of their own language, without its plain words?

"Raus damit", "не трогать", "不如不要": the table beside this file has them, a section
a language. A turn asks by itself, as those of `rules.action_turns` do.
"""

from __future__ import annotations

from rules.tables import beside

_LISTS = ("rid", "stays", "number", "short", "text", "fresh", "good")


def said(kind: str) -> tuple[str, ...]:
    """Give the turns of all languages of a kind: "kept", "merged", "added" and so on.

    >>> any("心坎" in turn for turn in said("kept")), said("none")
    (True, ())
    """
    return tuple(
        _written(turn, table)
        for table in beside(__name__).values()
        for turn in table.get(kind, ())
    )


def _written(turn: str, table: dict[str, str]) -> str:
    for name in _LISTS:
        turn = turn.replace(f"{{{name}}}", table.get(name, ""))
    return turn
