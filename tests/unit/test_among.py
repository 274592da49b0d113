"""What is asked of many rows at once is looked up, and no table is gone through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlmodel import and_, col, or_, select

from pipeline.store.among import among
from pipeline.store.tables import METADATA, DeliveryRow, EventRow, LetterRow, PartRow

SOME = among(col(DeliveryRow.id), [1, 2])


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    engine = sa.create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def asked_of(column: Any, condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(column).where(condition)


@pytest.mark.parametrize(
    "asked",
    [
        asked_of(DeliveryRow.state, SOME),
        asked_of(DeliveryRow.state, and_(SOME, ~col(DeliveryRow.withdrawn))),
        asked_of(DeliveryRow.state, or_(SOME, col(DeliveryRow.id) == 3)),
        asked_of(DeliveryRow.id, among(col(DeliveryRow.fingerprint), ["a"])),
        asked_of(EventRow.kind, among(col(EventRow.delivery_id), [1])),
        asked_of(LetterRow.kind, among(col(LetterRow.delivery_id), [1])),
        asked_of(PartRow.name, among(col(PartRow.delivery_id), [1])),
    ],
)
def test_sqlite_goes_through_no_table(
    connection: sa.Connection, asked: sa.Select[Any]
) -> None:
    words = asked.compile(connection, compile_kwargs={"literal_binds": True})
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}")
    steps = [row.detail for row in plan]
    assert any(step.startswith("SEARCH") for step in steps)
    assert not [s for s in steps if s.startswith("SCAN") and "json_each" not in s]


def test_postgresql_is_given_one_list() -> None:
    asked = asked_of(DeliveryRow.state, SOME)
    # the library does not say what its dialects are
    words = asked.compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
    assert str(words).endswith("WHERE delivery.id = ANY(%(among_1)s::BIGINT[])")


def test_others_are_not_among_them(connection: sa.Connection) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    for number in (1, 2, 3):
        row: dict[str, Any] = {
            "seq": number,
            "at": at,
            "kind": "x",
            "data": {},
            "hash": "",
        }
        connection.execute(sa.insert(EventRow), row)
    others = select(EventRow.seq).where(~among(col(EventRow.seq), [1, 3]))
    assert connection.scalars(others).all() == [2]
