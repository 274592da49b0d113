import gzip
import io
import struct
import tarfile
import zipfile

import pytest

from pipeline.extract import containers, read_file
from pipeline.extract.outlook import decompress
from pipeline.extract.smime import signed_content
from rules.terms import PassageKind, Read


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def names(found):
    return [(one.name, one.reading.read.value) for one in found]


def tlv(tag, content):
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + struct.pack(">H", size)
    return bytes([tag]) + length + content


def signed(content, octets=None):
    oid = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    octets = octets or tlv(0x04, content)
    inner = tlv(0x30, oid + b"\x01" + tlv(0xA0, octets))
    data = tlv(0x30, tlv(0x02, b"\1") + tlv(0x31, b"") + inner)
    return tlv(0x30, oid + b"\x02" + tlv(0xA0, data))


def tnef(name, data):
    def attribute(level, code, value):
        check = sum(value) & 0xFFFF
        return (
            struct.pack("<BII", level, code, len(value))
            + value
            + struct.pack("<H", check)
        )

    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x00089006, struct.pack("<I", 0x10000))
        + attribute(2, 0x00069002, b"\1\0" + b"\0" * 12)
        + attribute(2, 0x00018010, name.encode() + b"\0")
        + attribute(2, 0x0006800F, data)
    )


def test_files_in_a_zip_are_read_under_its_name():
    data = zipped(
        {"a/../b.txt": "We agree.", "__MACOSX/b.txt": "x", "c.exe": b"MZ\0\1"}
    )
    found = read_file("c.zip", data)
    assert names(found) == [
        ("c.zip", "full"),
        ("c.zip/b.txt", "full"),
        ("c.zip/c.exe", "held"),
    ]
    [passage] = found[1].reading.passages
    assert (passage.text, passage.source.part) == ("We agree.", "c.zip/b.txt")


def test_names_in_a_tar_are_read_in_whatever_encoding_they_are():
    out = io.BytesIO()
    with tarfile.open(
        fileobj=out, mode="w", format=tarfile.USTAR_FORMAT, encoding="latin-1"
    ) as archive:
        member = tarfile.TarInfo("Erklärung.txt")
        member.size = 9
        archive.addfile(member, io.BytesIO(b"We agree."))
    tar, file = read_file("c.tar", out.getvalue())
    assert (tar.name, file.name) == ("c.tar", "c.tar/Erklärung.txt")
    assert file.reading.passages[0].text == "We agree."


def test_a_zip_in_a_zip_is_held_and_the_rest_is_read():
    data = zipped({"in.zip": zipped({"a.txt": "x"}), "b.txt": "y"})
    found = read_file("c.zip", data)
    assert names(found)[1:] == [("c.zip/in.zip", "held"), ("c.zip/b.txt", "full")]


def test_one_protected_file_of_a_zip_costs_none_of_the_others():
    data = bytearray(zipped({"a.txt": "x", "b.txt": "y"}))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + flags] |= 1
    found = read_file("c.zip", bytes(data))
    assert names(found)[1:] == [("c.zip/a.txt", "held"), ("c.zip/b.txt", "full")]
    assert "password" in found[1].reading.why


def test_one_damaged_file_of_a_zip_costs_none_of_the_others():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", str(2**2_000), zipfile.ZIP_LZMA)
        archive.writestr("b.txt", "y")
    data = bytearray(out.getvalue())
    data[45:90] = b"\xff" * 45
    found = read_file("c.zip", bytes(data))
    assert names(found)[1:] == [("c.zip/a.txt", "held"), ("c.zip/b.txt", "full")]


@pytest.mark.parametrize(
    "made",
    [
        lambda: zipped({"a.txt": b"\0" * 300_000_000}),
        lambda: zipped({f"{n}.txt": "" for n in range(2_001)}),
        lambda: zipped({f"{n}.txt": "" for n in range(201)}),
        lambda: zipped({"a.txt": "x"})[:-9],
    ],
    ids=["bomb", "entries", "files", "cut"],
)
def test_a_zip_beyond_the_limits_is_held_unopened(made):
    [found] = read_file("c.zip", made())
    assert found.reading.read is Read.HELD
    assert "Please" in found.reading.why


