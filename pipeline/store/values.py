"""How does a frozen value become JSON, and a value again?

One way for the database, the bounded child and the export: dataclasses become
objects, enums their words, instants RFC 3339 in UTC. Fields that still have
their default are left out, so that stored values stay small.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import rules.terms as vocabulary

T = TypeVar("T")

_PLAIN = frozenset((str, int, float, bool, NoneType))


def instant(at: datetime) -> str:
    """Print an instant as RFC 3339 in UTC, to the second where that is exact.

    >>> instant(datetime(2014, 1, 17, 22, 59, 59, tzinfo=UTC))
    '2014-01-17T22:59:59Z'
    """
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def dump(value: Any) -> Any:
    """Turn a value into what JSON can hold."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if (known := _defaults(kind)) is not None:
        return {
            name: v if type(v) in _PLAIN else dump(v)
            for name, default in known
            if (v := getattr(value, name)) != default
        }
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, list | tuple | frozenset):
        return [dump(v) for v in value]
    if isinstance(value, dict):
        return {k: dump(v) for k, v in value.items()}
    return value.value if isinstance(value, StrEnum) else value


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...] | None:
    """List, once a class, its fields with their defaults; None if it has none."""
    if not is_dataclass(kind):
        return None
    return tuple(
        (f.name, f.default if f.default_factory is MISSING else f.default_factory())
        for f in fields(kind)
    )


def load(kind: type[T], data: Any) -> T:
    """Make the value of that class again from what `dump` gave."""
    value: T = _loader(cast("Any", kind))(data)
    return value


@cache
def _loader(kind: Any) -> Callable[[Any], Any]:
    """Build, once a type, the function that reads it."""
    if isinstance(kind, type) and is_dataclass(kind):
        names = vars(vocabulary) | {"Mapping": dict, "datetime": datetime}
        hints = get_type_hints(kind, localns=names)
        readers = {f.name: _loader(hints[f.name]) for f in fields(kind)}
        told = {k: read for k, read in readers.items() if read is not _same}
        return lambda data: kind(
            **{k: told[k](v) if k in told else v for k, v in data.items()}
        )
    if get_args(kind):
        return _generic_loader(kind)
    if kind is datetime:
        return datetime.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return _same


def _same(data: Any) -> Any:
    return data


def _generic_loader(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = _loader(next(a for a in arguments if a is not NoneType))
        if inner is _same:
            return _same
        return lambda data: None if data is None else inner(data)
    if origin is not tuple:
        return _same
    if arguments[-1] is Ellipsis:
        inner = _loader(arguments[0])
        return tuple if inner is _same else lambda data: tuple(map(inner, data))
    inners = [_loader(a) for a in arguments]
    return lambda data: tuple(i(v) for i, v in zip(inners, data, strict=True))
