"""The desk among people who may not, and among those who mean harm."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from pipeline.desk import make_app, session
from pipeline.desk.acts import ACTS
from pipeline.desk.cards import find
from pipeline.desk.pages import PAGES
from pipeline.service import Service
from pipeline.settings import load
from pipeline.settings.sections import Role
from tests import browser, office
from tests.consultation import AFTER, write
from tests.desk.hostile_mails import lay
from tests.desk.secretariat import PEOPLE, WORD, cheap_hash, open_desk, people

LOGINS = {Role(role): login for login, (_, role) in PEOPLE.items()}
TABLE = [
    pytest.param(role, path, needed, id=f"{role}{path}")
    for path, (needed, _) in ACTS.items()
    for role in Role
]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    office.furnish(folder)
    with (folder / "config.toml").open("a") as config:
        config.write(people())
    return folder


class Clock:
    """A clock that a test may put on."""

    now = office.NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(harbour: Path, clock: Clock) -> Iterator[TestClient]:
    app = make_app(load(harbour / "config.toml"), clock)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


def sign_in(desk: TestClient, login: str, word: str = WORD):
    return desk.post("/enter", data={"login": login, "word": word})


def _filled(path: str) -> str:
    path = re.sub(r"{\w+:int}", "1", path)
    return path.replace("{question}", "where").replace("{path:path}", "index.html")


# --- who may do what ---------------------------------------------------------------


@pytest.mark.parametrize(("role", "path", "needed"), TABLE)
def test_a_role_may_do_what_it_may_and_nothing_else(desk, role, path, needed):
    sign_in(desk, LOGINS[role])
    csrf = office.hidden(desk.get("/help").text)["csrf"]
    answer = desk.post(_filled(path), data={"csrf": csrf}, follow_redirects=False)
    refused = "This needs the role of" in answer.text
    assert refused is not role.may(needed)
    assert (answer.status_code == 403) is refused
    assert answer.status_code in (403, 422), "an empty answer settles nothing"


@pytest.mark.parametrize("path", [_filled(p) for p in PAGES])
def test_nobody_sees_a_page_without_signing_in(desk, path):
    answer = desk.get(path)
    assert answer.status_code == 403
    assert "pilots" not in answer.text
    assert "Your password" in answer.text


@pytest.mark.parametrize("path", [_filled(p) for p in ACTS])
def test_a_form_from_elsewhere_changes_nothing(desk, path):
    sign_in(desk, "ada")
    of_another = office.hidden(desk.get("/help").text)["csrf"]
    desk.cookies.clear()
    sign_in(desk, "hedda")
    for csrf in ({}, {"csrf": ""}, {"csrf": of_another}):
        answer = desk.post(path, data={"because": "x", "place": "general", **csrf})
        assert answer.status_code == 403
        assert "not written on a page of your present session" in answer.text


def test_a_reader_may_look_at_everything(desk):
    sign_in(desk, "rita")
    for path in ("/", "/review", "/cards/1/1", "/deliveries/3", "/audit", "/registry"):
        assert desk.get(path).status_code == 200
    assert "/admit" not in desk.get("/deliveries/3").text


# --- sessions ----------------------------------------------------------------------


def test_a_session_that_somebody_else_chose_is_not_taken_up(desk):
    chosen = {"Cookie": "desk-harbour=chosen"}
    first = _seat(desk, "ada", chosen)
    assert first != "chosen"
    second = _seat(desk, "omar", {"Cookie": f"desk-harbour={first}"})
    assert second not in (first, "chosen")
    for seat, status in (("chosen", 403), (first, 403), (second, 200)):
        cookie = {"Cookie": f"desk-harbour={seat}"}
        assert desk.get("/", headers=cookie).status_code == status


def _seat(desk: TestClient, login: str, headers: dict[str, str]) -> str:
    desk.cookies.clear()
    form = {"login": login, "word": WORD}
    answer = desk.post("/enter", data=form, headers=headers, follow_redirects=False)
    desk.cookies.clear()
    return answer.headers["set-cookie"].partition("=")[2].partition(";")[0]


def test_a_login_that_fails_too_often_waits_even_with_the_right_password(desk, clock):
    for _ in range(5):
        assert "is wrong" in sign_in(desk, "ada", "guess").text
    assert "Try again in 15 minutes" in sign_in(desk, "ada").text
    assert sign_in(desk, "ADA ").status_code == 403, "another spelling is no other"
    assert sign_in(desk, "omar").status_code == 200, "others are not kept out"
    clock.now += timedelta(minutes=15)
    assert sign_in(desk, "ada").url.path == "/"


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a login that nobody has be refused as soon as one that somebody has."""
    monkeypatch.setattr(session, "_NOBODY", cheap_hash())


