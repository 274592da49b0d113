"""What would be published, what is taken out of it, and what proves it?

The pages of the preview are ours; the files of senders among them are only ever saved.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sqlmodel import col, select
from starlette.responses import RedirectResponse, Response

from pipeline.decisions import left, redactions
from pipeline.desk.answers import person
from pipeline.desk.cards import find
from pipeline.desk.frame import Ask, Done, Page
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.proof.evidence import pack
from pipeline.record import redactions as taken_out
from pipeline.store.tables import REDACTED, EventRow

if TYPE_CHECKING:
    from pipeline.service import Service

_SITE = "/compilations/record/site/"
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
#: What a browser may show of it; all else is only saved.
_SHOWN = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
_MOST = 500  # lines of a list


def record(service: Service, ask: Ask) -> Page:
    """Show what a person should know before all this is public."""
    preview = ask.desk.preview
    with service.ledger.reading() as session:
        touched = session.exec(
            select(EventRow.delivery_id)
            .where(EventRow.kind == REDACTED)
            .distinct()
            .order_by(col(EventRow.delivery_id))
        ).all()
        standing = taken_out(session, [i for i in touched if i])
    out = [
        (delivery, position, one)
        for delivery, by_position in standing.items()
        for position, some in sorted(by_position.items())
        for one in some
    ]
    values = {
        "built": preview.built,
        "site": f"{_SITE}index.html"
        if (preview.folder / "index.html").exists()
        else "",
        "taken_out": out[:_MOST],
        "most": _MOST,
    }
    return Page(template="record.html", values=values)


def build(_: Service, ask: Ask) -> Response:
    """Build the preview, and go back to what it tells."""
    ask.desk.preview.build()
    return RedirectResponse("/compilations/record", 303)


def site(_: Service, ask: Ask) -> Response:
    """Give a page of the preview; what senders sent is only saved."""
    base = ask.desk.preview.folder.resolve()
    file = (base / str(ask.path["path"])).resolve()
    if file.is_dir():
        file /= "index.html"
    if not (file.is_relative_to(base) and file.is_file()):
        raise Fault("There is no such page in the preview; build it again.")
    headers = {"Content-Security-Policy": _POLICY}
    shown = _SHOWN.get(file.suffix)
    if shown is None:
        name = PurePosixPath(file.name).name.encode("ascii", "replace").decode()
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(
        file.read_bytes(),
        media_type=shown or "application/octet-stream",
        headers=headers,
    )


def evidence(service: Service, ask: Ask) -> Response:
    """Give what proves what became of a delivery, to be saved."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
    name = f"evidence-{known.id}.zip"
    return Response(
        pack(service, known),
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def redact(service: Service, ask: Ask) -> Done:
    """Take words out of what is published; the compilation is issued again."""
    delivery, position = ask.path["delivery"], ask.path["position"]
    redactions.redact(service.ledger, delivery, position, _words(ask), person(ask))
    return _follow(service, ask, "taken out of what is published")


def unredact(service: Service, ask: Ask) -> Done:
    """Let words that were taken out stand again."""
    delivery, position = ask.path["delivery"], ask.path["position"]
    redactions.unredact(service.ledger, delivery, position, _words(ask), person(ask))
    return _follow(service, ask, "published again")


def _words(ask: Ask) -> str:
    """Read the words as the comment has them: a browser sends other line ends."""
    return str(ask.said.get("words", "")).replace("\r\n", "\n")


def _follow(service: Service, ask: Ask, became: str) -> Done:
    """Publish what a redaction changes, as the command line does."""
    after = service.follow()
    ident = f"{shown_id(ask.path['delivery'])}-{ask.path['position']}"
    with service.ledger.reading() as session:
        issued = left.told(session, service.settings, after.issued)
    told = [f"Recorded: the words of {ident} are {became}.", *issued, *after.trouble]
    then = f"/cards/{ask.path['delivery']}/{ask.path['position']}"
    return Done(notice=" ".join(told), then=then)
