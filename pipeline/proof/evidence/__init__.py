"""What proves to an outsider what became of one message?

A pack of files that is checked without this program: the message as it arrived, the
verdict with all that it rests on, the letters as they were sent, the ledger's events of
it, and the way from each of these to a Merkle root that was published or stamped.
`check.py` in it needs Python alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from outbox.compilation.structured import leaves
from pipeline.compile import consolidated
from pipeline.deadlines import EXTENDED, versions
from pipeline.decisions.decided import decided
from pipeline.letters.sent import kept
from pipeline.lines import line
from pipeline.proof import stamping
from pipeline.publish import PUBLISHED
from pipeline.store import chain
from pipeline.store.ordered import latest
from pipeline.store.tables import EventRow
from pipeline.store.values import dump, instant, load
from rules.merkle import Tree
from rules.terms import Message, Verdict, Window

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.record import Known
    from pipeline.service import Service
    from pipeline.store.chain import Line

_JUDGED = ("admitted", "set aside")
_README = """\
Evidence of {id}, {title}

message.eml    the message as it arrived, byte for byte
verdict.json   what was decided about its time, and all that this rests on; of each
               deadline, until when a verdict holds
record.json    what it is, who speaks, and every comment with its source
letters/       our answers, byte for byte as they were handed to the mail server
events.jsonl   what the ledger recorded of it, and the extensions of its call
proof.json     the ways to Merkle roots (RFC 6962), by what stands left and right
head.*         where the ledger is stamped or signed: what was stated of it, the time
               stamp (RFC 3161), the signature (ed25519) and the key of that
manifest.txt   the SHA-256 of each file

To check all this, with nothing but Python 3.11 or later: python check.py ROOT ROOT
with the Merkle roots (not the head of the ledger) that you find in the public record:
{url}about/
It ends with status 0 where all holds and leads to them. Without roots it compares this
package with itself alone, which proves nothing, says so, and ends with status 2.
It says whether each file is the one in manifest.txt; the message is the one whose
arrival the ledger recorded; the letters are those that it says were sent; the verdict
is the one in the ledger and that of the clock, and heeds each extension; and each
event, and the submission, lie under their root. What lies under a root that you gave
is proved. It names each event that lies under none of them, for it was recorded later:
that is not proved. Neither is record.json, nor a deadline but by its
extensions. Where there are such files, with the certificate of the authority:
openssl ts -verify -data head.json -in head.tsr -CAfile AUTHORITY.pem
openssl pkeyutl -verify -pubin -inkey head.pem -rawin -in head.json -sigfile head.sig
"""


def pack(service: Service, known: Known) -> bytes:
    """Return the evidence of a delivery as a zip file, the same for equal facts."""
    contents = dict(_files(service, known))
    sums = (f"{sha256(d).hexdigest()}  {n}\n" for n, d in sorted(contents.items()))
    contents["manifest.txt"] = "".join(sums).encode()
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, data in sorted(contents.items()):
            packed.writestr(ZipInfo(f"evidence-{known.id}/{name}"), data)
    return stream.getvalue()


def _files(service: Service, known: Known) -> Iterator[tuple[str, bytes]]:
    ledger, settings = service.ledger, service.settings
    ledger.seal()
    lines = list(ledger.archive.lines(chain.MIRROR))
    events = list(chain.read(ledger.archive))
    about = [e for e in events if _is_about(e, known)]
    stamp = stamping.latest(ledger)
    with ledger.reading() as session:
        windows = versions(session, settings).get(known.row.call, ())
        proof = _proof(session, service, known, lines, about, stamp)
        verdict = _verdict(session, service, known, windows, about)
    url = settings.publication.base_url or f"{settings.publication.folder}/"
    yield (
        "README.txt",
        _README.format(
            id=known.id, title=settings.consultation.title, url=url
        ).encode(),
    )
    yield "check.py", files("pipeline.proof.evidence").joinpath("check.py").read_bytes()
    yield "message.eml", ledger.archive.get(known.row.sha256)
    yield "verdict.json", _json(verdict)
    yield "record.json", _json(line(known))
    yield "events.jsonl", b"".join(lines[e.position - 1] + b"\n" for e in about)
    yield "proof.json", _json(proof)
    sent = {e.data["sha256"]: e.kind for e in about if "sha256" in e.data}
    for digest, raw in kept(ledger.archive):
        if sent.get(digest, "").startswith("letter "):
            yield f"letters/{sent[digest].split()[1]}.{digest[:8]}.eml", raw
    if stamp:
        for suffix, data in stamping.as_files(stamp).items():
            yield f"head.{suffix}", data


def _is_about(event: Line, known: Known) -> bool:
    if event.kind == EXTENDED:
        return bool(event.data["call"] == known.row.call)
    return event.delivery == known.row.id


def _proof(  # noqa: PLR0913, PLR0917 (the facts of one proof)
    session: Session,
    service: Service,
    known: Known,
    lines: Sequence[bytes],
    about: Sequence[Line],
    stamp: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Give the roots that are known outside, and the ways to them, by their lines."""
    roots: dict[str, str] = {}
    ways: dict[str, dict[str, Any]] = {
        lines[e.position - 1].decode(): {} for e in about
    }

    def add(of: str, among: Sequence[bytes], wanted: Iterable[int]) -> None:
        tree = Tree(among)
        roots[tree.root] = f"{of} ({len(among)})"
        for at in wanted:
            ways.setdefault(among[at].decode(), {})[tree.root] = tree.path(at)

    published = latest(session, EventRow, EventRow.kind == PUBLISHED)
    heads = (published.data if published else {}, stamp or {})
    sizes = [said["events"] for said in heads if "events" in said]
    for size in dict.fromkeys(sizes or [len(lines)]):
        places = (e.position - 1 for e in about if e.position <= size)
        add("ledger", lines[:size], places)
    if published and known.number:
        issue = consolidated(
            session, service.ledger, service.house.drafts, known.row.call
        )
        listed = [] if issue.new else [*leaves(issue.consolidation.contributions)]
        number = f"{known.number} ".encode()
        if at := [n for n, leaf in enumerate(listed) if leaf.startswith(number)]:
            add(f"submissions of {known.row.call}", listed, at)
    return {"roots": roots, "ways": ways}