@pytest.mark.usefixtures("_hurried")
def test_many_logins_at_once_wait_too_and_unknown_ones_are_told_nothing(desk):
    told = {sign_in(desk, f"nobody{n}", "guess").text for n in range(30)}
    assert len(told) == 1
    assert told == {sign_in(desk, "rita", "guess").text}
    for n in range(30):
        sign_in(desk, f"other{n}", "guess")
    assert "Too many" in sign_in(desk, "hedda").text


@pytest.mark.usefixtures("_hurried")
def test_of_logins_that_nobody_has_only_a_few_are_kept(desk):
    for n in range(80):
        sign_in(desk, f"nobody{n}", "guess")
    kept = desk.app.state.visitors._failed  # noqa: SLF001 (its size is asked for)
    assert len(kept) <= 61


@pytest.mark.parametrize("path", ["/enter", "/leave", "/undo", "/registry/file"])
def test_a_form_that_is_too_large_is_not_taken_in(desk, path):
    if path != "/enter":
        sign_in(desk, "hedda")
    for form in (b"x" * (4 * 2**20 + 1), iter([b"login=", b"hedda"])):
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = desk.post(path, content=form, headers=kind)
        assert answer.status_code == (403 if path == "/leave" else 413)


def test_tries_that_come_at_the_same_time_are_all_counted(desk):
    tries = [
        threading.Thread(target=sign_in, args=(desk, "ada", "guess")) for _ in range(8)
    ]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert "Try again in" in sign_in(desk, "ada").text


def test_an_empty_password_opens_nothing_where_none_is_set(harbour, clock):
    settings = load(harbour / "config.toml")
    bare = [p.model_copy(update={"password_hash": ""}) for p in settings.people]
    app = make_app(settings.model_copy(update={"people": tuple(bare)}), clock)
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        assert sign_in(desk, "hedda", "").status_code == 403


def test_the_proxy_says_who_is_there_only_where_it_is_asked(harbour, clock, desk):
    named = {"Remote-User": "hedda"}
    assert desk.get("/", headers=named).status_code == 403
    settings = load(harbour / "config.toml")
    behind = settings.desk.model_copy(
        update={"user_header": "Remote-User", "hosts": ("desk.example.org",)}
    )
    app = make_app(settings.model_copy(update={"desk": behind}), clock)
    with TestClient(app, base_url="https://desk.example.org") as client:
        assert "Hedda Head" in client.get("/", headers=named).text
        unknown = client.get("/", headers={"Remote-User": "mallory"})
        assert unknown.status_code == 403
        assert client.get("/").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_answered_with_nothing(desk, host):
    assert desk.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/deliveries/1/files/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/desk.css/../frame.py",
        "/desk.css%2f..%2fframe.py",
        "/templates/base.html",
        "/words/fr.toml",
        "/deliveries/-1",
        "/deliveries/1e3",
        "/deliveries/1/files/99",
        "/deliveries/1/files/1/page/99999999999999999999",
        "/drafts/99999",
        "/cards/1/99999999999999999999",
        "/carried/1/1/nothing",
        "/compilations/record/site/../../../config.toml",
        "/compilations/record/site/%2e%2e/%2e%2e/config.toml",
        "/compilations/record/site//etc/passwd",
    ],
)
def test_an_address_leads_to_pages_and_never_to_files(desk, path):
    sign_in(desk, "hedda")
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "import " not in answer.text


def test_a_registry_with_a_fault_is_refused_and_the_old_one_stays(desk, harbour):
    sign_in(desk, "ada")
    csrf = office.hidden(desk.get("/registry").text)["csrf"]
    before = (harbour / "stakeholders.csv").read_bytes()
    form = {"csrf": csrf, "because": "newer"}
    for wrong in (b"\xff\xfe", b"a,b\n1,2\n", b"name,type\nX,king\n", b""):
        answer = desk.post("/registry/file", data=form, files={"file": wrong})
        assert answer.status_code == 422
        assert (harbour / "stakeholders.csv").read_bytes() == before


def test_nobody_goes_from_the_registry_unless_that_is_said(desk, harbour):
    sign_in(desk, "ada")
    csrf = office.hidden(desk.get("/registry").text)["csrf"]
    file = harbour / "stakeholders.csv"
    before = file.read_bytes()
    form = {"csrf": csrf, "because": "newer"}
    fewer = before.splitlines(keepends=True)[0]
    answer = desk.post("/registry/file", data=form, files={"file": fewer})
    assert answer.status_code == 422
    assert "The file lacks" in answer.text
    assert file.read_bytes() == before
    form["gone"] = "y"
    answer = desk.post("/registry/file", data=form, files={"file": fewer})
    assert answer.status_code == 200
    assert file.read_bytes() == fewer
    desk.post("/registry/file", data=form, files={"file": before})
    assert file.read_bytes() == before


