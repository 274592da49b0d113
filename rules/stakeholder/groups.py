"""For which group does somebody speak, and does he say who is in it?

"On behalf of the southern states, namely A, B and C": A, B and C speak. Where their
names are left out, nobody knows who speaks besides the sender.
"""

from __future__ import annotations

from rules.tables import any_of, beside

_TABLE = beside(__name__)
_STATES, _BODIES, _NAMELY = (
    any_of(_TABLE[name]) for name in ("states", "bodies", "namely")
)


def members(text: str) -> str:
    """Return what follows a group that a text begins with; empty without a list.

    >>> members("the southern states, namely Kenya and Chad.")
    'Kenya and Chad.'
    >>> members("the southern states ask for more."), members("Kenya and Chad")
    ('', '')
    """
    group = _STATES.match(text) or _BODIES.match(text)
    named = _NAMELY.match(text, group.end()) if group else None
    return text[named.end() :] if named else ""


def is_of_states(text: str) -> bool:
    """Tell whether a text begins with several states, whoever they are.

    >>> is_of_states("the southern states on the draft"), is_of_states("the club")
    (True, False)
    """
    return _STATES.match(text) is not None
