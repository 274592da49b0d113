"""How does a page reach the browser, and what may the browser do with it?

Views and acts are plain functions of the service and of what was asked; here
they meet HTTP: who is it, did the form come from us, what became of a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response

from outbox.publication.phrases import CLOCKS, VERDICTS, evidence
from pipeline.desk.session import Visitors
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.mishaps import MACHINE, told
from pipeline.values import instant
from rules.deadline import last_second, shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import datetime

    from starlette.datastructures import FormData, QueryParams
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pipeline.desk.session import Visitor
    from pipeline.service import Service

    Endpoint = Callable[[Request], Awaitable[Response]]

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
#: Controls, half characters, and marks that turn the direction of what follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a person asks for: ids in the address, and what was filled in."""

    path: Mapping[str, int]
    said: QueryParams | FormData
    by: str

    def __getitem__(self, name: str) -> str:
        """Return one answer, trimmed; empty where there is none."""
        return str(self.said.get(name, "")).strip()

    def all(self, name: str) -> list[str]:
        """Return all answers to a question with boxes to tick."""
        return [str(value) for value in self.said.getlist(name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A template and its values."""

    template: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an act did, in a sentence, and the page that comes next."""

    notice: str
    then: str


class Desk:
    """The service, its visitors, and the way from a function to a response."""

    def __init__(self, service: Service) -> None:
        """Open for one service; nobody is in yet."""
        self.service = service
        self.visitors = Visitors(service.now)
        self._cookie = f"desk-{service.settings.consultation.id}"
        self._one_at_a_time = Lock()
        self._templates = _environment(service)

    def page(self, view: Callable[[Service, Ask], Page | Response]) -> Endpoint:
        """Make an endpoint of a function that only looks."""

        async def endpoint(request: Request) -> Response:
            visitor = self._visitor(request)
            if visitor is None:
                return self._closed()
            ask = Ask(
                path=request.path_params, said=request.query_params, by=visitor.name
            )
            try:
                found = await run_in_threadpool(view, self.service, ask)
            except (Fault, *MACHINE) as error:
                return self._sorry(told(error), HTTPStatus.NOT_FOUND, visitor)
            return self._render(found, visitor) if isinstance(found, Page) else found

        return endpoint

    def act(self, do: Callable[[Service, Ask], Done]) -> Endpoint:
        """Make an endpoint of a function that changes something, one at a time."""

        def alone(ask: Ask) -> Done:
            with self._one_at_a_time:
                return do(self.service, ask)

        async def endpoint(request: Request) -> Response:
            visitor = self._visitor(request)
            if visitor is None:
                return self._closed()
            async with request.form() as said:
                ask = Ask(path=request.path_params, said=said, by=visitor.name)
                if not visitor.wrote(ask["csrf"]):
                    return self._sorry(_FOREIGN, HTTPStatus.FORBIDDEN, visitor)
                try:
                    done = await run_in_threadpool(alone, ask)
                except (Fault, *MACHINE) as error:
                    return self._sorry(
                        told(error), HTTPStatus.UNPROCESSABLE_ENTITY, visitor
                    )
            visitor.notice = done.notice
            return RedirectResponse(done.then, HTTPStatus.SEE_OTHER)

        return endpoint

    async def ask_name(self, request: Request) -> Response:
        """Show the form of the one-time link, without using the link up."""
        token = request.query_params.get("token", "")
        if not self.visitors.admits(token):
            return self._closed()
        return self._render(Page(template="enter.html", values={"token": token}))

    async def enter(self, request: Request) -> Response:
        """Take the name, use up the link, and open the desk."""
        async with request.form() as said:
            token, name = str(said.get("token", "")), str(said.get("name", ""))
        try:
            seat = self.visitors.enter(token, name)
        except Fault as fault:
            return self._sorry(str(fault), HTTPStatus.FORBIDDEN)
        response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        response.set_cookie(self._cookie, seat, httponly=True, samesite="strict")
        return response

    async def leave(self, request: Request) -> Response:
        """End the session."""
        visitor = self._visitor(request)
        async with request.form() as said:
            if visitor is None or not visitor.wrote(str(said.get("csrf", ""))):
                return self._closed()
        self.visitors.leave(request.cookies[self._cookie])
        response = self._sorry("You have left the desk.", HTTPStatus.OK)
        response.delete_cookie(self._cookie, httponly=True, samesite="strict")
        return response

    async def nothing_here(self, request: Request, _: Exception) -> Response:
        """Answer for an address that leads nowhere."""
        return self._sorry(
            "There is no such page.", HTTPStatus.NOT_FOUND, self._visitor(request)
        )

    def _visitor(self, request: Request) -> Visitor | None:
        return self.visitors.at(request.cookies.get(self._cookie, ""))

    def _closed(self) -> Response:
        return self._sorry(
            "The desk opens with the link that `depositary desk` printed in the "
            "terminal; it works once and for one browser. Start the desk again for "
            "a new link.",
            HTTPStatus.FORBIDDEN,
        )

    def _sorry(
        self, sentence: str, status: HTTPStatus, visitor: Visitor | None = None
    ) -> Response:
        page = Page(template="sentence.html", values={"sentence": sentence})
        return self._render(page, visitor, status)

    def _render(
        self,
        page: Page,
        visitor: Visitor | None = None,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> Response:
        html = self._templates.get_template(page.template).render(
            **page.values,
            visitor=visitor,
            notice=visitor.told() if visitor and status is HTTPStatus.OK else "",
        )
        return HTMLResponse(html, status)


_FOREIGN = (
    "This form was not written on a page of your present session; nothing was "
    "changed. Go back, load the page again, and repeat what you did."
)


def _environment(service: Service) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    zones = {call.id: call.zone for call in service.settings.calls}
    environment.globals |= {
        "consultation": service.settings.consultation,
        "clocks": CLOCKS,
        "verdicts": VERDICTS,
        "troubled": ("failed", "in_doubt", "suppressed"),
        "zone_of": lambda call: zones.get(call, service.settings.calls[0].zone),
    }
    environment.filters |= {
        "id": shown_id,
        "time": _time,
        "limit": lambda at, zone: _time(last_second(at), zone),
        "evidence": evidence,
    }
    return environment


def _plain(value: Any) -> Any:
    """Show what cannot be seen, instead of letting the browser obey it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub("\ufffd", value)
    return value


def _time(at: datetime, zone: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(instant(at), shown(at, zone))


class Guarded:
    """Puts the headers on every response that say what a browser may do."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and add the headers on the way back."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, guarded)
