"""The verb by which a person decides: decide."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from pipeline import decisions
from pipeline.cli import mistakes, outcomes
from pipeline.cli.context import context, place, whole
from pipeline.cli.look import id_of, one
from pipeline.cli.recorded import Said, record
from pipeline.decisions import history, undoing
from pipeline.faults import Fault
from rules.terms import Action, Kind, Place, StakeholderType

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
        raise Fault(mistakes.SEVERAL)
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
        raise Fault(mistakes.NO_DRAFT)
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
        said = Said(
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
            said = replace(said, join=mistakes.beside(asked[0][0], other, join, series))
        with decisions.decision(service.ledger) as unit:  # all of them, or none
            ids = [(known.row.id or 0, position) for known, position in asked]
            unit.expect([delivery for delivery, _ in ids])
            if undo:
                taken = undoing.undo_last(unit, ids, said.who)
                done = [
                    f"Taken back: {history.said_of(was, known.number or known.id)} "
                    f"({was['by']}: {was['because']})."
                    for was, (known, _) in zip(taken, asked, strict=True)
                ]
            else:
                done = [
                    record(ident, said, unit, *each)
                    for ident, each in zip(idents, asked, strict=True)
                ]
        service.worker.run()
        told = [*outcomes.told(service, idents, asked, "" if undo else by)]
        for one_told, said_more in zip(told, done, strict=True):
            one_told["outcome"] = f"{said_more} {one_told['outcome']}".strip()
            one_told["outcome"] += " It acts on no earlier one." * (of == _NONE)
        who = by.strip().rstrip(".")  # a name may end in a full stop
        lines = (f"Recorded: {x['decided']}, by {who}. {x['outcome']}" for x in told)
        here.tell(told if idents[1:] else told[0], *lines)


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
        f"each comment in it, such as {ident}-1; `depositary show {ident}` lists them. "
        f"Who speaks in it: depositary decide {ident} --stakeholder NAME."
    )


_NONE = "none"
