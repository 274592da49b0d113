"""The published table has what the tests read, no more and no less."""

import re
from pathlib import Path

from tests.reading.test_matrix import constructs

PAGE = Path(__file__).parents[2] / "docs/reading.md"
_HEADS = {"construct", "---"}


def test_the_table_of_what_is_read_has_a_row_for_each_construct():
    page = PAGE.read_text("utf-8")
    tables = page[page.index("| construct |") :]
    rows = set(re.findall(r"(?m)^\| ?(.+?) ?\|", tables)) - _HEADS
    names = {each.name.replace("|", "&#124;") for each in constructs()}
    assert rows == names, "run: make reading"
