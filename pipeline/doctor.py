"""Is everything there that the service needs, and what is to be done?"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlmodel import select

from outbox.overrides import check_folder
from outbox.smtp import probe
from pipeline.faults import Fault
from pipeline.service import Service, mailbox_of
from pipeline.tables import HeartbeatRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.settings import Settings

_TOOLS = {
    "soffice": "reads .doc, .odt and .rtf; install libreoffice-writer-nogui",
    "tesseract": "reads scans; install tesseract-ocr",
}
_TIGHT = 500 * 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at, and what was found or is to be done."""

    subject: str
    good: bool
    finding: str


def examine(settings: Settings) -> list[Check]:
    """Look at everything; each finding says what to do where it is not good."""
    examinations: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("drafts and registry", _drafts),
        ("mailbox", _mailbox),
        ("letters", _letters),
        ("store", _store),
    )
    found = [Check(subject="configuration", good=True, finding="no faults")]
    for subject, examination in examinations:
        try:
            finding = examination(settings)
        except (Fault, OSError) as fault:
            found.append(Check(subject=subject, good=False, finding=str(fault)))
        else:
            found.append(Check(subject=subject, good=True, finding=finding))
    return [*found, *_tools(), _clock()]


def _drafts(settings: Settings) -> str:
    with Service(settings, lambda: datetime.now(UTC)) as service:
        paragraphs = sum(len(d.labels) for d in service.house.drafts)
        doubts = [doubt for d in service.house.drafts for doubt in d.doubts]
        known = len(service.house.registered)
    if doubts:
        raise Fault(f"In the drafts: {doubts[0]}; see `depositary drafts`.")
    return f"{paragraphs} paragraphs, {known} stakeholders"


def _mailbox(settings: Settings) -> str:
    if not settings.mailbox.own_hosts:
        raise Fault(
            "mailbox.own_hosts is empty, so no Received stamp is trusted; write the "
            'name of your mail server, such as ["mx.example.org"].'
        )
    with closing(mailbox_of(settings)) as mailbox, mailbox.session() as session:
        missing = [n for n in mailbox.folders if session.select(n) is None]
    if missing:
        raise Fault(f"There is no folder {missing[0]}; create it or mend mailbox.also.")
    return f"{settings.mailbox.url} answers"


def _letters(settings: Settings) -> str:
    letters = settings.letters
    if letters.templates:
        faults = check_folder(settings.path(letters.templates))
        if faults:
            raise Fault(f"In the templates: {faults[0]}.")
    url = urlsplit(letters.smtp)
    if url.scheme == "file":
        return f"letters are written to {settings.path(url.path)}"
    trouble = probe(
        letters.smtp,
        password=letters.secret(settings.base),
        cafile=settings.path(letters.cafile) if letters.cafile else None,
    )
    if trouble:
        raise Fault(trouble)
    return f"{letters.smtp} answers"


def _store(settings: Settings) -> str:
    with (
        Service(settings, lambda: datetime.now(UTC)) as service,
        service.ledger.reading() as session,
    ):
        beats = session.exec(
            select(HeartbeatRow).where(HeartbeatRow.name == "poll")
        ).all()
    free = shutil.disk_usage(settings.archive_folder).free
    if free < _TIGHT:
        raise Fault(f"Only {free // 1024**2} MB are free beside the archive.")
    last = f"last good poll {beats[0].at:%Y-%m-%d %H:%M:%S} UTC" if beats else "no poll"
    return f"{free // 1024**3} GB free, {last}"


def _tools() -> Iterator[Check]:
    for tool, use in _TOOLS.items():
        there = shutil.which(tool) is not None
        finding = "installed" if there else f"not installed; {use}"
        yield Check(subject=tool, good=there, finding=finding)


def _clock() -> Check:
    now = datetime.now(UTC)
    return Check(
        subject="clock",
        good=True,
        finding=f"{now:%Y-%m-%d %H:%M:%S} UTC by this machine",
    )
