"""The verb by which a person decides: decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import decisions
from pipeline.cli import mistakes, outcomes
from pipeline.cli.context import context, place, whole
from pipeline.cli.look import id_of, one
from pipeline.decisions import correcting, naming, points, telling, undoing
from pipeline.decisions.parties import refuse_strangers
from pipeline.decisions.placement import offered
from pipeline.decisions.whose import settle_speakers
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from rules.terms import Action, Kind, Place, StakeholderType

if TYPE_CHECKING:
    from pipeline.ledger import Unit
    from pipeline.record import Known
    from pipeline.service import Service
    from rules.terms import Comment

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="One, or several of which the same is decided."
    ),
]


def decide(
    ctx: typer.Context,
    idents: Ids,
    by: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Who decides. Where a comment is placed, the public record prints it, "
            "and why.",
        ),
    ],
    because: Annotated[
        str,
        typer.Option(
            metavar="WHY",
            help="Why, in words: of a comment, words for everybody to read.",
        ),
    ],
    candidate: Annotated[
        list[int] | None,
        typer.Option(
            metavar="N",
            help="Where `review` offers it: 1 for what is offered first.",
        ),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            metavar="DRAFT",
            help="The draft's id; `none` for no draft. A comment stands on one; what "
            "speaks of two is parted first, with --split.",
        ),
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
        typer.Option(
            metavar="NAME",
            help="Who speaks; several with ; between. Of a comment (ID-1): who says "
            "this one, where the mail speaks for others, too.",
        ),
    ] = None,
    type_: Annotated[
        list[StakeholderType] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="What a --stakeholder is that is not registered, once for all or once "
            f"for each: {', '.join(StakeholderType)}.",
        ),
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
    ofs: Annotated[
        list[str] | None,
        typer.Option(
            "--of",
            metavar="ID",
            help="The earlier one it repeats, replaces, takes back; `none`. Several "
            "times for a revision that replaces several. Of a "
            "correction: the comment beside which its words stand.",
        ),
    ] = None,
    other_party: Annotated[
        bool, typer.Option("--other-party", help="The one of --of is of another party.")
    ] = False,
    call: Annotated[
        str | None, typer.Option(metavar="CALL", help="Which call it answers.")
    ] = None,
    answer_to: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The address in it that letters go to."),
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help="Two points of one: the first words of the second; both wait.",
        ),
    ] = None,
    join: Annotated[
        str | None,
        typer.Option(
            metavar="OTHER", help="Another comment of the same mail; it is part of it."
        ),
    ] = None,
    words: Annotated[
        str | None,
        typer.Option(
            "--comment",
            metavar="WORDS",
            help="Words of the mail that stand in no comment: make one of them; it "
            "waits.",
        ),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back what was decided of it last.")
    ] = False,
    replay: Annotated[
        bool, typer.Option("--replay", help="Let a corrupt one go its way again.")
    ] = False,
    seen: Annotated[
        str, typer.Option(help="What `review --json` told; refused if it changed.")
    ] = "",
) -> None:
    """Record a decision: where a comment belongs, who speaks, what a delivery is.

    Of several at once the same is recorded, or of none where one is refused. Who speaks
    is decided of a mail, or of one comment of it that another one says.

    Example: depositary decide WSIS+10/3/17-2 --document S2/C --paragraph 18
    --by "A. Secretary" --because "the text quotes it"
    """
    here = context(ctx)
    idents = [*dict.fromkeys(idents)]  # who names one twice means it once
    all_of = [*dict.fromkeys(ofs or ())]
    of, others = all_of[0] if all_of else None, all_of[1:]
    if others and (kind or _NONE in all_of):
        raise Fault(_SEVERAL)
    unplaced = undecided or no_comment
    places = {
        "--candidate": candidate,
        "--document": document,
        "--paragraph": paragraph,
        "--general": general,
        "--action": action,
        "--undecided": undecided,
        "--no-comment": no_comment,
    }
    placed = any(places.values())
    speaks = bool(stakeholder or person)
    things = {
        next((name for name, value in places.items() if value), ""): placed,
        "--split": split is not None,
        "--join": join is not None,
        "--comment": words is not None,
        "--stakeholder" if stakeholder else "--person": speaks,
        "--kind" if kind else "--of": kind or of is not None,
        "--call": call is not None,
        "--answer-to": answer_to is not None,
        "--replay": replay,
        "--undo": undo,
    }
    strays = {"--type": type_ and not speaks, "--other-party": other_party and not of}
    mistakes.refuse(things, {**strays, "--seen": seen}, idents)
    parted = split is not None or join is not None
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
        if kind is not Kind.CORRECTION:
            for each in {*all_of} - {_NONE}:
                whole(each, series)
        earlier = None if of in (None, _NONE) else id_of(service, of)
        act = f"{service.now():%Y-%m-%dT%H:%M:%SZ} {by}" if idents[1:] else ""
        said = _Said(
            service=service,
            who=decisions.Person(by=by, because=because, together=act),
            seen=seen,
            where=where if placed else None,
            candidates=tuple(candidate or ()),
            split=split,
            words=words,
            speaks=speaks,
            names=tuple(n.strip() for s in stakeholder or () for n in s.split(";")),
            types=(StakeholderType.INDIVIDUAL,) if person else tuple(type_ or ()),
            kind=kind,
            acts=bool(of),
            earlier=earlier,
            comment=place(of, series)[2] if earlier and of else None,
            other_party=other_party,
            also=tuple(id_of(service, each) for each in others),
            call=call,
            answer_to=answer_to,
        )
        with service.ledger.reading() as session:
            asked = [(one(service, session, i), place(i, series)[2]) for i in idents]
            other = one(service, session, join) if join is not None else None
        named = [position is not None for _, position in asked]
        for ident, is_comment in zip(idents, named, strict=True):
            if not (undo or speaks) and is_comment != (placed or parted):
                raise Fault(_of_the_other(ident, is_comment=is_comment))
        if other and join is not None:
            said = replace(said, join=_beside(asked[0][0], other, join, series))
        with decisions.decision(service.ledger) as unit:  # all of them, or none
            ids = [(known.row.id or 0, position) for known, position in asked]
            unit.expect([delivery for delivery, _ in ids])
            if undo:
                taken = undoing.undo_last(unit, ids, said.who)
                done = [f"Taken back: {was.because} ({was.by})." for was in taken]
            else:
                done = [said.record(unit, *each) for each in asked]
        service.worker.run()
        told = [*outcomes.told(service, idents, asked, none=of == _NONE)]
        for one_told, said_more in zip(told, done, strict=True):
            one_told["outcome"] = f"{said_more} {one_told['outcome']}".strip()
        who = by.strip().rstrip(".")  # a name may end in a full stop
        lines = (f"Recorded: {x['decided']}, by {who}. {x['outcome']}" for x in told)
        here.tell(told if idents[1:] else told[0], *lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What was decided, by whom, of all that were named; one thing is given."""

    service: Service
    who: decisions.Person
    seen: str
    where: Place | None
    candidates: tuple[int, ...]
    split: str | None
    words: str | None
    speaks: bool
    names: tuple[str, ...]
    types: tuple[StakeholderType, ...]
    kind: Kind | None
    acts: bool
    earlier: int | None
    comment: int | None
    call: str | None
    answer_to: str | None
    other_party: bool = False
    also: tuple[int, ...] = ()
    join: int | None = None

    def record(self, unit: Unit, known: Known, at: int | None) -> str:
        """Record it of one of them; says what that made beside it."""
        delivery, position, name = known.row.id or 0, at or 0, known.number or known.id
        who, seen = self.who, self.seen
        if self.split is not None:
            house, words = self.service.house, self.split
            second = points.split(
                unit, delivery, position, words, who, house=house, expected=seen
            )
            asked = telling.asked(decisions.comment_of(unit.session, delivery, second))
            return f"The second point is {name}-{second}; both wait. Of it:{asked}"
        if self.join is not None:
            points.join(unit, delivery, position, self.join, who, expected=seen)
            return f"{name}-{self.join} is part of it now."
        if self.words is not None:
            made = points.take_up(
                unit, delivery, self.words, who, house=self.service.house, expected=seen
            )
            return f"These words are {name}-{made} now; it waits for its place."
        self._settle(unit, known, position)
        return ""

    def _settle(self, unit: Unit, known: Known, position: int) -> None:
        house, who, seen = self.service.house, self.who, self.seen
        delivery, earlier = known.row.id or 0, self.earlier
        self._refuse_strangers(unit, delivery)
        if self.where:
            decisions.settle_comment(
                unit,
                delivery,
                position,
                offered(self._comment(known, position), self.candidates, self.where),
                who,
                drafts=house.drafts,
                expected=seen,
            )
        elif self.speaks:
            if not (self.names or known.row.sender_name.strip()):
                raise Fault(_NAMELESS.format(shown_id(delivery)))
            names = self.names or (known.row.sender_name,)
            found = naming.named(names, self.types, known, house.registered)
            if position:
                settle_speakers(unit, delivery, position, found, who, expected=seen)
            else:
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
            decisions.settle_replaced(
                unit, delivery, earlier, who, also=self.also, expected=seen
            )
        elif self.call is not None:
            decisions.settle_call(unit, delivery, self.call, who, expected=seen)
        elif self.answer_to is not None:
            decisions.settle_answer(unit, delivery, self.answer_to, who, expected=seen)
        else:
            decisions.replay(unit, delivery, who)

    @staticmethod
    def _comment(known: Known, position: int) -> Comment | None:
        """Return the comment that is meant, if there is one."""
        return next(iter(known.comments[position - 1 : position]), None)

    def _refuse_strangers(self, unit: Unit, delivery: int) -> None:
        """Refuse to let it act on another party's, unless that is said."""
        series = self.service.settings.consultation.series
        if self.acts and self.kind is not Kind.CORRECTION and not self.other_party:
            for each in (self.earlier, *self.also):
                refuse_strangers(unit.session, series, delivery, each)


