"""The words of every passage are in the file, as a check that shares no code says.

Only white space is normalised and, in a PDF, hyphens: one at the end of a line
belongs to the line.
"""

import gzip
import re
import shutil
import subprocess
import tarfile
import zipfile
from html import unescape
from io import BytesIO

import pytest

from tests.reading import matrix_other, matrix_pdf
from tests.reading.construct import Construct, found_in

ENCODINGS = (
    *("utf-8", "utf-16-le", "utf-16-be", "cp1252", "koi8-r", "cp1251", "cp1256"),
    *("gb18030", "big5", "shift_jis", "euc_kr", "cp866", "iso8859-2", "mac-roman"),
)
#: Marks of HTML and XML, of RTF, and the signs before which others write a comma.
MARKS = re.compile(r"<[^<>]*>|\\[a-z]+-?\d*|\\")
STRING = re.compile(rb"<FEFF([0-9A-Fa-f]*)>")
CONSTRUCTS = [
    each
    for each in (*matrix_pdf.CONSTRUCTS, *matrix_other.CONSTRUCTS)
    if each.seen and "by machine" not in each.why
]


def key(text: str) -> str:
    """Take out white space, and hyphens."""
    return re.sub("[\\s\u00ad-]", "", text)


def views(data: bytes) -> list[str]:
    """Return all that a file may say, in every way in which it may be written."""
    if data.startswith(b"%PDF"):
        strings = (bytes.fromhex(s.decode()) for s in STRING.findall(data))
        said = "\n".join(s.decode("utf-16-be") for s in strings)
        return [printed(data), printed(data, "-raw"), said, data.decode("latin-1")]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [v for name in archive.namelist() for v in views(archive.read(name))]
    if data.startswith(b"\x1f\x8b"):
        return views(gzip.decompress(data))
    if data[257:262] == b"ustar":
        with tarfile.open(fileobj=BytesIO(data)) as archive:
            files = [archive.extractfile(entry) for entry in archive]
            return [view for file in files if file for view in views(file.read())]
    read = [data[at:].decode(e, "ignore") for e in ENCODINGS for at in (0, 1)]
    return [*read, *(unescape(MARKS.sub("", v)).replace('""', '"') for v in read)]


def printed(data: bytes, *mode: str) -> str:
    """Return what pdftotext prints."""
    command = ["pdftotext", *mode, "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    return done.stdout.decode()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda each: each.name)
def test_every_passage_is_in_its_file(construct: Construct):
    said = [key(view) for view in views(construct.make())]
    passages = (p for part in found_in(construct).parts for p in part.text.passages)
    words = [p.text for p in passages if not p.text.isdigit()]  # .xls: binary numbers
    lost = [each for each in words if not any(key(each) in view for view in said)]
    assert lost == []
