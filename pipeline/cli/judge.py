"""The verbs by which a person decides: review, decide, admit, extend, rehearse."""

from __future__ import annotations

from dataclasses import asdict
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import compile as compilation
from pipeline import deadlines, decisions
from pipeline.cli.context import Because, By, context, place, table
from pipeline.cli.look import id_of, one
from pipeline.decisions import telling, waiting
from pipeline.decisions.waiting import Question
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from rules.deadline import last_second, shown
from rules.terms import Action, Kind, Place, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from rich.console import RenderableType

    from pipeline.deadlines import Rehearsal
    from pipeline.decisions.waiting import Card
    from pipeline.service import Pass, Service

Id = Annotated[
    str, typer.Argument(metavar="ID", help="D000017, a number, or that of a comment.")
]
Call = Annotated[str, typer.Argument(metavar="CALL", help="Its id in config.toml.")]
Hard = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        help="A date (its whole day) or a local time; of two equal ones, the later.",
    ),
]
Correct = Annotated[
    bool,
    typer.Option("--correct", help="The extension in force was a mistake; this is it."),
]


def review(ctx: typer.Context) -> None:
    """List what waits for a person, with the candidates.

    Example: depositary review
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        cards = waiting.cards(session, service.settings)
        data = [
            {
                "id": card.id,
                "question": card.question.value,
                "words": card.words,
                **({"mail": asdict(card.mail)} if card.mail else {}),
                **({"beside": asdict(card.beside.mail)} if card.beside else {}),
                "candidates": list(card.candidates),
                "settles": card.settles,
                "seen": card.version,
            }
            for card in cards
        ]
        here.tell(data, *_shown(cards))
    raise typer.Exit(1 if cards else 0)


def _shown(cards: Sequence[Card]) -> Iterator[RenderableType]:
    rows = [
        [
            card.id,
            f"{card.question} {_words(card)}",
            " | ".join(card.candidates),
        ]
        for card in cards
    ]
    columns = ("id", "question", "candidates")
    wait = "waits" if len(cards) == 1 else "wait"
    yield table(f"{len(cards)} {wait} for a person", columns, rows)
    for question in dict.fromkeys(card.question for card in cards):
        yield question
        for said, when in _ANSWERS[question]:
            line = f"  depositary decide {said} --by WHO --because WHY"
            yield line + f"  # {when}" * bool(when)


def _words(card: Card) -> str:
    """Say what a card says and what mail it is about; of some the sender was said."""
    words = shorten(card.words, _MOST_WORDS, placeholder=" …")
    if card.mail is None:
        return words
    if card.beside:
        first = f"The earlier one, {card.beside.known.number}: {card.beside.mail}"
        return f"{words} {card.mail} {first}"
    who = card.question is Question.WHO
    return f"{words}; {card.mail.said}" if who else f"{words} {card.mail}"


#: Signs of a comment that are shown; what we say ourselves is never as long.
_MOST_WORDS = 700
#: How each question is answered on the command line, and when.
_ANSWERS: Mapping[Question, tuple[tuple[str, str], ...]] = {
    Question.HELD: (
        ("ID --kind submission", ""),
        ("ID --kind not_a_submission", ""),
        ("ID --kind withdrawal --of NUMBER", "if it takes an earlier one back"),
        ("NUMBER-2 --document DRAFT --paragraph 17", "puts right what it corrects"),
        ("NUMBER-2 --no-comment", "takes out what it corrects"),
        ("ID --replay", "what is corrupt"),
    ),
    Question.WHO: (
        ("ID --stakeholder NAME", "of a new one also: --type, or --person"),
        ('ID --stakeholder "NAME; NAME; NAME"', "all of them together"),
    ),
    Question.CALL: (("ID --call CALL", ""),),
    Question.EARLIER: (("ID --of NUMBER", ""), ("ID --of none", "")),
    Question.AGAIN: (
        ("ID --kind duplicate --of NUMBER", "the same: count it once"),
        ("ID --of none", "another one: keep both"),
    ),
    Question.ANSWER: (("ID --answer-to ADDRESS", ""),),
    Question.WHERE: (
        ("ID --document DRAFT --paragraph 17", ""),
        ("ID --document DRAFT --general", ""),
        ("ID --no-comment", "it is none, and is taken out"),
    ),
    Question.UNREAD: (
        ("ID --kind submission", "when you have read it; it is printed"),
        ("ID --kind not_a_submission", ""),
        ("COPY --of ID", "of a readable copy of it that has come"),
    ),
    Question.PUBLISH: (
        ("ID --kind submission", "it is printed; `redact` first what is to stay out"),
        ("ID --kind not_a_submission", ""),
    ),
}


def decide(
    ctx: typer.Context,
    ident: Id,
    by: By,
    because: Because,
    document: Annotated[
        str | None,
        typer.Option(metavar="DRAFT", help="The draft's id; `none` for no draft."),
    ] = None,
    paragraph: Annotated[
        list[str] | None,
        typer.Option(metavar="LABEL", help="May be given several times."),
    ] = None,
    general: Annotated[
        bool, typer.Option("--general", help="About no paragraph in particular.")
    ] = False,
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Let the comment wait again.")
    ] = False,
    no_comment: Annotated[
        bool, typer.Option("--no-comment", help="It is none: take it out.")
    ] = False,
    action: Annotated[Action | None, typer.Option(help="What it asks for.")] = None,
    stakeholder: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Who speaks; several with ; between."),
    ] = None,
    type_: Annotated[
        StakeholderType | None,
        typer.Option("--type", help="What a --stakeholder is that is not known yet."),
    ] = None,
    person: Annotated[
        bool, typer.Option("--person", help="A --stakeholder is a person, of no type.")
    ] = False,
    kind: Annotated[Kind | None, typer.Option(help="What the delivery is.")] = None,
    of: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The earlier one it repeats, replaces, takes back; `none`.",
        ),
    ] = None,
    call: Annotated[
        str | None, typer.Option(metavar="CALL", help="Which call it answers.")
    ] = None,
    answer_to: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The address in it that letters go to."),
    ] = None,
    replay: Annotated[
        bool, typer.Option("--replay", help="Let a corrupt one go its way again.")
    ] = False,
    seen: Annotated[
        str, typer.Option(help="What `review --json` told; refused if it changed.")
    ] = "",
) -> None:
    """Record a decision: where a comment belongs, who speaks, what a delivery is.

    Example: depositary decide WSIS+10/3/17-2 --document S2/C --paragraph 18
    --by "A. Secretary" --because "the text quotes it"
    """
    here = context(ctx)
    who = decisions.Person(by=by, because=because)
    unplaced = undecided or no_comment
    on_comment = bool(document or paragraph or general or unplaced or action)
    given = (on_comment, stakeholder, kind or of, call, answer_to, replay)
    with here.service() as service:
        ledger = service.ledger
        with ledger.reading() as session:
            known = one(service, session, ident)
        earlier = None if of in (None, _NONE) else id_of(service, of)
        delivery = known.row.id or 0
        position = place(ident, service.settings.consultation.series)[2]
        if sum(map(bool, given)) != 1 or on_comment is (position is None):
            raise Fault(_ONE_THING)
        if on_comment:
            where = Place(
                document="" if document == _NONE else document,
                paragraphs=tuple(paragraph or ()),
                general=general,
                action=action,
                undecided=undecided,
                nothing=no_comment,
            )
            if document == _NONE and not (paragraph or general or unplaced):
                raise Fault(_NO_DRAFT)
            drafts = service.house.drafts
            decisions.settle_comment(
                ledger,
                delivery,
                position or 0,
                where,
                who,
                drafts=drafts,
                expected=seen,
            )
        elif stakeholder:
            registered = service.house.registered
            each = [one.strip() for one in ";".join(stakeholder).split(";")]
            names = decisions.named(each, type_, known, registered, person=person)
            decisions.settle_stakeholders(ledger, delivery, names, who, expected=seen)
        elif kind:
            decisions.settle_kind(
                ledger, delivery, kind, who, earlier=earlier, expected=seen
            )
        elif of:
            decisions.settle_replaced(ledger, delivery, earlier, who, expected=seen)
        elif call:
            decisions.settle_call(ledger, delivery, call, who, expected=seen)
        elif answer_to:
            decisions.settle_answer(ledger, delivery, answer_to, who, expected=seen)
        else:
            decisions.replay(ledger, delivery, who)
        service.worker.run()
        with ledger.reading() as session:
            now = telling.outcome(session, service.settings, delivery, position)
            row = one(service, session, shown_id(delivery)).row
        if of == _NONE:
            now += " It acts on no earlier one."
        here.tell(
            {"decided": ident, "kind": row.kind, "state": row.state, "outcome": now},
            f"Recorded: {ident}, by {by}. {now}",
        )


_ONE_THING = (
    "Say one thing that is decided: for a comment (ID-1) where it belongs "
    "(--document, --paragraph, --general, --action, --undecided, --no-comment); for "
    "a delivery one "
    "of --stakeholder, --kind, --of, --call, --answer-to, --replay."
)
_NONE = "none"
_NO_DRAFT = (
    "A comment on no draft is on no paragraph: --document none --general. To take out "
    "what is no comment: --no-comment."
)


def admit(ctx: typer.Context, ident: Id, by: By, because: Because) -> None:
    """Admit a late submission; it gets the next number and its sender is told.

    Where its call is compiled already, the compilation is issued again, as Rev.n.

    Example: depositary admit D000042 --by "Head" --because "our server was down"
    """
    here = context(ctx)
    with here.service() as service:
        delivery = id_of(service, ident)
        who = decisions.Person(by=by, because=because)
        decisions.admit(service.ledger, delivery, who)
        done = service.follow()
        with service.ledger.reading() as session:
            known = one(service, session, shown_id(delivery))
        told = f"Admitted as {known.number}."
        if not known.number:
            told = f"Recorded. It has no number yet: {known.row.why or known.row.state}"
        here.tell(
            {
                "admitted": shown_id(delivery),
                "number": known.number,
                "issued": done.issued,
                "trouble": done.trouble,
            },
            told,
            *issues(service, done),
        )
    raise typer.Exit(1 if done.trouble or not known.number else 0)


def issues(service: Service, done: Pass) -> Iterator[str]:
    """Say what a decision after the cut-off led to, and what went wrong."""
    with service.ledger.reading() as session:
        yield from compilation.told(session, done.issued)
    yield from done.trouble


def rehearse(
    ctx: typer.Context, call: Call, hard: Hard, correct: Correct = False
) -> None:
    """Say what an extension would change; change nothing.

    Example: depositary rehearse drafts --hard 2026-03-31
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        found = deadlines.rehearse(
            session, service.settings, call, hard, correct=correct
        )
        here.tell(_data(found), *_extension(found, "would be", service.now()))


