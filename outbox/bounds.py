"""Does a template come to an end? What it does is counted, and what it makes weighed.

A secretariat may write a loop that nobody sees the end of. It is told so in a
sentence, when its templates are checked and when a letter is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from contextvars import ContextVar
from typing import Any

from jinja2 import Template, nodes, pass_context
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.visitor import NodeTransformer

#: Rounds of loops, calls and included files of a letter: of 100,000 comments no more.
_STEPS = 500_000
#: The signs of a letter, or of any text or number that is made for it.
_SIZE = 20_000_000
_ENDLESS = "it does not come to an end: a loop is too long, or a part includes itself"
_TOO_LONG = "it makes a text that is too long for a letter"

#: The steps that are left to the letter that is being written.
_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


def text_of(pieces: Iterable[str]) -> str:
    """Write what a template yields. Raises TemplateRuntimeError where it has no end."""
    token = _left.set([_STEPS])
    size, written = 0, []
    try:
        for piece in pieces:
            size += len(piece)
            if size > _SIZE:
                raise TemplateRuntimeError(_TOO_LONG)
            written.append(piece)
    except RecursionError:
        raise TemplateRuntimeError(_ENDLESS) from None
    except (MemoryError, OverflowError):
        raise TemplateRuntimeError(_TOO_LONG) from None
    finally:
        _left.reset(token)
    return "".join(written)


class Bounded(SandboxedEnvironment):
    """Templates that can neither go on for ever nor fill the memory."""

    intercepted_binops = frozenset({"*", "**", "+"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters |= {_COUNTED: pass_context(_rounds), _WEIGHED: pass_context(_same)}

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        found: nodes.Template = _Bounds().visit(super()._parse(source, name, filename))
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """Give a template what all know; the chain of mappings of jinja2 is slow."""
        return {**self.globals, **(d or {})}

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """Load a template; one that is included is a step of what includes it."""
        _spend()
        return super().get_template(*args, **kwargs)

    def call(self, context: Context, it: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls, and count it."""
        _spend()
        if isinstance(it, LoopContext) and args:
            args = (_rounds(context, args[0]), *args[1:])
        return _weighed(super().call(context, it, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add and multiply what is small; a letter needs no powers."""
        if operator == "**" or (
            operator == "*" and _weight(left) * _weight(right) > _SIZE
        ):
            raise TemplateRuntimeError(_TOO_LONG)
        return _weighed(super().call_binop(context, operator, left, right))


class _Bounds(NodeTransformer):
    """Lets loops count their rounds, and weighs what is made of texts."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 (its name there)
        self.generic_visit(node)
        node.iter = _through(_COUNTED, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _through(_WEIGHED, node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Expr:  # noqa: N802
        first: nodes.Node | None = node
        while isinstance(first, nodes.Filter):
            first = first.node
        self.generic_visit(node)
        return _through(_WEIGHED, node) if first is not None else node


_COUNTED, _WEIGHED = "counted ", "weighed "  # names that no template can write


def _through(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _rounds(_: Context, values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        _spend()
        yield value


def _same(_: Context, made: Any) -> Any:
    return _weighed(made)


def _spend() -> None:
    left = _left.get()
    if left is not None:
        left[0] -= 1
        if left[0] < 0:
            raise TemplateRuntimeError(_ENDLESS)


def _weighed(made: Any) -> Any:
    if _weight(made) > _SIZE:
        raise TemplateRuntimeError(_TOO_LONG)
    return made


def _weight(made: Any) -> int:
    """Return how much something is: the length of a text or list; a number itself."""
    if isinstance(made, int):
        return abs(made)
    return len(made) if isinstance(made, str | list | tuple) else 1
