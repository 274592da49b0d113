"""Is everything there that the service needs, and what is to be done?"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlmodel import Session, col, select, text

from outbox.publication import refuse_foreign
from outbox.wire import probe
from pipeline.drafts.doubts import faults_of
from pipeline.duties import LETTERS, PUBLISH, STAMP, WORK, failing, last_polls, poll_of
from pipeline.faults import Fault
from pipeline.future import dated_ahead
from pipeline.house import House
from pipeline.ledger import Ledger, shown_id
from pipeline.mishaps import MACHINE, told
from pipeline.origin import troubles
from pipeline.proof.whole import Lost, refuse_a_gap, refuse_no_file
from pipeline.publish import absent
from pipeline.service import mailbox_of
from pipeline.sheet import is_western
from pipeline.sources import Sources
from pipeline.store.clock import machine, skewed
from pipeline.store.database import open_database, reading
from pipeline.store.tables import DeliveryRow
from pipeline.store.versions import NEWEST, migrate

if TYPE_CHECKING:
    from pipeline.settings import Settings

_TOOLS = {
    "soffice": "reads .doc, .odt and .rtf; install libreoffice-writer-nogui",
    "tesseract": "reads scans; install tesseract-ocr",
}
_TIGHT = 500 * 1024**2
_CONNECTIONS = 15  # of one process at most: the pool and its overflow
_SERVER = text(
    "SELECT split_part(current_setting('server_version'), ' ', 1),"
    " current_setting('max_connections')::int"
    " - current_setting('superuser_reserved_connections')::int - count(*)::int,"
    " CASE WHEN NOT has_database_privilege(current_database(), 'CREATE')"
    " THEN current_user END, current_database()"
    " FROM pg_stat_activity WHERE backend_type = 'client backend'"
)
_NO_SCHEMAS = (
    "The user may not make schemas in the database, as the queue of the workers and "
    'rebuild need them. Say there: GRANT CREATE ON DATABASE "{}" TO "{}".'
)
_WESTERN = (
    "{} is not in UTF-8 and was read as Windows-1252: see whether names with accents "
    "are right"
)
_FAILED = "The duty {!r} failed the last time: {}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at, and what was found or is to be done."""

    subject: str
    good: bool
    finding: str


def examine(settings: Settings) -> list[Check]:
    """Look at everything; each finding says what to do where it is not good.

    What needs the database is left out where that is what is wrong.
    """
    found = [Check(subject="configuration", good=True, finding="no faults")]
    failed: dict[str, str] = {}

    def look(subject: str, examine: Callable[[], str], *duties: str) -> bool:
        """Look at a thing; it is not good either where one of its duties failed."""
        try:
            finding, good = examine(), True
        except (Fault, *MACHINE) as error:
            finding, good = told(error), False
        for duty in failed.keys() & duties if good else ():
            finding, good = _FAILED.format(duty, failed[duty]), False
        found.append(Check(subject=subject, good=good, finding=finding))
        return good

    look("drafts and registry", partial(_drafts, settings))
    engine = None
    if look("database", partial(_database, settings)):
        engine = open_database(settings.database_url)
        with reading(engine) as session:
            failed |= failing(session)
    for name in settings.boxes:
        subject = f"mailbox {name}".strip()
        look(subject, partial(_mailbox, settings, name), poll_of(name))
    look("letters", partial(_letters, settings), LETTERS)
    if engine:
        with reading(engine) as session:
            look("origin of mail", partial(_origin, session, settings))
            look("store", partial(_store, session, settings), WORK, STAMP)
            look("archive", partial(_archive, session, settings))
            look("clock", partial(_clock, session, settings))
            look("earlier issues", partial(_earlier, session, settings))
        engine.dispose()
    look("publication", partial(_publication, settings), PUBLISH)
    found += _tools()
    return found


def _drafts(settings: Settings) -> str:
    sources = Sources(settings, most=None)
    known, drafts = len(sources.known.registered), sources.drafts
    paragraphs = sum(len(draft.labels) for draft in drafts)
    if faults := [*faults_of(drafts)]:
        raise Fault("\n".join(faults))
    doubts = sum(len(draft.doubts) for draft in drafts)
    see = f"; to look at: {doubts}, see `depositary drafts`" if doubts else ""
    return f"{paragraphs} paragraphs, {known} stakeholders{see}{_signs(settings)}"


def _signs(settings: Settings) -> str:
    """Say where the registry was only read as a program of Western Windows saves it."""
    file = settings.stakeholders.registry
    western = file and is_western(settings.path(file).read_bytes())
    return f"; {_WESTERN.format(file)}" if western else ""


def _mailbox(settings: Settings, name: str) -> str:
    section = f"mailboxes.{name}" if name else "mailbox"
    if not settings.boxes[name].own_hosts:
        raise Fault(
            f"{section}.own_hosts is empty, so no Received stamp is trusted; write the "
            'name of your mail server, such as ["mx.example.org"].'
        )
    with closing(mailbox_of(settings, name)) as mailbox, mailbox.session() as session:
        missing = [n for n in mailbox.folders if session.select(n) is None]
    if missing:
        raise Fault(
            f"There is no folder {missing[0]}; create it or mend {section}.also."
        )
    return f"{settings.boxes[name].url} answers"


