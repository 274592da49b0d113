"""Where does a comment belong, now that a person has said so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.faults import Fault
from rules.terms import Action, Candidate, Comment, Draft, Place

GENERAL = ("*",)
_MOST_CANDIDATES = 3
_STOOD = "where it stood before"


def placed(before: Comment, where: Place, drafts: Sequence[Draft]) -> Comment:
    """Put a comment where a person says. Raises Fault where that cannot be.

    The draft and its paragraphs must exist; two answers at once are none.
    """
    if where.undecided or where.nothing:
        return _nowhere(before, where)
    general = where.general or where.action is Action.GENERAL
    if general and where.paragraphs:
        raise Fault(
            "A comment is on paragraphs or general, not both; say one of the two."
        )
    document = before.document if where.document is None else where.document or None
    labels = GENERAL if general else where.paragraphs or before.paragraphs
    labels = _printed(drafts, document, labels)
    action = where.action or before.action
    if labels == GENERAL:
        action = Action.GENERAL
    elif action is Action.GENERAL:
        action = Action.COMMENT
    return replace(
        before,
        document=document,
        paragraphs=labels,
        action=action,
        review=False,
        candidates=(),
        aside=False,
    )


def offered(
    comments: Sequence[Comment], position: int, nths: Sequence[int], where: Place
) -> Place:
    """Say where the nth of the places is that are offered; several are of one draft.

    Raises Fault where there is none, or where it is said in another way, too.
    """
    there = [c for one in comments[position - 1 : position] for c in one.candidates]
    if not nths or position > len(comments):
        return where
    if where.document is not None or where.paragraphs or where.general:
        raise Fault("Say the candidate, or the draft and its paragraph: not both.")
    if not there:
        raise Fault("Nothing is offered for it: say --document and --paragraph.")
    if not all(1 <= nth <= len(there) for nth in nths):
        places = (f"{n}: {c.document} {c.paragraph}" for n, c in enumerate(there, 1))
        raise Fault(f"What is offered for it is {', '.join(places)}.")
    chosen = [there[nth - 1] for nth in nths]
    if len({one.document for one in chosen}) > 1:
        raise Fault("A comment stands on one draft; part it first, with --split.")
    labels = tuple(one.paragraph for one in chosen)
    return replace(where, document=chosen[0].document, paragraphs=labels)


def _nowhere(before: Comment, where: Place) -> Comment:
    """Set it aside, or let it wait again with where it stood as a candidate."""
    placed = where.document or where.paragraphs or where.general or where.action
    if placed or (where.undecided and where.nothing):
        raise Fault(
            "A comment is placed, or asks for something, or is none: not both; say one."
        )
    if where.nothing:
        return replace(before, review=False, candidates=(), aside=True)
    stood = [
        Candidate(
            document=before.document,
            paragraph=label,
            score=0,
            reason=_STOOD,
        )
        for label in before.paragraphs
        if before.document and label not in GENERAL
    ]
    return replace(
        before,
        document=None,
        paragraphs=(),
        review=True,
        candidates=(before.candidates or tuple(stood))[:_MOST_CANDIDATES],
        aside=False,
    )


def _printed(
    drafts: Sequence[Draft], document: str | None, labels: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the labels as the draft prints them; `12 (b)` may be its `b`.

    Refuses a draft or a paragraph that does not exist, and no answer at all.
    """
    from rules.citation.indexing import index  # noqa: PLC0415 (few verbs decide)
    from rules.citation.paths import key  # noqa: PLC0415 (as above)

    found = next((draft for draft in drafts if draft.id == document), None)
    if found is None and document is not None:
        known = ", ".join(draft.id for draft in drafts)
        raise Fault(f"There is no draft {document!r}; the drafts: {known}.")
    if not labels:
        raise Fault("Say which paragraphs (17, 18), or general for none in particular.")
    if labels == GENERAL:
        return labels
    if found is None:
        raise Fault("Say in which draft the paragraph is.")
    paths = index(found, ()).keys
    printed = {
        label: label if label in found.labels else paths.get(key(label))
        for label in labels
    }
    for label, there in printed.items():
        if there is None:
            raise Fault(
                f"The draft {document} has no paragraph {label!r}. It has: "
                f"{', '.join(found.labels)}."
            )
        if there in found.repeated:
            raise Fault(
                f"The draft {document} prints {there} more than once, and nobody knows "
                "which is meant; number them apart in its file, see `drafts`."
            )
    return tuple(dict.fromkeys(there for there in printed.values() if there))
