"""What is exported item by item is the JSON that is written in one go."""

from __future__ import annotations

import io
import json

import pytest

from pipeline.exporting import _list

ITEMS = [
    [],
    [{"a": [1, {"b": "x\ny\u2028\x85"}], "c": []}],
    [1, "é", {"k": {}}, None],
]


@pytest.mark.parametrize("items", ITEMS)
def test_a_list_alone_is_as_json_writes_it(items: list[object]):
    out = io.StringIO()
    _list(iter(items), out, 1)
    assert out.getvalue() == json.dumps(items, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("items", ITEMS)
def test_a_list_inside_an_object_is_as_json_writes_it(items: list[object]):
    out = io.StringIO()
    out.write('{\n "data": ')
    _list(iter(items), out, 2)
    out.write("\n}")
    assert out.getvalue() == json.dumps({"data": items}, ensure_ascii=False, indent=1)