def _origin(session: Session, settings: Settings) -> str:
    """See whether our mail server says of the latest mails who sent them."""
    for trouble in troubles(session, House(settings)):
        raise Fault(trouble)
    return "nothing speaks against how your mail server checks where mail comes from"


def _letters(settings: Settings) -> str:
    letters, consultation = settings.letters, settings.consultation
    unwritten = [
        x for x in consultation.languages if x not in consultation.letter_languages
    ]
    instead = ", ".join(consultation.letter_languages)
    aside = f"; there are none in {', '.join(unwritten)}, but in {instead}"
    languages = aside if unwritten else ""
    url = urlsplit(letters.smtp)
    if url.scheme == "file":
        return f"letters are written to {settings.path(url.path)}{languages}"
    trouble = probe(
        letters.smtp,
        password=letters.secret(settings.base),
        cafile=settings.path(letters.cafile) if letters.cafile else None,
    )
    if trouble:
        raise Fault(trouble)
    return f"{letters.smtp} answers{languages}"


def _database(settings: Settings) -> str:
    """Ask the database itself; PostgreSQL how fast it answers and whom it lets in."""
    _refuse_loss(settings)
    engine = open_database(settings.database_url)
    try:
        migrate(engine)
        with engine.connect() as connection:
            if engine.dialect.name != "postgresql":
                version = connection.scalar(text("SELECT sqlite_version()"))
                return f"SQLite {version}, schema {NEWEST}"
            began = time.perf_counter()
            version, free, user, name = connection.execute(_SERVER).one()
            answer = 1000 * (time.perf_counter() - began)
    finally:
        engine.dispose()
    if user:
        raise Fault(_NO_SCHEMAS.format(name, user))
    if free < _CONNECTIONS:
        raise Fault(
            f"PostgreSQL has {free} connections left, and a process of depositary may "
            f"take {_CONNECTIONS}. Set a higher max_connections there."
        )
    return (
        f"PostgreSQL {version}, schema {NEWEST}, answers in {answer:.1f} ms, "
        f"{free} connections free"
    )


def _refuse_loss(settings: Settings) -> None:
    """Raise Lost where the archive knows more; its own faults are told with it."""
    try:
        archive = House(settings).archive
        refuse_no_file(settings, archive)
        with closing(Ledger(settings, archive, machine)) as ledger:
            refuse_a_gap(ledger)
    except Lost:
        raise
    except Fault:
        return


def _store(session: Session, settings: Settings) -> str:
    folder = settings.local_folder
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    free = shutil.disk_usage(there).free
    if free < _TIGHT:
        raise Fault(f"Only {free // 1024**2} MB are free beside the archive.")
    polled = [
        f"last good {duty} {last:%Y-%m-%d %H:%M:%S} UTC" if last else f"no {duty}"
        for duty, last in last_polls(session, settings).items()
    ]
    return f"{free // 1024**3} GB free, {', '.join(polled)}"


def _archive(session: Session, settings: Settings) -> str:
    """See that every message is there as long as it was; its bytes are not read."""
    with closing(Ledger(settings, House(settings).archive, machine)) as ledger:
        refuse_a_gap(ledger)
    known = select(DeliveryRow.sha256, DeliveryRow.size, DeliveryRow.id)
    rows = session.exec(known.order_by(col(DeliveryRow.id))).all()
    kept = ledger.archive.kept({name: size for name, size, _ in rows})
    gone = [shown_id(ident or 0) for name, _, ident in rows if name not in kept]
    if gone:
        raise Fault(
            f"The messages of {len(gone)} deliveries are missing or cut off, the first "
            f"of {gone[0]}; `depositary verify` names all. Restore the archive from a "
            "backup."
        )
    return (
        f"{len(rows)} messages are there with their sizes; `depositary verify` reads "
        "every byte"
    )


def _publication(settings: Settings) -> str:
    site, compilations = settings.site_folder, settings.compilations_folder
    refuse_foreign(site)
    for folder in (site.parent, compilations):  # the site is a link, replaced whole
        try:
            folder.mkdir(parents=True, exist_ok=True)
            TemporaryFile(dir=folder).close()
        except OSError as error:
            raise Fault(f"{folder} cannot be written ({error.strerror}).") from None
    return f"the record goes to {site}, the compilations to {compilations}"


def _earlier(session: Session, settings: Settings) -> str:
    for trouble in absent(session, settings):
        raise Fault(trouble)
    return "the public record has all files of those that it offers"


def _tools() -> Iterator[Check]:
    for tool, use in _TOOLS.items():
        there = shutil.which(tool) is not None
        finding = "installed" if there else f"not installed; {use}"
        yield Check(subject=tool, good=there, finding=finding)


def _clock(session: Session, settings: Settings) -> str:
    """Compare it with that of the database, and with what is dated."""
    engine, now = session.connection().engine, machine()
    for trouble in (*skewed(engine), *dated_ahead(session, settings, now)):
        raise Fault(trouble)
    return f"{now:%Y-%m-%d %H:%M:%S} UTC by this machine"
