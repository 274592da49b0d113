"""What would the compilation say, is it what was sent, and which were issued?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from starlette.responses import Response

from pipeline import compile as compilation
from pipeline.deadlines import windows
from pipeline.decisions.left import open_on
from pipeline.desk.frame import Ask, Page
from pipeline.faults import Fault
from pipeline.proofread import proofread
from pipeline.store.issues import dated

if TYPE_CHECKING:
    from pipeline.service import Service

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
)


def compilations(service: Service, ask: Ask) -> Page:
    """Show, a call, what is issued and what the next issue would be."""
    with service.ledger.reading() as session:
        found = [
            (window, dated(session, window.call))
            for window in windows(session, service.settings)
        ]
        due = compilation.due(service.ledger, forced=True)
        on = open_on(session, service.settings, service.settings.calls)
        proved, misprints = _proved(service, ask)
    values = {
        "calls": list(enumerate(found)),
        "due": due,
        "open": on,
        "proved": proved,
        "misprints": misprints,
        "now": service.now(),
    }
    return Page(template="compilations.html", values=values)


def _proved(service: Service, ask: Ask) -> tuple[str, list[str]]:
    """Prove every comment of a call against the archive, where that is asked for."""
    call = ask["prove"]
    if not call:
        return "", []
    issue = _consolidated(service, call)
    found = proofread([], issue.consolidation, service.house)
    return call, [str(misprint) for misprint in found]


def preview(service: Service, ask: Ask) -> Response:
    """Give the compilation as it would be issued now, as a page of its own."""
    calls = [call.id for call in service.settings.calls]
    if ask.path["call"] >= len(calls):
        raise Fault("There is no such call.")
    issue = _consolidated(service, calls[ask.path["call"]])
    with TemporaryDirectory() as folder:
        (made,) = compilation.write_files(issue.consolidation, Path(folder), ("html",))
        html = made.read_bytes()
    headers = {"Content-Security-Policy": _POLICY}
    return Response(html, media_type="text/html; charset=utf-8", headers=headers)


def _consolidated(service: Service, call: str) -> compilation.Issue:
    with service.ledger.reading() as session:
        return compilation.consolidated(
            session, service.ledger, service.house.drafts, call
        )
