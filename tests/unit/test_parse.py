import struct
from base64 import b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.message import headers
from pipeline.message.parts import label, payloads
from pipeline.parse import read_message
from rules.terms import Address

PDF = b"%PDF-1.4 stub"


def message(*parts, kind="mixed", top="Subject: Comments\n"):
    body = "".join(f"--b\n{part}\n" for part in parts)
    return (
        f'{top}Content-Type: multipart/{kind}; boundary="b"\n\n{body}--b--\n'
    ).encode()


def leaf(kind, text, **more):
    extra = "".join(f"{k.replace('_', '-')}: {v}\n" for k, v in more.items())
    return f"Content-Type: {kind}\n{extra}\n{text}"


def names(raw):
    return [part.name for part in read_message(raw).parts]


def only(raw):
    [(part, data)] = payloads(raw)
    return part, data


# --- headers -------------------------------------------------------------------


def test_every_address_of_every_from_header_is_told():
    raw = b'From: "Doe, J." <j@x.int>, b@y.int (B)\nFrom: Office: c@z.int;\n\nx'
    assert read_message(raw).senders == (
        Address(address="j@x.int", name="Doe, J."),
        Address(address="b@y.int", name="B"),
        Address(address="c@z.int"),
    )


def test_a_comma_in_an_encoded_name_separates_nothing():
    raw = b"From: =?utf-8?q?Lee=2C_Ana?= <a@x.int>\n\nx"
    assert read_message(raw).senders == (Address(address="a@x.int", name="Lee, Ana"),)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("Ana <a@x.int", "a@x.int"),
        ('"Ana <a@x.int>', "a@x.int"),
        ("MAILER-DAEMON (Mail)", "MAILER-DAEMON"),
    ],
)
def test_a_badly_written_address_is_still_found(value, address):
    assert headers.addresses([value])[0].address == address


@pytest.mark.parametrize("value", ["", "<>", "undisclosed-recipients:;", "Ana Lee"])
def test_words_without_an_address_are_no_sender(value):
    assert headers.addresses([value]) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?utf-8?b?w4k=?=\n =?utf-8?q?tat?=", "État"),
        ("=?utf-8?b?5L0=?= =?utf-8?b?oOWlvQ==?=", None),
        ("=?utf-8?b?5L2g5Q==?= =?utf-8?b?pb0=?=", "你好"),
        ("=?gb2312?B?xOO6ww==?= x", "你好 x"),
        ("=?utf-8*fr?q?=C3=A9t=C3=A9?=", "été"),
        ("=?no-such?q?a?=", "a"),
        ("naïve, raw", "naïve, raw"),
        ("a\x00b\n\tc", "ab c"),
    ],
)
def test_headers_are_decoded_as_their_writers_meant_them(value, text):
    decoded = headers.decode(value)
    assert text is None or decoded == text
    assert "\0" not in decoded
    assert not any("\ud800" <= c <= "\udfff" for c in decoded)


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("Fri, 17 Jan 2014 23:59:59 +0100 (CET)", (2014, 1, 17, 22, 59, 59)),
        ("Sat, 31 Dec 2016 23:59:60 +0000", (2016, 12, 31, 23, 59, 59)),
        ("17 Jan 14 10:00 EST", (2014, 1, 17, 15, 0, 0)),
    ],
)
def test_a_date_is_an_instant_and_a_leap_second_the_second_before(value, at):
    assert headers.instant(value) == datetime(*at, tzinfo=UTC)


#: No date, or one that has none in another zone.
UNSURE = (
    *("1 Jan 99999 1:1:1 +9999", "Fri, 31 Dec 9999 23:59:59 +0000"),
    *(f"{'9' * 5_000} Jan 2014 10:00 +0100", f"1 Jan 2014 10:00 +{'9' * 5_000}"),
)


@pytest.mark.parametrize(
    "value", ["", "soon", "17 Jan 2014 10:00", *UNSURE, "x" * 9000]
)
def test_a_date_that_is_unsure_is_no_instant(value):
    assert headers.instant(value) is None


def test_received_stamps_stand_topmost_first():
    raw = (
        b"Received: from a.int (a.int [192.0.2.1])\n\tby mx.itu.int (Postfix);\n"
        b"\tFri, 17 Jan 2014 22:59:60 +0000\n"
        b"Received: by a.int; nonsense\n\nx"
    )
    first, second = read_message(raw).stamps
    assert (first.by, first.from_host) == ("mx.itu.int", "a.int")
    assert first.at == datetime(2014, 1, 17, 22, 59, 59, tzinfo=UTC)
    assert (second.by, second.at) == ("a.int", None)


def test_the_thread_is_known_by_in_reply_to_and_references_without_repetition():
    raw = b"Message-ID: <1@x>\nIn-Reply-To: <2@x>\nReferences: <3@x> <2@x>\n\nx"
    found = read_message(raw)
    assert (found.message_id, found.in_reply_to) == ("<1@x>", ("<2@x>", "<3@x>"))


def test_mail_parser_says_in_words_what_is_wrong_with_a_header():
    found = read_message(b"From: a@x.int\nDate: yesterday\n\nx")
    assert any("invalid-date-syntax" in defect for defect in found.defects)


# --- parts ---------------------------------------------------------------------