@pytest.mark.parametrize("name", ["", "a/note.txt"])
def test_a_gz_gives_its_file_under_its_name(name):
    out = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=out) as file:
        file.write(b"We agree.")
    found = read_file("c.gz", out.getvalue())
    assert found[1].name == ("c.gz/note.txt" if name else "c.gz/file")
    assert found[1].reading.passages[0].text == "We agree."


@pytest.mark.parametrize(
    "data", [gzip.compress(bytes(20_000_000)), gzip.compress(b"We agree.")[:-9]]
)
def test_a_gz_that_grows_too_much_or_is_cut_off_is_held(data):
    [found] = read_file("c.gz", data)
    assert found.reading.read is Read.HELD
    assert "Please" in found.reading.why


def test_a_mail_in_a_zip_gives_its_headers_its_words_and_its_files():
    mail = (
        b"From: Ana <a@x.int>\nSubject: =?utf-8?q?=C3=89tat?=\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        b"--b\n\nInner words\n--b\nContent-Type: text/csv; name=t.csv\n\nx,y\n--b--\n"
    )
    found = read_file("c.zip", zipped({"m.eml": mail}))
    assert [one.name for one in found] == [
        "c.zip",
        "c.zip/m.eml",
        "c.zip/m.eml/headers",
        "c.zip/m.eml/text.txt",
        "c.zip/m.eml/t.csv",
    ]
    headers = found[2].reading.passages
    assert [p.text for p in headers] == ["From: Ana <a@x.int>", "Subject: État"]
    assert {p.kind for p in headers} == {PassageKind.QUOTED}
    assert found[3].reading.passages[0].text == "Inner words"


def test_mails_in_mails_are_opened_only_so_far():
    mail = b"Received: x\nFrom: a@b\nTo: c@d\n\nx"
    for _ in range(5):
        mail = (
            b"Received: x\nFrom: a@b\nTo: c@d\n"
            b"Content-Type: application/octet-stream; name=m.eml\n\n" + mail
        )
    found = read_file("m.eml", mail)
    assert found[-1].reading.why.startswith("The file lies in a file")


@pytest.mark.parametrize("size", [20, 900])
def test_the_text_in_a_signed_blob_is_read(size):
    text = b"Content-Type: text/plain\r\n\r\n" + b"a" * size
    found = read_file("smime.p7m", signed(text), "application/pkcs7-mime")
    assert found[1].reading.passages[0].text == "a" * size


def test_a_signed_blob_may_come_in_pieces_of_unknown_length():
    pieces = b"\x24\x80" + tlv(0x04, b"ab") + tlv(0x04, b"cd") + b"\0\0"
    assert signed_content(signed(b"", octets=pieces)) == b"abcd"


@pytest.mark.parametrize("cut", [1, 9, 20, 40])
def test_a_signed_blob_that_is_cut_off_is_no_content(cut):
    with pytest.raises(ValueError, match="content"):
        signed_content(signed(b"x" * 50)[:-cut])


def test_a_detached_signature_has_no_words_and_is_not_held():
    [found] = read_file("smime.p7s", signed(b"x"), "application/pkcs7-signature")
    assert found.reading.read is Read.FULL


def test_winmail_dat_gives_its_files():
    found = read_file("winmail.dat", tnef("note.txt", b"We agree."))
    assert names(found) == [("winmail.dat", "full"), ("winmail.dat/note.txt", "full")]
    assert found[1].reading.passages[0].text == "We agree."


def test_compressed_rtf_is_undone():
    # "hello world" in the form of [MS-OXRTFCP] 4.1
    data = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3"
        "2068656c090020627705b06c647d0a800fa0"
    )
    assert decompress(data) == (b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("winmail.dat", b"\x78\x9f\x3e\x22"),
        ("smime.p7m", signed(b"x" * 60)[:70]),
        ("a.zip", b"PK\3\4" + b"\0" * 60),
    ],
)
def test_a_damaged_container_is_held(name, data):
    [found] = read_file(name, data)
    assert found.reading.read is Read.HELD


def test_every_kind_of_container_has_a_way_to_open_it():
    assert len(containers.KINDS) == 7


@pytest.mark.parametrize("name", ["setup.exe", "run.bat", "page.js"])
def test_a_program_is_never_said_to_be_read_even_if_it_looks_like_text(name):
    (found,) = read_file(name, b"MZ")
    assert found.reading.read is Read.HELD
    assert not found.reading.passages
