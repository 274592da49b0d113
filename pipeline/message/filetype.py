"""Of which type is a file, judged by its content?

Magic bytes, the names of zip members, the streams of an OLE file. What is said
about a file, its name and its declared type, only tells one text from another:
nobody's word opens a file with the wrong reader.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

import olefile  # type: ignore[import-untyped]  # it ships no types

from pipeline.message import encoding

UNKNOWN = "application/octet-stream"
PDF = "application/pdf"
RTF = "application/rtf"
ZIP = "application/zip"
GZIP = "application/gzip"
TAR = "application/x-tar"
TNEF = "application/ms-tnef"
MESSAGE = "message/rfc822"
MBOX = "application/mbox"
OUTLOOK = "application/vnd.ms-outlook"
XML = "application/xml"
SVG = "image/svg+xml"
ENCRYPTED = "application/encrypted"
ENCRYPTED_MAIL = "application/encrypted-mail"
PGP_VERSION = "application/pgp-encrypted"
SMIME = "application/pkcs7-mime"
SIGNATURE = "application/pkcs7-signature"
_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = _OOXML + "wordprocessingml.document"
XLSX = _OOXML + "spreadsheetml.sheet"
PPTX = _OOXML + "presentationml.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
_ODF = "application/vnd.oasis.opendocument."
ODT = _ODF + "text"
ODS = _ODF + "spreadsheet"

#: The ending of a name that a nameless file of the type is given.
ENDINGS = {
    PDF: "pdf",
    RTF: "rtf",
    ZIP: "zip",
    DOCX: "docx",
    XLSX: "xlsx",
    PPTX: "pptx",
    DOC: "doc",
    XLS: "xls",
    PPT: "ppt",
    ODT: "odt",
    ODS: "ods",
    MESSAGE: "eml",
    MBOX: "mbox",
    OUTLOOK: "msg",
    TNEF: "dat",
    SMIME: "p7m",
    SIGNATURE: "p7s",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/tiff": "tif",
    "text/html": "html",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/plain": "txt",
}

_MAGIC = (
    (b"{\\rtf", RTF),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x1f\x8b", GZIP),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"BEGIN:VCARD", "text/vcard"),
    (b"-----BEGIN PGP SIGNATURE", "application/pgp-signature"),
    (b"-----BEGIN PGP MESSAGE", ENCRYPTED_MAIL),
    (b"-----BEGIN PGP PUBLIC", "application/pgp-keys"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", ENCRYPTED),
    ("__properties_version1.0", OUTLOOK),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)
_MEMBERS = ((b"word/", DOCX), (b"xl/", XLSX), (b"ppt/", PPTX))
_APPLE = frozenset(
    (b"buildVersionHistory.plist", b"Index/Document.iwa", b"Index.zip", b"index.apxl")
)
_MIMETYPE = re.compile(rb"PK\x03\x04.{26}mimetype([\w./+-]{1,90}?)PK", re.DOTALL)
_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # the OIDs pkcs7-1 to -6
_ENVELOPED = (b"\3", b"\4", b"\6")
#: authEnvelopedData (RFC 5083), what S/MIME 4 encrypts with
_SEALED = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"
_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3}")
#: A From_ line and a header (RFC 4155).
_MBOX = re.compile(rb"From \S+ [^\n]*\d:\d\d[^\n]*\n[!-9;-~]+:")
_ONLY_MAIL = re.compile(rb"(?im)^(?:Received|Message-ID|MIME-Version):")
_HTML = re.compile(
    rb"(?is)(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|\s)*+"
    rb"<(?:!doctype html|(?:html|head|body|meta|style|table|div|p)[\s>])"
)
#: A page saved in one file (RFC 2557): what Word and others name .doc, too.
_ONE_FILE = re.compile(
    rb"(?i)MIME-Version:[^\n]*\n(?:[^\r\n][^\n]*\n)*?Content-Type: *multipart/"
)
#: Word's own files of one XML part, which LibreOffice opens as it does a .doc.
_WORD_XML = re.compile(rb"(?i)progid=.Word\.Document|office/word/2003/wordml")
_TEXT_ENDINGS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "md": "text/markdown",
    "htm": "text/html",
    "html": "text/html",
}
#: Scripts are text, but nobody's words; what is named a program may be a text all
#: the same, unless there are hardly any words in it.
_SCRIPTS = frozenset(("bat", "cmd", "js", "ps1", "sh", "vbs"))
_PROGRAMS = frozenset(
    ("apk", "dll", "dmg", "exe", "iso", "jar", "lnk", "msi", "scr", "sys")
)
_MAILS = frozenset(("eml", "mht", "msg"))
_FEWEST_WORDS = 3
_TAR_AT = 257
_SAMPLE = 4096
_MOST_MEMBERS = 2_000
_ENTRY = 46  # bytes of an entry in the directory of a zip, without its name


def media_type(data: bytes, name: str = "", declared: str = "") -> str:
    """Name the media type of a file, `application/octet-stream` when unsure.

    Encrypted Office files are `application/encrypted`, encrypted messages of
    S/MIME and PGP `application/encrypted-mail`.

    >>> media_type(b"%PDF-1.7 ...", "letter.docx", "application/msword")
    'application/pdf'
    """
    head = data[:_SAMPLE]
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return _in_zip(data)
    if head.startswith(_OLE):
        return _in_ole(data)
    kind = _by_magic(head)
    if kind and (kind != RTF or _is_text(head)):
        return kind
    if head[:1] == b"\x30" and _SEALED in head[:64]:
        return ENCRYPTED_MAIL
    if head[:1] == b"\x30" and _SIGNED in head[:64]:
        return _in_pkcs7(head, declared)
    return _text(_narrow(head).lstrip(), name, declared) if _is_text(head) else UNKNOWN


def _by_magic(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[_TAR_AT:].startswith(b"ustar"):
        return TAR
    if _MBOX.match(head):
        return MBOX
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((kind for magic, kind in _MAGIC if start.startswith(magic)), "")


def _in_zip(data: bytes) -> str:
    if found := _MIMETYPE.match(data):
        return found[1].decode("ascii")
    names = list(islice(_members(data), _MOST_MEMBERS))
    if b"[Content_Types].xml" in names:
        for beginning, kind in _MEMBERS:
            if any(n.startswith(beginning) for n in names):
                return kind
    if not _APPLE.isdisjoint(names):
        return "application/vnd.apple.iwork"
    return ODT if {b"content.xml", b"META-INF/manifest.xml"} <= {*names} else ZIP


def _members(data: bytes) -> Iterator[bytes]:
    """Yield the names in the zip's directory; of a cut one, from its members."""
    end = data.rfind(b"PK\5\6", max(0, len(data) - 66_000))
    if end < 0 or len(data) < end + 22:
        for found in re.finditer(rb"PK\x03\x04.{22}(..)..", data, re.DOTALL):
            yield data[found.end() : found.end() + int.from_bytes(found[1], "little")]
        return
    at = end - struct.unpack_from("<I", data, end + 12)[0]
    while 0 <= at <= end - _ENTRY and data[at : at + 4] == b"PK\1\2":
        name, extra, comment = struct.unpack_from("<3H", data, at + 28)
        start = at + _ENTRY
        yield data[start : start + name].replace(b"\\", b"/").lstrip(b"/")
        at = start + name + extra + comment