def test_a_file_inside_an_alternative_is_not_lost_with_the_html_around_it():
    rich = message(
        leaf("text/html", "<p>Hello all</p>"),
        leaf("application/pdf", "%PDF-1.4", Content_Disposition="inline"),
        top="",
    ).decode()
    raw = message(
        leaf("text/plain", "Hello all"),
        rich.replace("--b", "--c").replace('"b"', '"c"'),
        kind="alternative",
    )
    assert names(raw) == ["body", "attachment-1.pdf"]


def test_a_label_hides_no_ending():
    assert label("offer\u202excod.exe") == "offerxcod.exe"
    assert label("x" * 400 + ".docx").endswith(".docx")


def test_a_label_has_no_half_characters():
    assert label("a\ud800b\x01.txt") == "ab.txt"


def test_a_character_with_a_number_that_is_too_long_is_none():
    page = f"<p>Hello all &#{'9' * 5_000};</p>"
    raw = message(
        leaf("text/plain", "Hello all"), leaf("text/html", page), kind="alternative"
    )
    [part] = read_message(raw).parts
    assert (part.name, part.type) == ("body", "text/plain")


#: A zip whose directory is only its first bytes, and a blob that ends in its type.
CUT_ZIP = b"PK\3\4PK\1\2PK\5\6" + struct.pack("<4HIIH", 0, 0, 1, 1, 4, 4, 0)
CUT_BLOB = b"\x30\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"


@pytest.mark.parametrize(
    ("data", "name"), [(CUT_ZIP, "attachment-1.zip"), (CUT_BLOB, "attachment-1.p7m")]
)
def test_a_file_without_a_name_that_is_cut_off_is_named_by_its_beginning(data, name):
    written = b64encode(data).decode()
    part = leaf("application/x", written, Content_Transfer_Encoding="base64")
    assert names(message(part)) == [name]


@pytest.mark.parametrize(
    ("encoding", "text", "data"),
    [
        ("base64", "QUJD\nREVG", b"ABCDEF"),
        ("base64", "QUI=\nQ0Q=", b"ABCD"),
        ("base64", "QUJD\n=\nsent by a list", b"ABC"),
        ("base64", "QU!JD", b"ABC"),
        ("Quoted-Printable ", "a=3Db=\nc", b"a=bc"),
        ("x-uuencode", "begin 644 a\n#04)#\n`\nend", b"ABC"),
        ("8-bit", "abc", b"abc"),
    ],
)
def test_transfer_encodings_are_undone_even_where_they_are_damaged(
    encoding, text, data
):
    raw = message(leaf("application/x", text, Content_Transfer_Encoding=encoding))
    assert only(raw)[1] == data


def test_what_a_reader_of_text_cannot_find_out_stays_with_the_type():
    raw = b"Content-Type: text/plain; charset=KOI8-R; format=flowed\n\nx"
    assert only(raw)[0].type == "text/plain; charset=koi8-r; format=flowed"
    assert only(b"Content-Type: text/plain; charset=UTF-8\n\nx")[0].type == "text/plain"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"no headers at all", b"no headers at all"),
        (b"Subject: x\nno blank line", b"no blank line"),
        (b"Content-Type: multipart/mixed\n\nno boundary", b"no boundary"),
        (b"Content-Type: multipart/mixed; boundary=b\n\nnot used", b"not used"),
        (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\ncut", b"cut"),
        (b"Content-Type: multipart/mixed\n\n--x1\n\nguessed\n--x1--", b"guessed"),
        (b"Subject: x\rFrom: a@b\r\rold line ends", b"old line ends"),
        (b"From a@b Mon Jan  1 00:00:00 2024\nSubject: x\n\nmbox", b"mbox"),
    ],
)
def test_a_broken_message_still_gives_its_words(raw, words):
    part, data = only(raw)
    assert data == words
    assert part.is_body


# --- limits --------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: x\n" + b"X-Long: " + b"a" * 70_000 + b"\n\nx",
        b"To: " + b",".join(b"a%d@b.int" % n for n in range(50_000)) + b"\n\nx",
        b"Subject: " + b"\n ".join([b"=?utf-8?q?a?="] * 20_000) + b"\n\nx",
        message(*["\nx"] * 10_000),
        b"Content-Type: message/rfc822\n\n" * 200 + b"x",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
            for n in range(200)
        ),
    ],
    ids=["long header", "addresses", "encoded words", "parts", "mails", "multiparts"],
)
def test_a_message_over_the_limits_says_so_and_costs_little(raw):
    found = read_message(raw)
    assert any(defect.startswith("over the limit: ") for defect in found.defects)
    assert len(found.parts) <= 200


@given(st.binary(max_size=400))
def test_no_bytes_raise_and_both_walks_agree(noise):
    raw = b"Content-Type: multipart/mixed; boundary=b\n" + noise + b"\n--b\n" + noise
    found = read_message(raw)
    assert found.parts == tuple(part for part, _ in payloads(raw))
    for text in (found.subject, *found.defects, *(v for _, v in found.headers)):
        text.encode("utf-8")
        assert "\0" not in text


@given(st.text(alphabet="\"<>()\\,;:@= ?*'ab\n", max_size=300))
def test_no_header_value_raises(value):
    headers.addresses([value])
    headers.decode(value)
    headers.parameters(value)
    headers.instant(value)
    headers.stamp(value)
