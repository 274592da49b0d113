"""Stage 8: is the public record what it should be?

The whole set is built anew and takes the place of the old one in one step.
Before the cut-off it shows what is consulted and until when; after it, the
compilation, every submission, the late list and the sums.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from outbox.compilation import FORMATS
from outbox.compilation.structured import leaves
from outbox.publication import Call, Edition, Record, file_name
from outbox.publication import publish as write_site
from pipeline.deadlines import windows
from pipeline.earlier import offered
from pipeline.message.documents import documents
from pipeline.record import classes
from pipeline.store import chain
from pipeline.store.issues import Dated, dated
from pipeline.store.tables import EventRow, PartRow
from rules.consolidation import Consolidation, sums
from rules.lifecycle import Event, State
from rules.merkle import root
from rules.privacy import may_run, private
from rules.terms import Draft, Read, Window

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.ledger import Ledger
    from pipeline.locks import Leader
    from pipeline.settings import Settings

PUBLISHED = "published"
_ABSENT = (
    "Earlier issues of the compilation of {} are not whole in {}: {}. They cannot be "
    "made again from the archive, and the public record does not offer what is "
    "missing, or is not what was published then. Once that folder was published here, "
    "copy their files into {} from the same place of the old site or of its backup, "
    "and run depositary publish again."
)
_PIECE = 1 << 16  # bytes of a file that are read at once


def publish(leader: Leader, house: House, issued: Mapping[str, Consolidation]) -> str:
    """Replace the public record; return the sha256 of the set.

    `issued` holds the compilations that are public, by call. What the ledger says
    until then is under its Merkle root, which is published, too. Raises Stuck where
    another process leads by now.
    """
    ledger, settings = leader.ledger, leader.ledger.settings
    ledger.seal()
    head = chain.head(ledger.archive)
    # Where previews once were, which anyone could read there: they are no issues.
    shutil.rmtree(settings.compilations_folder / "preview", ignore_errors=True)
    digest = write_site(
        _record(ledger, house, issued, head),
        settings.site_folder,
        settings.publication.base_url,
        leader.unit(),
    )
    with leader.unit() as unit:
        unit.event(
            PUBLISHED,
            None,
            digest=digest,
            files=_fingerprints(settings.compilations_folder, issued),
            events=head.events,
            root=head.root,
        )
        unit.advance_all([*issued], State.COMPILED, Event.PUBLISH)
    ledger.seal()
    return digest


def preview(
    ledger: Ledger, house: House, issued: Mapping[str, Consolidation], folder: Path
) -> None:
    """Write what would be published into a folder, marked as a preview on each page."""
    head = chain.head(ledger.archive)
    record = _record(ledger, house, issued, head, preview=True)
    write_site(record, folder, ledger.settings.publication.base_url)


def _record(
    ledger: Ledger,
    house: House,
    issued: Mapping[str, Consolidation],
    head: chain.Head,
    *,
    preview: bool = False,
) -> Record:
    settings = ledger.settings
    with ledger.reading() as session:
        calls = tuple(
            _call(session, ledger, window, house.drafts, issued.get(window.call))
            for window in windows(session, settings)
        )
        counted = sums(classes(session))
        offered: dict[str, bytes] = {}
        withheld: dict[str, str] = {}
        if settings.publication.originals == "checked":
            offered, withheld = _originals(session, ledger, issued)
    roots = {
        f"Merkle root of the submissions of {call} (or this one)": root(
            leaves(made.contributions)
        )
        for call, made in issued.items()
    }
    return Record(
        id=settings.consultation.id,
        title=settings.consultation.title,
        series=settings.consultation.series,
        languages=settings.consultation.languages,
        calls=calls,
        sums=counted,
        heads={
            "Merkle root of the ledger (compare this one)": head.root,
            **roots,
            "head of the ledger (the hash of its last event, no root)": head.hash,
        },
        as_of=ledger.now(),
        originals=offered,
        withheld=withheld,
        preview=preview,
        nouns={d: of.noun for d, of in house.labelled.citable.labels.items()},
    )


def _call(
    session: Session,
    ledger: Ledger,
    window: Window,
    drafts: Sequence[Draft],
    latest: Consolidation | None,
) -> Call:
    """Gather what a call shows: its compilation as it was proofread, earlier ones."""
    settings, name = ledger.settings, window.call
    issues = dated(session, name)
    series = settings.consultation.series
    shown = offered(session, series, name, [one.seq for one in issues])
    now = latest.revision if latest else len(issues)
    proofread = any(one.revision == now for one in issues)
    folder = settings.compilations_folder

    return Call(
        window=window,
        drafts=tuple(d for d in drafts if d.call == name),
        latest=latest,
        files=_there({f: folder / f"{name}{FORMATS[f].suffix}" for f in FORMATS})
        if proofread
        else {},
        earlier=tuple(
            Edition(
                revision=one.revision,
                issued_at=one.issued_at,
                files=_as_issued(session, settings, name, one)
                if one.seq in shown
                else {},
            )
            for one in issues
            if one.revision < now
        ),
    )


def absent(session: Session, settings: Settings) -> Iterator[str]:
    """Say in sentences of which earlier issues the record has not all files."""
    series = settings.consultation.series
    for call in settings.calls:
        lacking = {
            one.seq: one.revision
            for one in dated(session, call.id)[:-1]
            if len(_kept(settings, call.id, one.revision)) < len(FORMATS)
        }
        if shown := offered(session, series, call.id, lacking):
            revisions = (lacking[seq] for seq in sorted(shown))
            named = ", ".join(f"Rev.{n}" if n else "the first" for n in revisions)
            site = settings.site_folder
            files = site / file_name(series, call.id, 0, next(iter(FORMATS)))
            yield _ABSENT.format(call.id, site, named, files.parent)


def _kept(settings: Settings, call: str, revision: int) -> dict[str, Path]:
    """Find the files of an earlier issue in the set that is published."""
    site, series = settings.site_folder.resolve(), settings.consultation.series
    return _there(
        {form: site / file_name(series, call, revision, form) for form in FORMATS}
    )


def _as_issued(
    session: Session, settings: Settings, call: str, issue: Dated
) -> dict[str, Path]:
    """Find the files of an earlier issue; one that was altered since is none of them.

    The first versions did not say in the ledger what they published.
    """
    known = _published(session, call, issue)
    kept = _kept(settings, call, issue.revision)
    for form, path in [*kept.items()]:
        name = f"{call}{FORMATS[form].suffix}"
        if name in known and fingerprint(path) not in known[name]:
            del kept[form]
    return kept


def _published(session: Session, call: str, issue: Dated) -> dict[str, set[str]]:
    """Say as what each file was published while this issue was the last, by name."""
    later = [one.seq for one in dated(session, call) if one.seq > issue.seq]
    events = select(EventRow.data["files"]).where(
        EventRow.kind == PUBLISHED, col(EventRow.seq) > issue.seq
    )
    if later:
        events = events.where(col(EventRow.seq) < min(later))
    found: dict[str, set[str]] = {}
    for files in session.exec(events):
        for name, digest in (files or {}).items():
            found.setdefault(name, set()).add(digest)
    return found


def _originals(
    session: Session, ledger: Ledger, issued: Mapping[str, Consolidation]
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Give the files that may be offered, and of others why they may not.

    What was not read in full is not offered: nobody can tell what it holds.
    """
    offered: dict[str, bytes] = {}
    withheld: dict[str, str] = {}
    for made in issued.values():
        for one in (c for c in made.contributions if c.counts and c.files):
            sent = {
                sha256(document.data).hexdigest(): document.data
                for document in documents(ledger.archive.get(one.sha256))
                if not document.nested
            }
            for file in one.files:
                if file.sha256 not in sent:
                    withheld[file.sha256] = "why_inside"
                elif may_run(file.name, sent[file.sha256]):
                    withheld[file.sha256] = "why_macros"
                elif file.read is not Read.FULL or _is_private(session, file.sha256):
                    withheld[file.sha256] = "why_personal"
                else:
                    offered[file.sha256] = sent[file.sha256]
    return offered, withheld


def _is_private(session: Session, sha256: str) -> bool:
    parts = session.exec(select(PartRow).where(PartRow.sha256 == sha256))
    return any(private(text["text"]) for part in parts for text in part.passages)


def _there(files: Mapping[str, Path]) -> dict[str, Path]:
    return {form: path for form, path in files.items() if path.is_file()}


def _fingerprints(folder: Path, calls: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file of the compilations of these calls."""
    names = [f"{call}{form.suffix}" for call in calls for form in FORMATS.values()]
    return {
        name: fingerprint(folder / name) for name in names if (folder / name).exists()
    }


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, which may be large."""
    said = sha256()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            said.update(piece)
    return said.hexdigest()
