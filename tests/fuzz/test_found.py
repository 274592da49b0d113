"""What mutations found once stays mended."""

import pytest

from pipeline.extract import layout, read_file
from pipeline.message.mime import walk
from rules.terms import Read
from tests.hostile.archives import zipped
from tests.hostile.ole import ole_file
from tests.reading.word_file import p, word_file


def texts(name, data):
    return [passage.text for passage in read_file(name, data)[-1].reading.passages]


def test_rows_before_a_quote_that_is_never_closed_are_not_read_twice():
    table = b'a,b\nc,"d\n' + b"e,f\n" * 40_000
    found = texts("a.csv", table)
    assert found[:6] == ["a", "b", "c", '"d', "e", "f"]
    assert len(found) == 4 + 80_000


def test_a_field_may_be_longer_than_any_that_is_quoted():
    assert texts("a.csv", b"a," + b"x" * 200_000) == ["a", "x" * 200_000]


def test_base64_of_many_pieces_is_decoded_in_time():
    head = b"Content-Transfer-Encoding: base64\n\n"
    [leaf] = walk(head + b"QQ==" * 1_000_000).leaves
    assert leaf.data == b"A" * 1_000_000


@pytest.mark.parametrize("wrong", ["&#xD83D;", "&#55357;", "&#1;", "&#xFFFF;"])
def test_what_xml_has_no_character_for_costs_no_words(wrong):
    data = word_file(p("We X agree."))
    with_wrong = word_file(p("We X agree.").replace("X ", wrong))
    assert texts("a.docx", data) == ["We X agree."]
    assert texts("a.docx", with_wrong) == ["We agree."]


def test_a_line_without_width_is_a_line():
    rows = (layout.Row("We agree.", 50, 50, 700, 12), layout.Row("Yes", 0, 9, 680, 12))
    blocks = layout.blocks([layout.Page(rows, 800)])
    assert {row.text for block in blocks for row in block.rows} == {"We agree.", "Yes"}


def test_a_member_of_a_zip_without_a_name_is_a_file():
    data = zipped({"n|": b"We agree."}).replace(b"n|", b"\0|")
    assert [one.name for one in read_file("a.zip", data)] == ["a.zip", "a.zip/file"]


@pytest.mark.parametrize(
    ("name", "streams"),
    [("a.doc", {"WordDocument": b"x"}), ("a.xls", {"Workbook": b"x"})],
)
def test_an_old_file_whose_directory_is_cut_off_is_held(name, streams):
    [found] = read_file(name, ole_file(streams)[:-700])
    assert found.reading.read is Read.HELD
    assert "Please" in found.reading.why
