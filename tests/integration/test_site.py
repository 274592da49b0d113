"""The site as a reader, a web server and a checker find it on disk."""

from __future__ import annotations

import hashlib
import http.server
import json
import re
import threading
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import etree, html

from outbox.publication import Call, Record, publish
from rules.consolidation import sums
from rules.lifecycle import Class
from rules.terms import Action, Stakeholder, Verdict, Window
from tests.meeting import (
    DRAFTS,
    GOVERNMENT,
    ISSUED,
    WINDOW,
    comment,
    compiled,
    contribution,
    draft,
    meeting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rules.consolidation import Consolidation

BASE = "https://example.org/wsis/"


def record(*issues: Consolidation, drafts=DRAFTS, window: Window = WINDOW) -> Record:
    return Record(
        id="wsis10-3",
        title="WSIS+10 MPP, third physical meeting",
        series="WSIS+10/3",
        as_of=ISSUED + timedelta(minutes=1),
        calls=(Call(window=window, drafts=drafts, issues=issues),),
        sums=issues[-1].sums if issues else sums([Class.ACCEPTED, Class.HELD]),
        heads={"Ledger": "9f" * 32},
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("www") / "site"
    publish(record(meeting(), meeting(revision=1)), folder, BASE)
    return folder


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.resolve().rglob("index.html")):
        yield path, html.document_fromstring(path.read_text("utf-8"))


def read(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(site: Path):
    root = site.resolve()
    ids = {path: {e.get("id") for e in page.iter()} for path, page in pages(site)}
    for path, page in pages(site):
        for _, attribute, address, _ in page.iterlinks():
            if attribute == "action" or address.startswith(BASE):
                continue
            target, fragment = urldefrag(urljoin(path.as_uri(), address))
            file = unquote(target.removeprefix("file://"))
            assert (root / file).is_file(), (path, address)
            if fragment:
                assert unquote(fragment) in ids[root / file], (path, address)


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(site: Path):
    for path, page in pages(site):
        assert not page.xpath("//script|//iframe|//object|//img|//form|//style"), path
        assert not page.xpath("//@style|//@*[starts-with(name(), 'on')]"), path
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert page.xpath("//link[@rel='stylesheet']/@href") == [
            "../" * len(path.parent.relative_to(site.resolve()).parts) + "style.css"
        ]


def test_the_style_sheet_is_small_and_loads_nothing(site: Path):
    sheet = (site / "style.css").read_text()
    assert len(sheet) < 20_000
    assert "url(" not in sheet
    assert "@import" not in sheet
    physical = r"(margin|padding|border)-(left|right)|(?<![-\w])(left|right)\s*:"
    assert not re.search(physical, sheet)


def test_every_page_has_a_title_one_main_heading_and_its_data_beside_it(site: Path):
    for path, page in pages(site):
        assert page.findtext("head/title"), path
        assert len(page.xpath("//h1")) == 1, path
        assert len(page.xpath("//main")) == 1, path
        assert json.loads(path.with_suffix(".json").read_text("utf-8")) is not None
        ids = [e.get("id") for e in page.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), path


def test_each_comment_stands_word_for_word_on_the_page_of_its_place(site: Path):
    texts: dict[str, set[str]] = {}
    for path, page in pages(site):
        if "submissions" in path.parts:
            continue
        for deleted in page.xpath("//*[@data-comment]/del"):
            deleted.text = ""
        for element in page.xpath("//*[@data-comment]"):
            texts.setdefault(element.get("data-comment"), set()).add(
                element.text_content()
            )
    assert texts == {e.id: {e.comment.text} for e in meeting().entries()}


def test_a_submission_page_lists_its_comments_in_its_own_order(site: Path):
    page = html.document_fromstring(read(site, "submissions/9"))
    assert page.xpath("//*[@data-comment]/@data-comment") == [
        f"WSIS+10/3/9-{at}" for at in range(1, 6)
    ]
    assert page.xpath("//a[text()='S2/C, paragraph 12']/@href") == [
        "../../drafts/S2-C/12/index.html#9-1"
    ]


def test_each_paragraph_says_how_many_comments_it_has(site: Path):
    page = html.document_fromstring(read(site, "drafts/S2-C"))
    cells = page.xpath("//ol[@class='strip']/li/a/@aria-label")
    counts = [len(p.entries) for p in meeting().drafts[0].paragraphs][1:]
    assert [int(cell.split(", ")[1].split()[0]) for cell in cells] == counts
    assert cells[-2].startswith("Paragraph 21 bis, ")


def test_the_sums_on_the_front_add_up(site: Path):
    page = html.document_fromstring(read(site, ""))
    total, *parts = map(int, page.xpath("//ul[@class='sums']//b/text()"))
    assert total == sum(parts) == 40


def test_before_the_compilation_only_calls_drafts_deadlines_and_sums(tmp_path: Path):
    publish(record(), tmp_path / "site", BASE)
    front = read(tmp_path / "site", "")
    assert "17 January 2014, 23:59:59 Zurich (22:59:59 UTC)" in front
    assert "not issued yet" in front
    assert "S2/C" in front
    text = read(tmp_path / "site", "drafts/S2-C/9")
    assert DRAFTS[0].paragraphs[9].text in text
    assert "appear here when" in text
    assert not list((tmp_path / "site").glob("submissions/*/"))


def test_of_a_late_one_nothing_is_public_but_number_and_instant(tmp_path: Path):
    late = contribution(
        None,
        [comment("Too late, these words.")],
        who=[Stakeholder(name="Tardania", type=GOVERNMENT)],
        verdict=Verdict.LATE,
        received_at=WINDOW.hard,
    )
    publish(record(compiled([late])), tmp_path / "site", BASE)
    assert "D000900" in read(tmp_path / "site", "late")
    assert "25 January 2014, 00:00:00 Zurich" in read(tmp_path / "site", "late")
    everything = b"".join(
        p.read_bytes() for p in (tmp_path / "site").resolve().rglob("*") if p.is_file()
    )
    assert b"Too late" not in everything
    assert b"Tardania" not in everything


def test_a_withdrawn_one_leaves_its_number_and_a_superseded_one_its_successor(
    tmp_path: Path,
):
    made = [
        contribution(1, [comment("Gone.")], withdrawn=True),
        contribution(2, [comment("Old.")], superseded_by="WSIS+10/3/3"),
        replace(contribution(3, [comment("New.")]), supersedes="WSIS+10/3/2"),
    ]
    publish(record(compiled(made)), tmp_path / "site", BASE)
    withdrawn = read(tmp_path / "site", "submissions/1")
    assert "withdrawn by its sender" in withdrawn
    assert "Brazil" not in withdrawn
    old = read(tmp_path / "site", "submissions/2")
    assert 'href="../../submissions/3/index.html"' in old
    assert "Old." not in old
    assert "Supersedes" in read(tmp_path / "site", "submissions/3")


def test_hostile_names_neither_run_nor_leave_the_folder(tmp_path: Path):
    evil = '"><script>alert(1)</script>{{ 7 * 7 }}\ud800\x00'
    drafts = (
        draft("../../etc/passwd", evil, ["..", "/", "../..", evil, "第三条", "المادة"]),
        draft("..", evil, ["1", "1"]),
    )
    made = [
        contribution(
            1,
            [
                comment(evil, document="..", paragraphs=("1",)),
                comment(evil, document="../../etc/passwd", paragraphs=("..",)),
                comment(evil, document=None, paragraphs=(evil,)),
                comment(evil, document=None, action=Action.GENERAL),
            ],
            who=[Stakeholder(name=evil, type=None)],
        )
    ]
    site = tmp_path / "www" / "site"
    site.parent.mkdir()
    window = replace(WINDOW, title=evil, call="../call")
    issue = replace(compiled(made, drafts=drafts), window=window, title=evil)
    publish(
        replace(
            record(issue, drafts=drafts, window=window),
            title=evil,
        ),
        site,
        BASE,
    )
    assert {p.name for p in tmp_path.iterdir()} == {"www"}
    assert {p.name for p in site.parent.iterdir()} == {"site", ".site.sets"}
    test_nothing_is_loaded_from_elsewhere_and_nothing_runs(site)
    test_every_link_leads_to_a_file_and_every_fragment_to_an_element(site)
    assert (site / "drafts/x/1-2/index.html").is_file()
    assert list(site.glob("drafts/*/第三条/index.html"))
    etree.fromstring((site / "feed.atom").read_bytes())


def test_a_record_without_calls_is_a_whole_site(tmp_path: Path):
    publish(replace(record(), calls=(), heads={}), tmp_path / "site", BASE)
    assert "WSIS+10 MPP" in read(tmp_path / "site", "")
    etree.fromstring((tmp_path / "site" / "feed.atom").read_bytes())


def test_a_call_without_opening_or_grace_has_its_line(tmp_path: Path):
    window = replace(WINDOW, opens=None, soft=WINDOW.hard)
    publish(record(window=window), tmp_path / "site", BASE)
    assert 'class="line"' in read(tmp_path / "site", "")


def test_equal_records_give_equal_bytes_and_the_manifest_names_them_all(
    tmp_path: Path,
):
    made = record(meeting())
    digests = {publish(made, tmp_path / name / "site", BASE) for name in ("a", "b")}
    manifest = (tmp_path / "a" / "site" / "manifest.txt").read_bytes()
    assert digests == {hashlib.sha256(manifest).hexdigest()}
    listed = dict(
        reversed(line.split("  ", 1)) for line in manifest.decode().splitlines()
    )
    root = (tmp_path / "a" / "site").resolve()
    assert listed == {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and path.name != "manifest.txt"
    }


def test_readers_see_one_set_or_the_other_while_it_is_replaced(tmp_path: Path):
    site = tmp_path / "site"
    publish(record(), site, BASE)
    titles = set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            titles.add("not issued yet" in (site / "index.html").read_text("utf-8"))

    reader = threading.Thread(target=look)
    reader.start()
    for issues in ((compiled([]),), (), (compiled([], revision=1),), ()):
        publish(record(*issues), site, BASE)
    stop.set()
    reader.join()
    assert titles == {True, False}
    sets = tmp_path / ".site.sets"
    assert len(list(sets.iterdir())) == 2


def test_what_an_interrupted_turn_left_is_removed(tmp_path: Path):
    site = tmp_path / "site"
    left = tmp_path / ".site.sets" / "unfinished" / "drafts"
    left.mkdir(parents=True)
    (left / "half").write_text("half")
    (tmp_path / ".site.sets" / "link").symlink_to("nowhere")
    publish(record(), site, BASE)
    assert not (site / "drafts" / "half").exists()
    assert [p.name for p in (tmp_path / ".site.sets").iterdir()] == [
        site.readlink().name
    ]


def test_a_folder_with_other_files_is_refused_and_an_empty_one_is_taken(
    tmp_path: Path,
):
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="name another folder"):
        publish(record(), site, BASE)
    assert (site / "thesis.txt").read_text() == "mine"
    (site / "thesis.txt").unlink()
    publish(record(), site, BASE)
    assert (site / "index.html").is_file()


def test_feeds_say_calls_compilations_and_the_last_second(site: Path):
    atom = etree.fromstring((site / "feed.atom").read_bytes())
    titles = atom.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert titles[0] == "WSIS+10/3 · Comments on the first drafts Rev.1"
    calendar = (site / "deadlines.ics").read_bytes()
    assert b"DTSTART:20140124T225959Z\r\n" in calendar
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    sitemap = etree.fromstring((site / "sitemap.xml").read_bytes())
    assert f"{BASE}drafts/S2-C/21-bis/" in sitemap.xpath("//text()")


def test_a_long_title_in_another_script_is_folded_between_characters(tmp_path: Path):
    window = replace(WINDOW, title="关于第一批草案的意见；" * 12)
    publish(record(window=window), tmp_path / "site", BASE)
    lines = (tmp_path / "site" / "deadlines.ics").read_bytes().split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() is not None for line in lines)


def test_a_plain_web_server_serves_the_set_behind_the_link(site: Path):
    handler = partial(_Silent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/drafts/S2-C/9/"
        with urllib.request.urlopen(address) as answer:
            page = answer.read().decode()
        server.shutdown()
        thread.join()
    assert "<h1>Paragraph 9</h1>" in page


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests have their own report."""


def test_the_now_after_the_end_of_the_line_stays_on_it(tmp_path: Path):
    made = replace(record(), as_of=datetime(2030, 1, 1, tzinfo=UTC))
    publish(made, tmp_path / "site", BASE)
    page = html.document_fromstring(read(tmp_path / "site", ""))
    (now,) = page.xpath("//*[@class='now']/@x")
    assert float(now) <= 997
