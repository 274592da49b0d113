"""What is no file of any kind is never read as the words of its sender."""

import base64
import random

import pytest

from pipeline.extract import NOT_AS_NAMED, PLAIN_TEXT, read_file
from pipeline.extract.ooxml import DAMAGED
from pipeline.message import encoding, filetype
from rules.terms import Read
from tests.hostile.ole import ole_file
from tests.reading.word_file import p, package, word_file

SIZES = (1, 3, 10, 40, 100, 1_000, 20_000)
WORD = word_file("".join(p(f"We propose to delete paragraph {n}.") for n in range(60)))
OLE = ole_file({})[:8]


def noise(size, signs=range(256)):
    seeded = random.Random(size)  # noqa: S311 (the same noise each time, and no secret)
    return bytes(seeded.choices(signs, k=size))


GARBAGE = {
    "all bytes": noise,
    "all bytes but NUL": lambda size: noise(size, range(1, 256)),
    "high bytes": lambda size: noise(size, range(128, 256)),
    "printable signs": lambda size: noise(size, range(32, 127)),
    "base64": lambda size: base64.encodebytes(noise(size)),
    "UTF-8 with its mark": lambda size: b"\xef\xbb\xbf" + noise(size),
    "UTF-16 with its mark": lambda size: b"\xff\xfe" + noise(size),
    "UTF-16, big endian": lambda size: b"\xfe\xff" + noise(size),
    "UTF-16 of narrow signs": lambda size: noise(size).decode("latin-1").encode("U16"),
    "NULs": bytes,
    "ones": lambda size: b"\xff" * (size + 40),
    "blanks": lambda size: b" " * size,
    "an OLE head": lambda size: OLE + noise(size),
    "an OLE head and a name": lambda size: (
        OLE + noise(size) + "WordDocument".encode("utf-16-le") + noise(size)
    ),
    "a zip's head": lambda size: b"PK\3\4" + noise(size),
    "a PDF's head": lambda size: b"%PDF-1.4\n" + noise(size),
    "an RTF's head": lambda size: b"{\\rtf1 " + noise(max(size, 100)),
}


@pytest.mark.parametrize("ending", ["doc", "docx", "pdf", "xlsx"])
@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_garbage_with_the_name_of_a_file_is_held_with_a_reason(garbage, ending):
    for size in SIZES:
        [found] = read_file(f"comments.{ending}", garbage(size))
        assert (found.reading.read, found.reading.passages) == (Read.HELD, ()), size
        assert found.reading.why in (NOT_AS_NAMED, DAMAGED)


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_word_file_without_its_end_or_its_beginning_is_held(tenths):
    at = len(WORD) * tenths // 10
    [cut] = read_file("comments.docx", WORD[:at])
    [rest] = read_file("comments.docx", WORD[at:])
    assert {cut.reading.read, rest.reading.read} == {Read.HELD}
    assert {cut.reading.why, rest.reading.why} == {DAMAGED, NOT_AS_NAMED}


@pytest.mark.parametrize("ending", ["doc", "docx", "pdf", "txt", "xls"])
def test_the_content_decides_and_not_the_name(ending):
    [found] = read_file(f"comments.{ending}", WORD)
    assert (found.type, len(found.reading.passages)) == (filetype.DOCX, 60)
    assert (found.reading.read, found.reading.why) == (Read.FULL, "")


@pytest.mark.parametrize(
    "words",
    [
        "We agree.",
        "Предлагаем исключить пункт 12.",
        "我们建议删除第十二段第二句",
        "日本政府は第５項を支持します。カー",
        "우리는 제12항의 삭제를 제안합니다.",
        "نقترح حذف الجملة الثانية",
        "हम अनुच्छेद 17 का समर्थन करते हैं।",
        "เราเสนอให้ลบวรรคสองของย่อหน้าสิบสองเพราะมันซ้ำกับสิ่งที่ย่อหน้าเก้ากล่าวไว้",
        "ភាសាខ្មែរ ស្នើ",
        "Việt Nam đề nghị xóa đoạn 17",
    ],
)
def test_a_text_with_the_name_of_a_word_file_is_read_and_said_to_be_one(words):
    for codec in ("utf-8", "utf-16"):
        [found] = read_file("comments.doc", words.encode(codec))
        assert [p.text for p in found.reading.passages] == [words]
        assert (found.reading.read, found.reading.why) == (Read.FULL, PLAIN_TEXT)


ONE_FILE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
    "This document is a Single File Web Page.\n\n--B\nContent-Transfer-Encoding: "
    "quoted-printable\nContent-Type: text/html\n\n<p>We agr=\nee.</p>\n--B--\n"
)


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>We agree.</p></body></html>",
        "<html><body><p>We agree.</p></body></html>".encode("utf-16"),
        "<html><body><p>We agree.</p></body></html>".encode("utf-16-le"),
        b"<table><tr><td>We agree.</td></tr></table>",
        ONE_FILE.encode(),
    ],
)
def test_a_web_page_with_the_name_of_a_file_is_read_as_one(page):
    for ending in ("doc", "docx", "xls"):
        found = read_file(f"comments.{ending}", page)
        passages = [p.text for each in found for p in each.reading.passages]
        assert passages == ["We agree."]
        assert {(each.reading.read, each.reading.why) for each in found} == {
            (Read.FULL, "")
        }


def test_the_lock_files_of_an_open_document_are_no_files_of_the_sender():
    archive = package({"a.docx": WORD, "~$a.docx": b"\x03Ana".ljust(162)})
    assert [f.name for f in read_file("c.zip", archive)] == ["c.zip", "c.zip/a.docx"]


def test_what_is_named_a_text_is_read_as_one_with_its_doubts():
    [found] = read_file("codes.txt", b"A1;B2;C3;D4")
    assert (found.reading.read, found.reading.why) == (Read.FULL, "")
    [found] = read_file("notes.txt", b"\xff\xfe" + noise(100))
    assert found.reading.read is Read.PARTIAL


def test_a_word_of_marks_alone_is_none():
    assert encoding.is_noise("\u0301\u0301")
