"""How does a page reach the browser, and what may the browser do with it?

Views and acts are plain functions of the service and of what was asked; here
they meet HTTP: who is it and may they, did the form come from us, what became of
a fault.
"""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, MutableHeaders, QueryParams, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.desk.look import environment
from pipeline.desk.preview import Preview
from pipeline.desk.queue import Queue
from pipeline.desk.search import Search
from pipeline.desk.session import Visitor, Visitors
from pipeline.desk.words import direction, retold, spoken, translator
from pipeline.faults import Fault, SourceFault, Stuck
from pipeline.mishaps import MACHINE, told

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pipeline.service import Service
    from pipeline.settings.sections import Role

    Endpoint = Callable[[Request], Awaitable[Response]]

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; "
    "script-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_LARGEST = 4 * 2**20  # bytes of a form


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a person asks for: ids in the address, and what was filled in."""

    path: Mapping[str, int]
    said: QueryParams | FormData
    visitor: Visitor
    desk: Desk

    def __getitem__(self, name: str) -> str:
        """Return one answer, trimmed; empty where there is none."""
        return _kept(self.said.get(name, "")).strip()

    def all(self, name: str) -> list[str]:
        """Return all answers to a question with boxes to tick."""
        return [_kept(value) for value in self.said.getlist(name)]

    @property
    def file(self) -> bytes | None:
        """Return the file that was uploaded; None where none was chosen."""
        found = self.said.get("file")
        if isinstance(found, UploadFile) and found.filename:
            return found.file.read()
        return None

    @property
    def by(self) -> str:
        """The name under which it is recorded."""
        return self.visitor.name


def _kept(value: object) -> str:
    """Leave out the one sign that PostgreSQL does not keep."""
    return str(value).replace("\0", "")


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
        self.visitors = Visitors(service.now, service.settings.people)
        self.search = Search(service)
        self.queue = Queue(service)
        self.preview = Preview(service)
        self._cookie = f"desk-{service.settings.consultation.id}"
        self._one_at_a_time = Lock()
        self._templates = environment(service)

    def page(
        self, needed: Role, view: Callable[[Service, Ask], Page | Response]
    ) -> Endpoint:
        """Make an endpoint of a function that only looks."""

        async def endpoint(request: Request) -> Response:
            visitor = self._visitor(request)
            if visitor is None:
                return self._closed(request)
            if not visitor.role.may(needed):
                return self._not_yours(request, visitor, needed)
            ask = self._ask(request, request.query_params, visitor)
            try:
                return await run_in_threadpool(made, request, ask)
            except (Fault, *MACHINE) as error:
                status = _status(error, _asked_wrongly(request))
                return self._sorry(request, told(error), status, visitor)

        def made(request: Request, ask: Ask) -> Response:
            timing = _timing()
            found = view(self.service, ask)
            if isinstance(found, Page):
                found = self._render(request, found, ask.visitor)
            found.headers["Server-Timing"] = timing()
            return found

        return endpoint

    def act(self, needed: Role, do: Callable[[Service, Ask], Done]) -> Endpoint:
        """Make an endpoint of a function that changes something, one at a time."""

        def alone(ask: Ask) -> tuple[Done, str]:
            timing = _timing()
            form = sorted((k, str(v)) for k, v in ask.said.multi_items())
            sent = do, dict(ask.path), form
            with self._one_at_a_time:
                try:
                    ask.visitor.sent = sent, do(self.service, ask)
                except Fault:  # of a button pressed twice, the first time counts
                    if not ask["seen"] or ask.visitor.sent[0] != sent:
                        raise
                return ask.visitor.sent[1], timing()

        async def endpoint(request: Request) -> Response:
            visitor = self._visitor(request)
            if visitor is None:
                return self._closed(request)
            if _too_large(request):
                return self._sorry(request, _TOO_LARGE, _REFUSED, visitor)
            async with request.form() as said:
                ask = self._ask(request, said, visitor)
                if not visitor.wrote(ask["csrf"]):
                    return self._sorry(request, _FOREIGN, HTTPStatus.FORBIDDEN, visitor)
                if not visitor.role.may(needed):
                    return self._not_yours(request, visitor, needed)
                try:
                    done, timing = await run_in_threadpool(alone, ask)
                except (Fault, *MACHINE) as error:
                    status = _status(error, HTTPStatus.UNPROCESSABLE_ENTITY)
                    return self._sorry(request, told(error), status, visitor)
            visitor.notice = done.notice
            headers = {"Server-Timing": timing}
            return RedirectResponse(done.then, HTTPStatus.SEE_OTHER, headers)

        return endpoint

    def _ask(
        self, request: Request, said: QueryParams | FormData, visitor: Visitor
    ) -> Ask:
        return Ask(path=request.path_params, said=said, visitor=visitor, desk=self)

    async def door(self, request: Request) -> Response:
        """Show the form to sign in, or that of the link, without using it up."""
        token = request.query_params.get("token", "")
        if not (self.visitors.people or self.visitors.admits(token)):
            return self._closed(request)
        page = Page(
            template="enter.html", values={"token": token, "to": "", "lost": ""}
        )
        return self._render(request, page)

    async def enter(self, request: Request) -> Response:
        """Take the name or the password, and open the desk in a new session."""
        if _too_large(request):
            return self._sorry(request, _TOO_LARGE, _REFUSED)
        async with request.form() as form:
            said = {key: str(value) for key, value in form.items()}
        try:
            if self.visitors.people:
                seat = await run_in_threadpool(
                    self.visitors.sign_in, said.get("login", ""), said.get("word", "")
                )
            else:
                seat = self.visitors.enter(said.get("token", ""), said.get("name", ""))
        except Fault as fault:
            return self._sorry(request, str(fault), HTTPStatus.FORBIDDEN)
        self.visitors.leave(request.cookies.get(self._cookie, ""))
        to = said.get("to", "")
        here = _HERE.fullmatch(to) is not None
        response = RedirectResponse(to if here else "/", HTTPStatus.SEE_OTHER)
        secure = bool(self.service.settings.desk.hosts)
        response.set_cookie(
            self._cookie, seat, httponly=True, samesite="strict", secure=secure
        )
        return response

    async def leave(self, request: Request) -> Response:
        """End the session."""
        visitor = self._visitor(request)
        if visitor is None or _too_large(request):
            return self._closed(request)
        async with request.form() as said:
            if not visitor.wrote(str(said.get("csrf", ""))):
                return self._closed(request)
        self.visitors.leave(request.cookies.get(self._cookie, ""))
        response = self._sorry(request, "You have left the desk.", HTTPStatus.OK)
        response.delete_cookie(self._cookie, httponly=True, samesite="strict")
        return response

    async def nothing_here(self, request: Request, _: Exception) -> Response:
        """Answer for an address that leads nowhere."""
        status, visitor = HTTPStatus.NOT_FOUND, self._visitor(request)
        return self._sorry(request, "There is no such page.", status, visitor)

    async def broken(self, request: Request, error: Exception) -> Response:
        """Say in a sentence that the program failed; its trace is in the terminal."""
        broken = HTTPStatus.INTERNAL_SERVER_ERROR
        response = self._sorry(request, told(error), broken, self._visitor(request))
        response.headers.update(_HEADERS)  # it leaves outside of what is `Guarded`
        return response

    def _visitor(self, request: Request) -> Visitor | None:
        header = self.service.settings.desk.user_header
        if header:
            return self.visitors.brought(request.headers.get(header, ""))
        return self.visitors.at(request.cookies.get(self._cookie, ""))

    def _closed(self, request: Request) -> Response:
        if self.service.settings.desk.user_header:
            return self._sorry(request, _UNKNOWN, HTTPStatus.FORBIDDEN)
        if self.visitors.people:
            return self._render(request, _again(request), None, HTTPStatus.FORBIDDEN)
        return self._sorry(request, _CLOSED, HTTPStatus.FORBIDDEN)

    def _not_yours(self, request: Request, visitor: Visitor, needed: Role) -> Response:
        sentence = _NOT_YOURS.format(needed, visitor.role)
        return self._sorry(request, sentence, HTTPStatus.FORBIDDEN, visitor)

    def _sorry(
        self,
        request: Request,
        sentence: str,
        status: HTTPStatus,
        visitor: Visitor | None = None,
    ) -> Response:
        """Say it in a sentence, with the way back to where the person came from."""
        back = _CARD.match(request.url.path) if request.method == "POST" else None
        values = {"sentence": sentence, "back": f"/cards/{back[1]}" if back else ""}
        page = Page(template="sentence.html", values=values)
        return self._render(request, page, visitor, status)

    def _render(
        self,
        request: Request,
        page: Page,
        visitor: Visitor | None = None,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> Response:
        asked = request.query_params.get("lang") or request.headers.get(
            "accept-language", ""
        )
        language = spoken(asked, self.service.settings.desk.language)
        html = self._templates.get_template(page.template).render(
            **page.values,
            _=translator(language),
            retold=retold(language),
            language=language,
            direction=direction(language),
            visitor=visitor,
            here=request.url.path,
            held_up=self.service.held_up() if visitor else (),
            notice=visitor.told() if visitor and status is HTTPStatus.OK else "",
        )
        return HTMLResponse(html, status)


def _again(request: Request) -> Page:
    """Make the form to sign in for whoever was in, or wanted to see a page."""
    posted = request.method == "POST"
    before = _BEFORE.match(request.url.path) if posted else None
    to = (before[0] if before else "/") if posted else str(request.url.path)
    values = {"token": "", "to": to, "lost": _LOST if posted else ""}
    return Page(template="enter.html", values=values)


def _asked_wrongly(request: Request) -> HTTPStatus:
    """Tell what is wrong with an address: what it says, or that it leads nowhere."""
    said = bool(request.query_params)
    return HTTPStatus.UNPROCESSABLE_ENTITY if said else HTTPStatus.NOT_FOUND


def _status(error: Exception, asked_wrongly: HTTPStatus) -> HTTPStatus:
    """Tell what the person has to put right from what the machine could not do."""
    theirs = isinstance(error, Fault) and not isinstance(error, Stuck | SourceFault)
    return asked_wrongly if theirs else HTTPStatus.SERVICE_UNAVAILABLE


def _timing() -> Callable[[], str]:
    """Measure from here on; what is returned tells it as a header does."""
    began, worked = time.perf_counter(), time.thread_time()

    def told() -> str:
        took, cost = time.perf_counter() - began, time.thread_time() - worked
        return f"page;dur={took * 1000:.1f}, cpu;dur={cost * 1000:.1f}"

    return told


_CARD = re.compile(r"^/cards/(\d+/\d+)/")
#: A page of the desk; the page on which an act stands.
_HERE = re.compile(r"/(?![/\\])[\w/.-]*")
_BEFORE = re.compile(r"/(cards/\d+/\d+|deliveries/\d+|deadlines|compilations|registry)")
_LOST = (
    "Your session is over. Nothing of what you sent was recorded; sign in, and do it "
    "again."
)
_REFUSED = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
_TOO_LARGE = "This is more than a form of the desk can be; nothing was changed."
_FOREIGN = (
    "This form was not written on a page of your present session; nothing was "
    "changed. Go back, load the page again, and repeat what you did."
)
_CLOSED = (
    "The desk opens with the link that `depositary desk` printed in the terminal; it "
    "works once and for one browser. Start the desk again for a new link."
)
_UNKNOWN = (
    "The proxy names nobody whom the configuration knows. Ask whoever runs this desk "
    "to add you under [[people]]."
)
_NOT_YOURS = (
    "This needs the role of a {}, and you are here as a {}. Nothing was changed; ask "
    "somebody who has it."
)


def _too_large(request: Request) -> bool:
    """Tell whether a form is too large, or does not say beforehand how large it is."""
    size = request.headers.get("content-length", "0")
    return "transfer-encoding" in request.headers or int(size) > _LARGEST


class Guarded:
    """Puts the headers on every response that say what a browser may do."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and add the headers on the way back.

        What shows a file of a mail brings a stricter policy of its own.
        """

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)