def _verdict(
    session: Session,
    service: Service,
    known: Known,
    windows: Sequence[Window],
    about: Sequence[Line],
) -> dict[str, Any]:
    """Say what was decided about its time, and everything that this rests on."""
    row = known.row
    stamps = load(Message, row.message).stamps if row.message else ()
    judged = [event.kind for event in about if event.kind in _JUDGED]
    return {
        "delivery": known.id,
        "number": known.number or None,
        "kind": row.kind or None,
        "call": row.call or None,
        "verdict": row.verdict or None,
        "reason": row.verdict_reason or row.kind_reason or row.why,
        "judged_as": judged[-1] if judged else None,
        "received_at": _when(row.received_at),
        "received_from": row.received_from or None,
        "stamps": dump(stamps),
        "own_hosts": service.house.mailbox(row.account, stamps).own_hosts,
        "internaldate": _when(row.internaldate),
        "first_seen": _when(row.first_seen),
        "claimed_at_which_never_decides": _when(row.claimed_at),
        "flags": row.flags,
        "zone": windows[-1].zone if windows else None,
        "deadlines": [
            {v: _when(end) for v, end in _ends(window) if end} for window in windows
        ]
        or [{}],
        "admitted_by": decided(session, row.id or 0).admitted or None,
    }


def _ends(window: Window) -> Iterator[tuple[Verdict, datetime | None]]:
    """Say until when each verdict holds, in their order."""
    yield Verdict.EARLY, window.opens
    yield Verdict.ON_TIME, window.soft
    yield Verdict.GRACE, window.hard


def _json(value: Any) -> bytes:
    text = json.dumps(dump(value), ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", errors="backslashreplace")


def _when(at: datetime | None) -> str | None:
    return instant(at) if at else None
