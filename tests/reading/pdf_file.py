"""Small PDF files, written from the words of a test; nothing is kept on disk.

A page is what stands in its content stream. The one font has the letters of
Latin-1; `font` maps their codes to other characters (a ToUnicode map), as the
fonts of real files do, so that no font file is needed for any script.
"""

from __future__ import annotations

from hashlib import md5

#: Fills passwords up to 32 bytes (ISO 32000-1, 7.6.3.3).
_PADDING = bytes.fromhex(
    "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a"
)


def words(
    *lines: tuple[float, float, str], size: int = 12, hidden: bool = False
) -> str:
    """Write lines of text, each (x, y, text), on a page."""
    mode = "3 Tr " if hidden else ""
    shown = (f"1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj " for x, y, text in lines)
    return f"BT /F {size} Tf {mode}{''.join(shown)}ET "


def paragraph(x: float, y: float, *lines: str, size: int = 12) -> str:
    """Write lines below each other, from y down."""
    return words(
        *((x, y - n * size * 1.2, line) for n, line in enumerate(lines)), size=size
    )


def rules(across: list[float], up: list[float]) -> str:
    """Draw the lines of a table."""
    level = (f"{across[0]} {y} m {across[-1]} {y} l S " for y in up)
    upright = (f"{x} {up[0]} m {x} {up[-1]} l S " for x in across)
    return "".join((*level, *upright))


def note(kind: str, box: tuple[float, float, float, float], **entries: str) -> str:
    """Write an annotation; of one on words the box covers them."""
    left, bottom, right, top = box
    quads = f"/QuadPoints[{left} {top} {right} {top} {left} {bottom} {right} {bottom}]"
    on_words = kind in {"Highlight", "StrikeOut", "Underline", "Squiggly"}
    said = "".join(f"/{key} {value}" for key, value in entries.items())
    return (
        f"<</Type/Annot/Subtype/{kind}/Rect[{left} {bottom} {right} {top}]"
        f"{quads if on_words else ''}{said}>>"
    )


def text(value: str) -> str:
    """Write a string of an annotation or a field, in UTF-16."""
    return f"<FEFF{value.encode('utf-16-be').hex()}>"


def pdf_file(  # noqa: PLR0913 (each test needs few of them)
    *pages: str,
    notes: tuple[str, ...] = (),
    letters: dict[int, str] | None = None,
    more: dict[int, bytes | str] | None = None,
    page: str = "",
    catalog: str = "",
    locked: str | None = None,
) -> bytes:
    """Write a file of pages of 400 by 400 points, the notes on the first.

    The notes are objects from 20 on, `more` further objects by their numbers;
    `page` and `catalog` are further entries of the pages and the catalog. `locked`
    is a password, which may be empty, to encrypt with (RC4, 40 bits).
    """
    kids = range(40, 40 + 2 * len(pages), 2)
    refs = " ".join(f"{20 + n} 0 R" for n in range(len(notes)))
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode("latin-1"),
        2: f"<</Type/Pages/Kids[{' '.join(f'{k} 0 R' for k in kids)}]"
        f"/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
        b"/Encoding/WinAnsiEncoding/ToUnicode 4 0 R>>",
        4: stream(_map(letters or {})),
    }
    for number, entry in enumerate(notes):
        objects[20 + number] = entry.encode("latin-1")
    for kid, content in zip(kids, pages, strict=True):
        on_first = f"/Annots[{refs}]" if kid == kids[0] else ""
        objects[kid] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents {kid + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</X 10 0 R>>>>{on_first}{page}>>"
        ).encode("latin-1")
        objects[kid + 1] = stream(content.encode("cp1252"))
    for number, entry in (more or {}).items():
        objects[number] = entry if isinstance(entry, bytes) else entry.encode("latin-1")
    trailer = ""
    if locked is not None:
        trailer = _encrypt(objects, locked.encode("latin-1"))
    return _written(objects, trailer)


def stream(content: bytes, entries: str = "") -> bytes:
    """Write a stream object."""
    head = f"<</Length {len(content)}{entries}>>stream\n".encode("latin-1")
    return head + content + b"\nendstream"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _map(letters: dict[int, str]) -> bytes:
    pairs = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>"
        for code, letter in letters.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()


def _encrypt(objects: dict[int, bytes], password: bytes) -> str:
    """Encrypt the streams by the standard handler, revision 2 (7.6.3)."""
    user = (password + _PADDING)[:32]
    owner = _rc4(md5(_PADDING).digest()[:5], user)  # noqa: S324 (as the format has it)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = md5(user + owner + rights + b"0" * 16).digest()[:5]  # noqa: S324 (the same)
    for number, content in objects.items():
        if b">>stream\n" in content:
            head, _, rest = content.partition(b">>stream\n")
            mine = md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]  # noqa: S324 (the same)
            body = _rc4(mine, rest.removesuffix(b"\nendstream"))
            objects[number] = head + b">>stream\n" + body + b"\nendstream"
    locks = f"/O<{owner.hex()}>/U<{_rc4(key, _PADDING).hex()}>"
    objects[9] = f"<</Filter/Standard/V 1/R 2/P -4{locks}>>".encode()
    return f"/Encrypt 9 0 R/ID[<{(b'0' * 16).hex()}><{(b'0' * 16).hex()}>]"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _written(objects: dict[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    entries = [b"0 1\n0000000000 65535 f \n"]
    for number, content in sorted(objects.items()):
        entries.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    start = len(out)
    out += b"xref\n" + b"".join(entries)
    size = max(objects) + 1
    out += f"trailer<</Size {size}/Root 1 0 R{trailer}>>\n".encode()
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start