def _beside(known: Known, other: Known, ident: str, series: str) -> int:
    """Read which other comment of the same delivery is meant."""
    position = place(ident, series)[2]
    if other.row.id != known.row.id or position is None:
        raise Fault(
            f"{ident} is no other comment of {known.id}. Only comments of one mail "
            f"can be joined; write {known.id}-2, or whichever it is."
        )
    return position


def _of_the_other(ident: str, *, is_comment: bool) -> str:
    """Say that this is decided of the mail of a comment, or of a comment of a mail."""
    if is_comment:
        mail = ident.rpartition("-")[0]
        return (
            f"{ident} is a comment. What a mail is, and where its letters go, is "
            f"decided of the whole mail: depositary decide {mail} ..."
        )
    return (
        f"{ident} is a mail. Where words belong, and what they ask for, is decided of "
        f"each comment in it, such as {ident}-1; `depositary show {ident}` lists them."
    )


_NAMELESS = (
    "The mail {} shows no name of its sender, and nothing is recorded. Say who speaks: "
    "--person --stakeholder NAME."
)
_SEVERAL = (
    "Several --of name what one revision replaces, and stand alone: without --kind and "
    "without `none`."
)
_NONE = "none"
_NO_DRAFT = (
    "A comment on no draft is on no paragraph: --document none --general. To take out "
    "what is no comment: --no-comment."
)
