"""Did a machine write this, and may a machine answer it?

Two questions, because they differ: a post to a mailing list is a contribution
that no letter may answer. A sign of a machine sets a message aside; a header
that only asks for silence (`X-Auto-Response-Suppress`, `Precedence: list`)
sets nothing aside. Headers after RFC 3834, RFC 3464, RFC 5965 and RFC 2919,
and what real mail systems write in their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.tables import any_of, beside
from rules.terms import Comment, EvidenceKind, Kind, Message

if TYPE_CHECKING:
    Sign = Callable[[Message, frozenset[str]], str]

#: A message that passed so many hosts is going round in circles.
MOST_HOPS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Automatic:
    """What kind of machine wrote it (None: a person), and why we think so.

    `answerable` is False also for people who must not get a letter: lists, our
    own addresses, mail that asks for silence. `sure`: whatever it says, no person
    wrote that here.
    """

    kind: Kind | None
    answerable: bool
    reason: str
    sure: bool = False


def classify(message: Message, own: Collection[str]) -> Automatic:
    """Tell bounces, automatic replies, reports, newsletters and loops from people.

    `own` are the addresses that we write from and the domains in the
    Message-IDs of our letters, lower or upper case.
    """
    ours = frozenset(name.lower() for name in own)
    for kind, sign in _MACHINES:
        if reason := sign(message, ours):
            sure = sign in _SURE
            return Automatic(kind=kind, answerable=False, reason=reason, sure=sure)
    for sign in _SILENT:
        if reason := sign(message, ours):
            return Automatic(kind=None, answerable=False, reason=reason)
    return Automatic(kind=None, answerable=True, reason="")


def substance(files: Iterable[tuple[str, str]], comments: Iterable[Comment]) -> str:
    """Say what a machine's mail has that a person may have said; empty: nothing.

    `files` are the names and types of those that came with it, and did not lie in
    others; `comments` are what was found in its own words.

    >>> substance([("a.pdf", "application/pdf")], [])
    'it brings the file “a.pdf”'
    """
    for name, type_ in files:
        if type_ in _TABLE["documents"]:
            return f"it brings the file “{name}”"
    for comment in comments:
        if names_paragraph(comment) and not _STATUS.search(comment.text):
            return f"it says on a paragraph: “{comment.text[:_SHOWN]}”"
    return ""


def names_paragraph(comment: Comment) -> bool:
    """Tell whether a comment names or quotes a paragraph, not only sounds like one."""
    return comment.evidence.kind in _NAMES


# --- what is set aside -----------------------------------------------------------


def _loop(message: Message, _: frozenset[str]) -> str:
    if len(message.stamps) >= MOST_HOPS:
        return f"it passed {len(message.stamps)} hosts: a mail loop"
    return ""


def _ours(message: Message, ours: frozenset[str]) -> str:
    domain = message.message_id.strip("<> ").rpartition("@")[2].lower()
    marks = {value.strip("<> ").lower() for value in message.all("x-loop")}
    if domain in ours or marks & ours:
        return "it is a letter of ours that came back"
    return ""


def _report(message: Message, _: frozenset[str]) -> str:
    if _report_type(message) == "feedback-report" or _has(
        message, "message/feedback-report"
    ):
        return "it is a feedback report of a mail provider"
    return ""


def _bounce(message: Message, _: frozenset[str]) -> str:
    if _report_type(message) == "delivery-status" or _has(
        message, "message/delivery-status"
    ):
        return "it is a delivery status notification"
    if message.header("x-failed-recipients"):
        return "it names recipients that failed"
    return ""


def _like_a_bounce(message: Message, _: frozenset[str]) -> str:
    if _sent_by(message, _DAEMON) and not _has(message, *_TABLE["documents"]):
        return "a mail system sent it"
    if _BOUNCE_SUBJECT.match(message.subject) and not message.in_reply_to:
        return "its subject is that of an undelivered message"
    return ""


def _receipt(message: Message, _: frozenset[str]) -> str:
    if _report_type(message) == "disposition-notification":
        return "it is a confirmation of reading"
    return ""


def _auto_reply(message: Message, _: frozenset[str]) -> str:
    # a scanner or a form sends documents so, an answering machine does not
    documents = _has(message, *_TABLE["documents"])
    submitted = _auto_submitted(message)
    if submitted not in ("", "no") and not (
        documents and submitted == "auto-generated"
    ):
        return f"it says of itself that it is {submitted}"
    for name, values in _TABLE["reply_headers"].items():
        if re.fullmatch(values, message.header(name).strip(), re.IGNORECASE):
            return f"it carries the header {name}"
    if _AWAY_SUBJECT.match(message.subject):
        return "its subject is that of an automatic reply"
    if _nobody_sent(message) and not documents:
        return "its envelope has no sender, as only machines' mail has"
    return ""


def _newsletter(message: Message, _: frozenset[str]) -> str:
    bulk = any(message.header(name) for name in _TABLE["campaign_headers"])
    bulk = bulk or message.header("precedence").strip().lower() == "bulk"
    if bulk and message.header("list-unsubscribe") and not message.in_reply_to:
        return "it is a newsletter"
    return ""


_MACHINES: tuple[tuple[Kind, Sign], ...] = (
    (Kind.NOT_A_SUBMISSION, _ours),
    (Kind.NOT_A_SUBMISSION, _loop),
    (Kind.NOT_A_SUBMISSION, _report),
    (Kind.BOUNCE, _bounce),
    (Kind.BOUNCE, _like_a_bounce),
    (Kind.AUTO_REPLY, _receipt),
    (Kind.AUTO_REPLY, _auto_reply),
    (Kind.NOT_A_SUBMISSION, _newsletter),
)
#: What a report of a machine says is of no interest: it holds what was sent to others.
_SURE: tuple[Sign, ...] = (_ours, _report, _bounce, _receipt)
#: Evidence that words themselves give.
_NAMES = frozenset(
    (
        EvidenceKind.EXPLICIT_REF,
        EvidenceKind.TABLE_REFERENCE,
        EvidenceKind.TABLE_ORIGINAL,
        EvidenceKind.QUOTE,
    )
)
_SHOWN = 120


# --- what is read, and not answered ----------------------------------------------


def _from_us(message: Message, ours: frozenset[str]) -> str:
    if any(sender.address.lower() in ours for sender in message.senders):
        return "it comes from an address of ours"
    return ""


def _list(message: Message, _: frozenset[str]) -> str:
    if any(message.header(name) for name in ("list-id", "list-post", "mailing-list")):
        return "it came through a mailing list"
    return ""


def _machine_with_documents(message: Message, _: frozenset[str]) -> str:
    if (
        _auto_submitted(message) == "auto-generated"
        or _nobody_sent(message)
        or _sent_by(message, _DAEMON)
    ):
        return "a machine sent the documents"
    return ""


def _asks_for_silence(message: Message, _: frozenset[str]) -> str:
    if message.header("precedence").strip().lower() in ("bulk", "list", "junk"):
        return "it was sent to many"
    suppress = re.split(r"[\s,]+", message.header("x-auto-response-suppress").lower())
    if {"all", "autoreply", "oof"} & set(suppress):
        return "its sender wants no automatic answer"
    if _sent_by(message, _NO_REPLY):
        return "nobody reads the address that it comes from"
    return ""


_SILENT: tuple[Sign, ...] = (
    _from_us,
    _list,
    _machine_with_documents,
    _asks_for_silence,
)


# --- words and headers -----------------------------------------------------------


def _report_type(message: Message) -> str:
    """Return what a multipart/report reports; a nameless one, delivery."""
    content_type = message.header("content-type").lower()
    if not content_type.startswith("multipart/report"):
        return ""
    found = re.search(r"report-type\s*=\s*[\"']?([\w-]+)", content_type)
    return found[1] if found else "delivery-status"


def _auto_submitted(message: Message) -> str:
    return message.header("auto-submitted").partition(";")[0].strip().lower()


def _nobody_sent(message: Message) -> bool:
    return message.header("return-path").strip() == "<>"


def _sent_by(message: Message, whom: re.Pattern[str]) -> bool:
    return any(whom.match(sender.address) for sender in message.senders)


def _has(message: Message, *types: str) -> bool:
    return any(part.type in types for part in message.parts)


_DAEMON = re.compile(
    r"(?:mailer[-_.]?daemon|postmaster|mdaemon|mail-?delivery(?:-subsystem)?"
    r"|bounces?)(?=$|[@+])",
    re.IGNORECASE,
)

_NO_REPLY = re.compile(r"(?:no|do[-_.]?not)[-_.]?reply\b", re.IGNORECASE)

#: What mail systems say of a delivery (RFC 3463) reads like a number of a paragraph.
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b|^[\w-]+-Signature:", re.MULTILINE)

_TABLE = beside(__name__)
_AWAY_SUBJECT = any_of(_TABLE["away"])
_BOUNCE_SUBJECT = any_of(_TABLE["undelivered"])
