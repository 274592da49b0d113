"""Can an outsider tell that nobody rewrote the ledger since a day?

Once a day the head of the ledger is signed (ed25519) and stamped by an authority of
time (RFC 3161), as far as the configuration names a key and an authority. What they
vouch for is kept beside the ledger's mirror, a line a day, and the ledger itself
remembers each line. An authority that does not answer stops nothing: it is told, and
asked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509 import load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)
from sqlmodel import select

from pipeline.faults import Corrupt, Fault
from pipeline.store import chain
from pipeline.store.tables import EventRow
from pipeline.store.values import instant

if TYPE_CHECKING:
    from pipeline.archive import Archive
    from pipeline.ledger import Ledger
    from pipeline.settings import Settings

HEADS = "heads"
STAMPED = "stamped"
_EVERY = timedelta(days=1)
_PATIENCE = 10
#: What vouches for a statement and is no part of it.
_VOUCHERS = ("signature", "key", "stamp")


def stamp(ledger: Ledger) -> bool:
    """Have the head of the ledger signed and stamped, if that is due; tell if it was.

    Raises Fault where the key or the authority cannot be used.
    """
    proof, now = ledger.settings.proof, ledger.now()
    if not (proof.key_file or proof.authority):
        return False
    ledger.seal()
    before = latest(ledger)
    if before and now < datetime.fromisoformat(before["at"]) + _EVERY:
        return False
    head = chain.head(ledger.archive)
    if before and head.events <= before["events"] + 1:  # only the last stamp is new
        return False
    said: dict[str, Any] = {
        "consultation": ledger.settings.consultation.id,
        "at": instant(now),
        "events": head.events,
        "hash": head.hash,
        "root": head.root,
    }
    words = chain.canonical(said)
    if proof.key_file:
        key = signer(ledger.settings)
        said["key"] = key.public_key().public_bytes_raw().hex()
        said["signature"] = key.sign(words).hex()
    if proof.authority:
        stamp = _asked(proof.authority, words)
        _check_stamp(ledger.settings, stamp, words)
        said["stamp"] = stamp.hex()
    line = chain.canonical(said)
    ledger.archive.append(HEADS, [line])
    with ledger.unit() as unit:
        digest = sha256(line).hexdigest()
        unit.event(STAMPED, None, events=head.events, sha256=digest)
    ledger.seal()
    return True


def latest(ledger: Ledger) -> dict[str, Any] | None:
    """Return the last statement with its vouchers; None if there is none."""
    line = ledger.archive.last_line(HEADS)
    return _parsed(line) if line else None


def as_files(said: dict[str, Any]) -> dict[str, bytes]:
    """Give a statement and its vouchers as openssl reads them, by their endings."""
    found = {"json": _statement(said)}
    if "stamp" in said:
        found["tsr"] = bytes.fromhex(said["stamp"])
    if "signature" in said:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["key"]))
        found["sig"] = bytes.fromhex(said["signature"])
        found["pem"] = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return found


def differences(ledger: Ledger) -> Iterator[str]:
    """Name the days whose head is not what was signed and stamped then."""
    with ledger.reading() as session:
        events = session.exec(select(EventRow).where(EventRow.kind == STAMPED)).all()
    lines = list(ledger.archive.lines(HEADS))
    kept = {sha256(line).hexdigest() for line in lines}
    for event in events:
        if event.data["sha256"] not in kept:
            yield (
                f"The stamp of {event.at:%Y-%m-%d} is missing from ledger/{HEADS}.jsonl"
                " in the archive, or was altered. Restore that file from a backup."
            )
    hashes = _hashes(ledger.archive, lines)
    for nth, line in enumerate(lines, start=1):
        try:
            said = _parsed(line)
            if [said["hash"]] != hashes.get(said["events"]):
                raise Corrupt("the ledger is not the one that it was made for")
            _check(ledger.settings, said, last=nth == len(lines))
        except (Fault, LookupError, ValueError, TypeError) as fault:
            yield f"Line {nth} of ledger/{HEADS}.jsonl does not hold: {fault}."


def _hashes(archive: Archive, heads: Iterable[bytes]) -> dict[int, list[str]]:
    """Find the hashes of the events that were the last ones then, by their numbers."""
    wanted = set()
    for line in heads:
        with suppress(Fault, LookupError, TypeError):
            wanted.add(_parsed(line)["events"])
    return {
        nth: [sha256(line).hexdigest()]
        for nth, line in enumerate(archive.lines(chain.MIRROR), start=1)
        if nth in wanted
    }


def signer(settings: Settings) -> Ed25519PrivateKey:
    """Read the key that signs; Fault, with what to do, if it is no such key."""
    file = settings.path(settings.proof.key_file or "")
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Fault(
            f"{file} holds no ed25519 key without a passphrase. Make one: "
            "openssl genpkey -algorithm ed25519 -out FILE"
        )
    return key


def _statement(said: dict[str, Any]) -> bytes:
    """Return the bytes that were signed and stamped."""
    return chain.canonical({k: v for k, v in said.items() if k not in _VOUCHERS})


def _check(settings: Settings, said: dict[str, Any], *, last: bool) -> None:
    """Raise Fault if what vouches for a statement does not."""
    words = _statement(said)
    if "signature" in said:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["key"]))
        try:
            key.verify(bytes.fromhex(said["signature"]), words)
        except InvalidSignature:
            raise Corrupt("its signature is not of these words") from None
        if last and settings.proof.key_file and key != signer(settings).public_key():
            raise Corrupt("it is signed with another key than the configured one")
    if "stamp" in said and settings.proof.certificates:
        _check_stamp(settings, bytes.fromhex(said["stamp"]), words)


def _asked(url: str, words: bytes) -> bytes:
    """Ask the authority for a stamp on these words."""
    query = TimestampRequestBuilder(words, HashAlgorithm.SHA256).build()
    request = Request(  # noqa: S310 (the configuration allows http and https only)
        url, query.as_bytes(), {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 (as above)
            found: bytes = answer.read()
    except (URLError, OSError) as error:
        why = getattr(error, "reason", error)
        raise Fault(
            f"The time-stamp authority {url} does not answer ({why}). Nothing stops "
            "for that; it is asked again."
        ) from None
    return found


def _check_stamp(settings: Settings, stamp: bytes, words: bytes) -> None:
    """Raise Corrupt if a stamp is not of these words by an authority we trust."""
    file = settings.path(settings.proof.certificates or "")
    builder = VerifierBuilder()
    try:
        for certificate in load_pem_x509_certificates(file.read_bytes()):
            root = certificate.issuer == certificate.subject
            add = (
                builder.add_root_certificate
                if root
                else builder.add_intermediate_certificate
            )
            builder = add(certificate)
        builder.build().verify_message(decode_timestamp_response(stamp), words)
    except (VerificationError, ValueError) as error:
        raise Corrupt(
            f"the stamp does not hold ({error}); is the authority's root in {file}?"
        ) from None


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(line)
    except ValueError:
        said = {}
    if chain.canonical(said) != line:
        raise Corrupt("it is damaged; restore the file from a backup")
    return said
