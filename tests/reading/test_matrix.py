"""Every construct that people's files hold is seen, and what cannot be is said."""

from importlib import import_module
from pathlib import Path

import pytest

from rules.terms import Read
from tests.reading.construct import Construct, found_in, seen_in

HERE = Path(__file__).parent


def constructs() -> list[Construct]:
    """Return what all `matrix_*.py` beside this file list."""
    names = sorted(file.stem for file in HERE.glob("matrix_*.py"))
    modules = [import_module(f"tests.reading.{name}") for name in names]
    return [construct for module in modules for construct in module.CONSTRUCTS]


@pytest.mark.parametrize(
    "construct", constructs(), ids=lambda each: f"{each.family}: {each.name}"
)
def test_a_construct_is_seen(construct: Construct):
    found = found_in(construct)
    passages = [passage for each in found for passage in each.reading.passages]
    seen = [seen_in(p, like) for p, like in zip(passages, construct.seen, strict=False)]
    seen += [seen_in(p, construct.seen[-1]) for p in passages[len(seen) :]]
    assert seen == list(construct.seen)
    worst = max(found, key=lambda each: list(Read).index(each.reading.read))
    assert worst.reading.read is construct.read
    assert construct.why in worst.reading.why