def extend(
    ctx: typer.Context,
    call: Call,
    hard: Hard,
    by: By,
    because: Because,
    correct: Correct = False,
    far: Annotated[
        bool, typer.Option("--far", help="More than a year later is meant.")
    ] = False,
) -> None:
    """Extend a call; late mail is judged again and its senders are told once.

    An extension that was a mistake is corrected in the same way, with --correct.

    Example: depositary extend drafts --hard 2026-03-31 --by "Head" --because "asked"
    """
    here = context(ctx)
    who = decisions.Person(by=by, because=because)
    with here.service() as service:
        found = deadlines.extend(
            service.ledger, call, hard, who.by, who.because, correct=correct, far=far
        )
        done = service.follow(always=True)
        here.tell(
            {**_data(found), "trouble": done.trouble},
            *_extension(found, "is", service.now()),
            *done.trouble,
        )
    raise typer.Exit(1 if done.trouble else 0)


def _data(found: Rehearsal) -> dict[str, object]:
    return {
        "call": found.before.call,
        "before": found.before.hard.isoformat(),
        "after": found.after.hard.isoformat(),
        "in_time_now": [shown_id(i) for i in found.admitted],
        "corrects": found.corrects,
        "told_the_wrong_one": [shown_id(i) for i in found.told],
    }


def _extension(found: Rehearsal, verb: str, now: datetime) -> Iterator[str]:
    before = shown(last_second(found.before.hard), found.before.zone)
    after = shown(last_second(found.after.hard), found.after.zone)
    yield f"The cut-off was {before}; it {verb} {after}."
    if not found.corrects:
        names = ", ".join(shown_id(i) for i in found.admitted) or "none"
        yield f"In time with it: {len(found.admitted)} late ({names})."
    yield from found.remarks(now)
