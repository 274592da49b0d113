"""Small mails and the files that only mail programs write, as raw bytes."""

from __future__ import annotations

import struct
from textwrap import dedent

OID = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # pkcs-7
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def mail(*blocks: str, charset: str = "utf-8") -> bytes:
    """Write a mail as it stands in the test, with the line ends of the wire."""
    text = "".join(dedent(block).lstrip("\n") for block in blocks)
    return text.replace("\n", "\r\n").encode(charset)


def body(text: str, kind: str = "text/plain; charset=utf-8", *more: str) -> bytes:
    """Write a mail of one part; `more` are further headers."""
    lines = ("From: Ana <a@x.int>", "MIME-Version: 1.0", f"Content-Type: {kind}", *more)
    return "\r\n".join((*lines, "", text.replace("\n", "\r\n"))).encode()


def mixed(*parts: str | bytes, kind: str = "mixed", top: str = "") -> bytes:
    """Write a mail of several parts, each with its own headers."""
    head = f'From: Ana <a@x.int>\n{top}Content-Type: multipart/{kind}; boundary="=_b"'
    sections = (
        b"--=_b\n" + (p.encode() if isinstance(p, str) else p) + b"\n" for p in parts
    )
    return head.encode() + b"\n\n" + b"".join(sections) + b"--=_b--\n"


def file(data: bytes, kind: str = "application/octet-stream", *more: str) -> bytes:
    """Write a part that holds a file as it is."""
    head = (f"Content-Type: {kind}", *more, "Content-Transfer-Encoding: 8bit", "", "")
    return "\n".join(head).encode() + data


def named(name: str) -> str:
    """Write the header that names an attached file."""
    return f'Content-Disposition: attachment; filename="{name}"'


def winmail(*attributes: bytes) -> bytes:
    """Write a winmail.dat (TNEF) of the attributes below."""
    version = _attribute(1, 0x00089006, struct.pack("<I", 0x10000))
    return struct.pack("<IH", 0x223E9F78, 1) + version + b"".join(attributes)


def winmail_file(name: str, data: bytes) -> bytes:
    """Write a file in a winmail.dat."""
    return (
        _attribute(2, 0x00069002, b"\1\0" + b"\0" * 12)
        + _attribute(2, 0x00018010, name.encode() + b"\0")
        + _attribute(2, 0x0006800F, data)
    )


def winmail_rtf(rtf: bytes) -> bytes:
    """Write the body of a winmail.dat: RTF that is called uncompressed."""
    packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
    value = struct.pack("<IHHII", 1, 0x0102, 0x1009, 1, len(packed)) + packed
    return _attribute(1, 0x00069003, value + b"\0" * (-len(packed) % 4))


def _attribute(level: int, code: int, value: bytes) -> bytes:
    head, check = struct.pack("<BII", level, code, len(value)), sum(value) & 0xFFFF
    return head + value + struct.pack("<H", check)


def signed(content: bytes) -> bytes:
    """Write what an opaque S/MIME signature wraps around a part."""
    inner = _tlv(0x30, OID + b"\1" + _tlv(0xA0, _tlv(0x04, content)))
    data = _tlv(0x30, _tlv(0x02, b"\1") + _tlv(0x31, b"") + inner)
    return _tlv(0x30, OID + b"\2" + _tlv(0xA0, data))


def enveloped() -> bytes:
    """Write the beginning of an encrypted S/MIME message, and noise."""
    return _tlv(0x30, OID + b"\3" + _tlv(0xA0, _tlv(0x30, bytes(range(200)))))


def _tlv(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + struct.pack(">H", size)
    return bytes([tag]) + length + content


def pdf(words: str) -> bytes:
    """Write a PDF of one line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
    fonts = "<< /Font << /F1 5 0 R >> >>"
    page = f"/Contents 4 0 R /MediaBox [0 0 595 842] /Resources {fonts}"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{out}xref\n0 6\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()


def outlook(*streams: tuple[str, bytes]) -> bytes:
    """Write a .msg: an OLE file of streams at paths, each as long as a large one.

    Streams of 4,096 bytes and more lie in sectors of their own; what is shorter
    is filled with spaces or line ends, which change no words.
    """
    tree: dict[str, object] = {}
    for path, data in (("__properties_version1.0", b""), *streams):
        *folders, name = path.split("/")
        at = tree
        for folder in folders:
            at = at.setdefault(folder, {})  # type: ignore[assignment]  # a folder
        fill = b"\n\0" if name.endswith("001F") else b"\n"
        at[name] = data + fill * ((4096 - len(data)) // len(fill) + 1)
    entries, content, chains = [], b"", list[int]()

    def add(name: str, node: object, kind: int) -> int:
        nonlocal content
        number = len(entries)
        entries.append(b"")
        child, start, size = _FREE, 0, 0
        if isinstance(node, dict):
            inside = [add(key, node[key], 1) for key in node]
            for one, following in zip(inside, [*inside[1:], _FREE], strict=True):
                place = struct.pack("<I", following)
                entries[one] = entries[one].replace(b"NEXT", place)
            child = inside[0]
        else:
            kind, start, size = 2, len(chains), len(node)  # type: ignore[arg-type]  # bytes
            count = -(-size // _SECTOR)
            chains.extend([*range(start + 1, start + count), _END])
            content += node.ljust(count * _SECTOR, b"\0")  # type: ignore[union-attr]  # bytes
        encoded = name.encode("utf-16-le")
        entries[number] = (
            encoded.ljust(64, b"\0")
            + struct.pack("<HBBI", len(encoded) + 2, kind, 1, _FREE)
            + (b"NEXT" if kind != 5 else struct.pack("<I", _FREE))
            + struct.pack("<I", child)
            + b"\0" * 36
            + struct.pack("<IQ", start if kind == 2 else _END, size)
        )
        return number

    add("Root Entry", tree, 5)
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    first = len(chains)
    chains += [*range(first + 1, first + len(directory) // _SECTOR), _END]
    tables = 1
    while tables * _SECTOR // 4 < len(chains) + tables:
        tables += 1
    table_at = [*range(len(chains), len(chains) + tables)]
    chains += [_FAT] * tables
    chains += [_FREE] * (tables * _SECTOR // 4 - len(chains))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIII", 0, tables, first, 0, 4096, _END, 0, _END, 0)
        + struct.pack("<109I", *table_at, *[_FREE] * (109 - tables))
    )
    return head + content + directory + struct.pack(f"<{len(chains)}I", *chains)


def text_stream(code: str, words: str, at: str = "") -> tuple[str, bytes]:
    """Write a property of a .msg that is a text."""
    return f"{at}__substg1.0_{code}001F", words.encode("utf-16-le")


def file_streams(number: int, name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Write an attachment of a .msg."""
    at = f"__attach_version1.0_#{number:08X}/"
    return text_stream("3707", name, at), (f"{at}__substg1.0_37010102", data)
