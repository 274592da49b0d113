"""Which comments does another database decide in another way?

What a comment asks, and its place, are found by the rules of the program, and kept in
the database alone: one that is made again by a later version may say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING

from sqlmodel import Session, col

from outbox.publication.phrases import Speech
from pipeline.record import Known, deliveries
from pipeline.store.database import open_database, reading
from pipeline.store.tables import DeliveryRow

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from rules.terms import Comment


def otherwise(one: Settings, other: Settings) -> Iterator[str]:
    """Say in a line of each such comment what it was, and what it is.

    Both databases have the same deliveries, as both have their events.
    """
    with ExitStack() as both:
        old, new = (both.enter_context(_opened(each)) for each in (one, other))
        pairs = zip(deliveries(old, one), deliveries(new, other), strict=False)
        for before, at_its_place in pairs:
            after = at_its_place
            if after.id != before.id:  # it is in time otherwise
                here = col(DeliveryRow.id) == before.row.id
                after = next(deliveries(new, other, here))
            yield from _between(before, after)


@contextmanager
def _opened(settings: Settings) -> Iterator[Session]:
    engine = open_database(settings.database_url)
    try:
        with reading(engine) as session:
            yield session
    finally:
        engine.dispose()


def _between(before: Known, after: Known) -> Iterator[str]:
    name = after.number or after.id
    pairs = zip_longest(before.comments, after.comments)
    for nth, (was, now) in enumerate(pairs, 1):
        said = [_decided(comment) for comment in (was, now)]
        if said[0] != said[1]:
            yield f"{name}-{nth}: {said[0]} -> {said[1]}"
        elif was and now and was != now:
            what = "words" if was.text != now.text else "reasons or candidates"
            yield f"{name}-{nth}: {said[0]}, with other {what}"


def _decided(comment: Comment | None) -> str:
    """Say what a comment asks, and on what it is."""
    if comment is None:
        return "no comment"
    speech = Speech("en", "UTC")
    where = "for a person to decide" if comment.review else speech.place(comment)
    return f"{speech.of('action', comment.action)}, {where}"
