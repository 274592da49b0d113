"""Every construct that people's files hold is seen, and what cannot be is said."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.reading.construct import Construct, Seen, found_in, seen_in

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
    passages = [passage for part in found.parts for passage in part.text.passages]
    seen = [seen_in(p, like) for p, like in zip(passages, construct.seen, strict=False)]
    seen += [seen_in(p, Seen(text="")) for p in passages[len(seen) :]]
    assert seen == list(construct.seen)
    assert found.read is construct.read
    assert construct.why in found.why
    if construct.files is not None:
        assert tuple(part.text.name for part in found.parts) == construct.files
    if found.message:
        senders = tuple(f"{s.name} <{s.address}>" for s in found.message.senders)
        assert construct.senders in {None, senders}
        assert construct.subject in {None, found.message.subject}
        assert (construct.defect or "") in "; ".join(found.message.defects)
