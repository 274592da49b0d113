"""The verbs by which a person decides: decide, admit, extend, rehearse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import compile as compilation
from pipeline import deadlines, decisions
from pipeline.cli.context import Because, By, context, place
from pipeline.cli.look import id_of, one
from pipeline.decisions import correcting, naming, telling
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from rules.deadline import last_second, shown
from rules.terms import Action, Kind, Place, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from pipeline.deadlines import Rehearsal
    from pipeline.ledger import Unit
    from pipeline.record import Known
    from pipeline.service import Pass, Service

Id = Annotated[
    str, typer.Argument(metavar="ID", help="D000017, a number, or that of a comment.")
]
Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="One, or several of which the same is decided."
    ),
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


def decide(
    ctx: typer.Context,
    idents: Ids,
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
        bool,
        typer.Option(
            "--person",
            help="It speaks for a person: the --stakeholder, or "
            "whom the mail shows as its sender.",
        ),
    ] = False,
    kind: Annotated[Kind | None, typer.Option(help="What the delivery is.")] = None,
    of: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The earlier one it repeats, replaces, takes back; `none`. Of a "
            "correction: the comment beside which its words stand.",
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

    Of several at once the same is recorded, or of none where one is refused.

    Example: depositary decide WSIS+10/3/17-2 --document S2/C --paragraph 18
    --by "A. Secretary" --because "the text quotes it"
    """
    here = context(ctx)
    idents = [*dict.fromkeys(idents)]  # who names one twice means it once
    unplaced = undecided or no_comment
    on_comment = bool(document or paragraph or general or unplaced or action)
    speaks = bool(stakeholder or person)
    given = (on_comment, speaks, kind or of, call, answer_to, replay)
    if sum(map(bool, given)) != 1 or (seen and len(idents) > 1):
        raise Fault(_ONE_THING)
    if document == _NONE and not (paragraph or general or unplaced):
        raise Fault(_NO_DRAFT)
    where = Place(
        document="" if document == _NONE else document,
        paragraphs=tuple(paragraph or ()),
        general=general,
        action=action,
        undecided=undecided,
        nothing=no_comment,
    )
    with here.service() as service:
        series = service.settings.consultation.series
        earlier = None if of in (None, _NONE) else id_of(service, of)
        act = f"{service.now():%Y-%m-%dT%H:%M:%SZ} {by}" if idents[1:] else ""
        said = _Said(
            service=service,
            who=decisions.Person(by=by, because=because, together=act),
            seen=seen,
            where=where if on_comment else None,
            speaks=speaks,
            names=tuple(n.strip() for s in stakeholder or () for n in s.split(";")),
            type=StakeholderType.INDIVIDUAL if person else type_,
            kind=kind,
            acts=bool(of),
            earlier=earlier,
            comment=place(of, series)[2] if earlier and of else None,
            call=call,
            answer_to=answer_to,
        )
        with service.ledger.reading() as session:
            asked = [(one(service, session, i), place(i, series)[2]) for i in idents]
        if any((position is not None) != on_comment for _, position in asked):
            raise Fault(_ONE_THING)
        with decisions.decision(service.ledger) as unit:  # all of them, or none
            unit.expect([known.row.id or 0 for known, _ in asked])
            for known, position in asked:
                said.record(unit, known, position or 0)
        service.worker.run()
        told = [*_told(service, idents, asked, none=of == _NONE)]
        lines = (f"Recorded: {x['decided']}, by {by}. {x['outcome']}" for x in told)
        here.tell(told if idents[1:] else told[0], *lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What was decided, by whom, of all that were named; one thing is given."""

    service: Service
    who: decisions.Person
    seen: str
    where: Place | None
    speaks: bool
    names: tuple[str, ...]
    type: StakeholderType | None
    kind: Kind | None
    acts: bool
    earlier: int | None
    comment: int | None
    call: str | None
    answer_to: str | None

    def record(self, unit: Unit, known: Known, position: int) -> None:
        """Record it of one of them."""
        house, who, seen = self.service.house, self.who, self.seen
        delivery, earlier = known.row.id or 0, self.earlier
        if self.where:
            decisions.settle_comment(
                unit,
                delivery,
                position,
                self.where,
                who,
                drafts=house.drafts,
                expected=seen,
            )
        elif self.speaks:
            if not (self.names or known.row.sender_name.strip()):
                raise Fault(_NAMELESS.format(shown_id(delivery)))
            names = self.names or (known.row.sender_name,)
            found = naming.named(names, self.type, known, house.registered)
            decisions.settle_stakeholders(unit, delivery, found, who, expected=seen)
        elif self.kind is Kind.CORRECTION:
            correcting.settle_correction(
                unit,
                house,
                delivery,
                who,
                earlier=earlier,
                comment=self.comment,
                expected=seen,
            )
        elif self.kind:
            decisions.settle_kind(
                unit, delivery, self.kind, who, earlier=earlier, expected=seen
            )
        elif self.acts:
            decisions.settle_replaced(unit, delivery, earlier, who, expected=seen)
        elif self.call:
            decisions.settle_call(unit, delivery, self.call, who, expected=seen)
        elif self.answer_to:
            decisions.settle_answer(unit, delivery, self.answer_to, who, expected=seen)
        else:
            decisions.replay(unit, delivery, who)


def _told(
    service: Service,
    idents: Sequence[str],
    asked: Sequence[tuple[Known, int | None]],
    *,
    none: bool,
) -> Iterator[dict[str, str]]:
    """Say of each what it is now."""
    with service.ledger.reading() as session:
        for ident, (known, position) in zip(idents, asked, strict=True):
            delivery = known.row.id or 0
            now = telling.outcome(session, service.settings, delivery, position)
            row = one(service, session, shown_id(delivery)).row
            yield {
                "decided": ident,
                "kind": row.kind,
                "state": row.state,
                "outcome": now + " It acts on no earlier one." * none,
            }


_NAMELESS = (
    "The mail {} shows no name of its sender, and nothing is recorded. Say who speaks: "
    "--person --stakeholder NAME."
)
_ONE_THING = (
    "Say one thing that is decided, of one or of several (of several without --seen): "
    "for a comment (ID-1) where it belongs "
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
