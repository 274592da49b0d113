"""How is it asked for many rows at once, by a statement that is always the same?

A list of as many parameters is another statement for each number of them: PostgreSQL
then reads and plans it anew each time, and we write it anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Dialect,
    Integer,
    String,
    Text,
    bindparam,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Many(TypeDecorator[Any]):
    """The values, as one parameter: a list on PostgreSQL, JSON on SQLite."""

    impl = String
    cache_ok = True

    def __init__(self, *, numbers: bool) -> None:
        super().__init__()
        self.numbers = numbers

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(String())
        return dialect.type_descriptor(ARRAY(BigInteger if self.numbers else Text))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else json.dumps(value)


class _Among(FunctionElement[bool]):
    name = "among"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002 (given by name)
        """Stand as it is: SQLite uses no index for what is compared with true."""
        return self


@compiles(_Among, "postgresql")
def _in_a_list(element: _Among, compiler: Any, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} = ANY({values})"


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: Any, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (compiled)


def among(column: Any, values: Collection[int | str]) -> ColumnElement[bool]:
    """Ask whether a column, of numbers or of text, holds one of these."""
    many = _Many(numbers=isinstance(column.type, Integer))
    return _Among(column, bindparam("among", [*values], many, unique=True))
