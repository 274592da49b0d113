"""What did they send, as they sent it? A file of a mail, shown and never run.

As the text that was read; a PDF as pictures of its pages, made by a program within
limits; a picture as it is; a message in HTML in a frame that may run nothing, send
nothing and fetch nothing.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.responses import Response

from pipeline.desk.cards import find
from pipeline.desk.frame import Ask, Page
from pipeline.faults import Fault
from pipeline.store.values import load
from rules.terms import Passage

if TYPE_CHECKING:
    from pipeline import record
    from pipeline.message.documents import Document
    from pipeline.service import Service
    from pipeline.store.tables import PartRow

#: What a file begins with that a browser shows as a picture.
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_PDF = b"%PDF-"
_NOTHING = "default-src 'none'; frame-ancestors 'self'; sandbox"
_LIMITS = ("prlimit", "--as=1073741824", "--cpu=20", "--nproc=64")
_SECONDS = 30
_LAST_PAGE = 2000


def file(service: Service, ask: Ask) -> Page:
    """Show one file of a delivery: what was read of it, and how else it looks."""
    known, part, document = _found(service, ask)
    nth = ask["page"]
    values = {
        "known": known,
        "part": part,
        "passages": [load(Passage, p) for p in part.passages],
        "kind": _kind(part, document.data) if document else "",
        "page": int(nth) if nth.isdecimal() and 0 < len(nth) <= len("2000") else 1,
        "pages": bool(shutil.which("pdftoppm")),
    }
    return Page(template="file.html", values=values)


def _found(service: Service, ask: Ask) -> tuple[record.Known, PartRow, Document | None]:
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
    part = next((p for p in known.parts if p.position == ask.path["file"]), None)
    if part is None:
        raise Fault(f"There is no such file in {known.id}.")
    sent = service.house.documents(known.row.sha256)
    same = (d for d in sent if sha256(d.data).hexdigest() == part.sha256)
    return known, part, next(same, None)


def _kind(part: PartRow, data: bytes) -> str:
    if any(data.startswith(begins) for begins in _PICTURES):
        return "picture"
    if data.startswith(_PDF):
        return "pdf"
    return "html" if "html" in part.type else ""


def picture(service: Service, ask: Ask) -> Response:
    """Give a picture of the file: itself, or a page of a PDF."""
    _, _, document = _found(service, ask)
    data = document.data if document else b""
    for begins, type_ in _PICTURES.items():
        if data.startswith(begins):
            return _shown(data, type_)
    nth = min(max(ask.path["page"], 1), _LAST_PAGE)
    drawn = _drawn(data, nth) if data.startswith(_PDF) else b""
    if not drawn:
        raise Fault("There is no picture of this page; read the text instead.")
    return _shown(drawn, "image/png")


def _drawn(pdf: bytes, nth: int) -> bytes:
    """Draw a page; nothing where it cannot be drawn within the limits."""
    command = ["pdftoppm", "-png", "-r", "90", "-f", str(nth), "-l", str(nth), "-"]
    try:
        return subprocess.run(  # noqa: S603 (a fixed program, and no name of a mail)
            [*_LIMITS, *command],
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return b""


def _shown(data: bytes, type_: str) -> Response:
    headers = {"Content-Security-Policy": _NOTHING}
    return Response(data, media_type=type_, headers=headers)


def html(service: Service, ask: Ask) -> Response:
    """Give a body in HTML to the frame: no scripts, no forms, nothing from outside."""
    _, part, document = _found(service, ask)
    if document is None or _kind(part, document.data) != "html":
        raise Fault("This part of the message is not in HTML.")
    policy = f"{_NOTHING}; style-src 'unsafe-inline'; img-src data:"
    return Response(
        _REFRESH.sub(b"<meta", document.data),
        media_type=_type_of(document),
        headers={"Content-Security-Policy": policy},
    )


#: A page may send its reader elsewhere without any script.
_REFRESH = re.compile(rb"<meta[^>]*http-equiv[^>]*refresh[^>]*", re.IGNORECASE)


def _type_of(document: Document) -> str:
    charset = re.search(rb"charset=[\"']?([\w-]{1,30})", document.data[:2000])
    return f"text/html; charset={charset[1].decode() if charset else 'utf-8'}"


def save(service: Service, ask: Ask) -> Response:
    """Give the file to be saved, under a name of ours."""
    known, part, document = _found(service, ask)
    if document is None:
        raise Fault("This file lies inside another one; save that.")
    ending = re.search(r"\.[A-Za-z0-9]{1,8}$", part.name)
    name = f"{known.id}-{part.position}{ending[0] if ending else '.bin'}"
    return Response(
        document.data,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
