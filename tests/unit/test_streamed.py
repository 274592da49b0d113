"""JSON is read value by value: what comes out is what a whole reading gives."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pipeline.proofread import streamed
from pipeline.proofread.streamed import Values, listed

RECORD = {
    "a": [1, 23.5, None, "x\ud800\n,]}", {"b": []}],
    "of no interest": {"deep": [{}, [], ""]},
    "c": [],
    "much": [["é" * 50, n] for n in range(20)],
}


@pytest.fixture(params=[1, 7, 1 << 16])
def piecemeal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read so many characters at a time."""
    monkeypatch.setattr(streamed, "_AT_ONCE", request.param)


@pytest.mark.usefixtures("piecemeal")
@pytest.mark.parametrize("indent", [None, 2])
def test_items_are_those_of_the_list_wherever_a_piece_ends(
    tmp_path: Path, indent: int | None
):
    path = tmp_path / "record.json"
    path.write_text(json.dumps(RECORD, indent=indent) + "\n", "utf-8")
    for name in ("a", "c", "much"):
        assert [*listed(path, name)] == RECORD[name]


@pytest.mark.usefixtures("piecemeal")
def test_a_number_goes_on_over_the_end_of_a_piece():
    assert Values(io.StringIO(" 1234567890123")).value() == 1234567890123


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        '{"a" [1]}',
        '{"a": 1}',
        '{"a": [1 2]}',
        '{"a": [1, {"b": ]}',
        '{"a": [1',
        '{"a": [1]} and more',
        '{"b": [1',
    ],
)
def test_what_is_no_json_of_that_shape_is_refused(tmp_path: Path, broken: str):
    path = tmp_path / "record.json"
    path.write_text(broken, "utf-8")
    with pytest.raises(ValueError, match=r"stands|Expecting|delimiter"):
        list(listed(path, "a"))