def _in_ole(data: bytes) -> str:
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            return next((kind for s, kind in _STREAMS if file.exists(s)), UNKNOWN)
    except (OSError, ValueError, IndexError, struct.error):
        return next((k for s, k in _STREAMS if s.encode("utf-16-le") in data), UNKNOWN)


def _in_pkcs7(head: bytes, declared: str) -> str:
    if "signature" in declared:
        return SIGNATURE
    kind = head[head.index(_SIGNED) + len(_SIGNED) :][:1]
    return ENCRYPTED_MAIL if kind in _ENVELOPED else SMIME


def _is_text(head: bytes) -> bool:
    if head.startswith(_WIDE):
        return True
    controls = sum(head.count(code) for code in (*range(1, 7), 8, 0x7F))
    narrow = b"\0" not in head.rstrip(b"\0")
    return controls <= len(head) // 100 and (narrow or bool(encoding.wide(head)))


def _narrow(head: bytes) -> bytes:
    """Return the beginning of a text in UTF-8, whichever way it is written."""
    codec = "utf-16" if head.startswith(_WIDE) else encoding.wide(head)
    narrow = head.decode(codec, "ignore").encode() if codec else head
    return narrow.removeprefix(b"\xef\xbb\xbf")


def _in_xml(start: bytes) -> str:
    if _WORD_XML.search(start):
        return DOC
    return SVG if b"<svg" in start else XML


def _text(start: bytes, name: str, declared: str) -> str:
    said = declared.partition(";")[0].strip().lower()
    by_name = name.rpartition(".")[2].lower()
    wordless = len(start.split()) < _FEWEST_WORDS
    if by_name in _SCRIPTS or (by_name in _PROGRAMS and wordless):
        return UNKNOWN
    if _HTML.match(start):
        return "text/html"
    if start.startswith((b"<?xml", b"<svg")):
        return _in_xml(start)
    mail = said == MESSAGE or by_name in _MAILS or _ONLY_MAIL.search(start)
    if (mail and _HEADERS.match(start)) or _ONE_FILE.match(start):
        return said if said.startswith("text/rfc822") else MESSAGE
    if said == PGP_VERSION or (
        said.startswith(("text/", "message/")) and said != "text/plain"
    ):
        return said
    return _TEXT_ENDINGS.get(by_name, "text/plain")