def test_who_signs_in_again_is_told_what_was_lost_and_comes_back_to_it(desk, clock):
    sign_in(desk, "omar")
    form = office.hidden(desk.get("/cards/1/1").text) | {"place": "1", "because": "x"}
    clock.now += timedelta(hours=13)
    answer = desk.post("/cards/1/1/place", data=form)
    assert answer.status_code == 403
    assert "Nothing of what you sent was recorded" in answer.text
    door = office.hidden(answer.text) | {"login": "omar", "word": WORD}
    assert desk.post("/enter", data=door).url.path == "/cards/1/1"


@pytest.mark.parametrize(
    "to", ["//evil.example", "/\\evil.example", "https://e.example"]
)
def test_signing_in_leads_to_no_other_site(desk, to):
    door = {"login": "ada", "word": WORD, "to": to}
    answer = desk.post("/enter", data=door, follow_redirects=False)
    assert answer.headers["location"] == "/"


# --- mails that mean harm ----------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write(folder)
    assert lay(folder / "mailbox", "mx.example.org") == 60
    with Service(load(folder / "config.toml"), lambda: AFTER) as service:
        service.poll()
        service.worker.run()
    return folder


def test_sixty_hostile_mails_are_words_on_every_page(hostile):
    app = make_app(load(hostile / "config.toml"), lambda: AFTER)
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        office.enter(desk, app.state.visitors.token)
        pages = ["/", "/review", "/deliveries", "/deliveries?q=harmed", "/letters"]
        pages += ["/registry", "/audit"]
        for n in range(1, 61):
            pages += [f"/deliveries/{n}", f"/cards/{n}/0", f"/cards/{n}/1"]
            pages += [f"/deliveries/{n}/files/{part}" for part in (1, 2)]
        seen = 0
        for path in pages:
            answer = desk.get(path)
            if answer.status_code == 200:
                seen += 1
                _is_tame(answer.text, path)
        assert seen > 200


def _is_tame(page: str, path: str) -> None:
    tree = html.document_fromstring(page)
    assert [s.get("src") for s in tree.iter("script")] == ["/desk.js"], path
    assert not {"svg", "object", "embed", "base"} & {e.tag for e in tree.iter()} or (
        path == "/"
    ), path
    assert [m for m in tree.iter("meta") if m.get("http-equiv")] == [], path
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), path
            if name in ("href", "src", "action"):
                assert re.match(r"[/#?](?!/)", value), (path, value)
    # a letter of ours sets apart what others wrote, and ends that again
    alone = re.sub("[\u2066\u2068][^\u2066-\u2069]*\u2069", "", page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", alone), path


def test_a_message_in_html_is_shown_and_fetches_nothing(tmp_path):
    browser.needed()
    asked: list[str] = []

    class Outside(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    outside = HTTPServer(("127.0.0.1", 0), Outside)
    threading.Thread(target=outside.serve_forever, daemon=True).start()
    there = f"http://127.0.0.1:{outside.server_port}"
    folder = tmp_path / "case"
    folder.mkdir()
    write(folder)
    (folder / "mailbox/new/1").write_bytes(_fetching(there))
    with Service(load(folder / "config.toml"), lambda: AFTER) as service:
        service.poll()
        service.worker.run()
        part = _html_part(service)
    with open_desk(folder, token=True) as (link, _), browser.chromium() as driver:
        driver.get(link)
        driver.switch_to.active_element.send_keys("Ada\n")
        address = link.partition("/enter")[0]
        driver.get(f"{address}/deliveries/1/files/{part}")
        driver.switch_to.frame(driver.find_element("tag name", "iframe"))
        assert "Pears, all of them" in driver.find_element("tag name", "body").text
        assert driver.execute_script("return window.harmed") is None
    outside.shutdown()
    outside.server_close()
    assert asked == []


def _fetching(there: str) -> bytes:
    page = (
        f"<html><head><meta http-equiv='Refresh' content='0;url={there}/refresh'>"
        f"<link rel=stylesheet href={there}/style><style>@import url({there}/import);"
        f"body{{background:url({there}/background)}}</style><script>harmed=1</script>"
        f"<base href={there}></head><body onload='harmed=1'><img src={there}/pixel>"
        f"<iframe src={there}/frame></iframe><video src={there}/video></video>"
        "<p>Paragraph 2: Pears, all of them.</p></body></html>"
    )
    return (
        "Received: from a by mx.example.org; Tue, 10 Mar 2026 10:00:00 +0000\r\n"
        "From: A <a@people.example>\r\nTo: info@example.org\r\nSubject: Comments\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        f"{page}\r\n"
    ).encode()


def _html_part(service: Service) -> int:
    with service.ledger.reading() as session:
        parts = find(session, service.settings, 1).parts
    return next(part.position for part in parts if "html" in part.type)
