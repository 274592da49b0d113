"""The site as a reader, a web server and a checker find it on disk."""

from __future__ import annotations

import hashlib
import http.server
import json
import re
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import etree, html

from outbox.compilation import parts
from outbox.publication import Call, Edition, Record, publish
from outbox.publication import site as site_files
from outbox.publication.addresses import slugs
from outbox.publication.phrases import Speech, words
from outbox.publication.views import PAGE
from outbox.wording import LANGUAGES
from rules.consolidation import Consolidation, sums
from rules.lifecycle import Class
from rules.marks import plain
from rules.terms import (
    Action,
    Clock,
    EvidenceKind,
    Read,
    Stakeholder,
    StakeholderType,
    Verdict,
    Window,
)
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

BASE = "https://example.org/wsis/"


def record(
    latest: Consolidation | None = None, drafts=DRAFTS, window: Window = WINDOW
) -> Record:
    return Record(
        id="wsis10-3",
        title="WSIS+10 MPP, third physical meeting",
        series="WSIS+10/3",
        as_of=ISSUED + timedelta(minutes=1),
        calls=(Call(window=window, drafts=drafts, latest=latest),),
        sums=latest.sums if latest else sums([Class.ACCEPTED, Class.HELD]),
        heads={"Ledger": "9f" * 32},
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("www") / "site"
    publish(record(meeting(revision=1)), folder, BASE)
    return folder


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.resolve().rglob("index.html")):
        yield path, html.document_fromstring(path.read_text("utf-8"))


def test_numbers_of_the_earlier_generation_are_shown_both_ways(tmp_path: Path):
    former = {"2": "45", "3": "9", "21 bis": "45"}
    labels = ["2", "3", "4", "21 bis", "former"]
    drafts = (replace(draft("S2/C", "Chapter C", labels), former=former), DRAFTS[1])
    folder = tmp_path / "site"
    publish(record(compiled([], drafts=drafts), drafts=drafts), folder, BASE)
    page = html.document_fromstring((folder / "S2-C/former/index.html").read_text())
    now, before = (
        [[cell.text_content() for cell in row] for row in table.iter("tr")][1:]
        for table in page.iter("table")
    )
    assert now == [["2", "45"], ["3", "9"], ["21 bis", "45"]]
    assert before == [["9", "3"], ["45", "2, 21 bis"]]
    data = json.loads((folder / "S2-C/former/index.json").read_text())
    assert data["before"] == {"9": ["3"], "45": ["2", "21 bis"]}
    assert (folder / "S2-C/former-2/index.html").exists()
    assert "Paragraph 9 of the earlier generation." in read(folder, "S2-C/3")
    for leads_there in ("S2-C/index.html", "S2-C/3/index.html"):
        assert "S2-C/former/" in (folder / leads_there).read_text("utf-8")
    assert not (folder / "V1.1-C-ALC2/former").exists()
    named = replace(
        record(compiled([], drafts=drafts), drafts=drafts), nouns={"S2/C": "section"}
    )
    publish(named, folder, BASE)
    assert "Section 9 of the earlier generation." in read(folder, "S2-C/3")
    assert "<h1>Section 3</h1>" in read(folder, "S2-C/3")
    publish(replace(record(drafts=drafts), nouns={"S2/C": "section"}), folder, BASE)
    front = read(folder, ".")
    assert "5 provisions" in front
    assert "paragraphs</span>" in front


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


def test_what_many_say_of_a_paragraph_goes_on_on_further_pages(tmp_path: Path):
    said = [comment(f"We say it {n} times.") for n in range(PAGE + 20)]
    said += [comment(f"In all {n}.", paragraphs=("*",)) for n in range(PAGE + 1)]
    one = contribution(1, said)
    others = [contribution(n, []) for n in range(2, PAGE + 4)]
    folder = tmp_path / "site"
    publish(record(compiled([one, *others])), folder, BASE)
    test_every_link_leads_to_a_file_and_every_fragment_to_an_element(folder)
    for address, rows, most, rest in (
        ("S2-C/1/", "//article", PAGE, 20),
        ("S2-C/", "//article", PAGE, 1),
        ("submissions/", "//tbody/tr", PAGE, 3),
    ):
        for turn, here in (("", most), ("~2/", rest)):
            page = html.document_fromstring(read(folder, f"{address}{turn}"))
            assert len(page.xpath(rows)) == here
            (leads,) = page.find_class("turns")
            (now,) = leads.xpath("a[@aria-current]")
            assert (len(leads), now.text) == (2, turn.strip("~/") or "1")
        assert not (folder / address / "~3").exists()
    last = json.loads((folder / "S2-C/1/~2/index.json").read_text("utf-8"))
    assert [c["text"] for c in last["comments"]] == [c.text for c in said[PAGE:][:20]]


def test_a_long_compilation_goes_on_on_further_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = meeting(revision=1)
    one, many = tmp_path / "one", tmp_path / "many"
    publish(record(made), one, BASE)
    monkeypatch.setattr(parts, "PART", 40)
    publish(record(made), many, BASE)
    test_every_link_leads_to_a_file_and_every_fragment_to_an_element(many)
    test_every_page_has_a_title_one_main_heading_and_its_data_beside_it(many)
    test_each_comment_stands_word_for_word_on_the_page_of_its_place(many)
    here = "compilations/drafts"
    whole = html.document_fromstring(read(one, here))
    turns = [many / here, *(many / here).glob("~*")]
    assert len(turns) > 3
    turned = [html.document_fromstring(read(turn, "")) for turn in turns]
    for what in ("//li/@id", "//p[@class='base']/span[1]/text()", "//h2/@id"):
        said = [found for page in turned for found in page.xpath(what)]
        assert sorted(said) == sorted(whole.xpath(what))


def test_what_is_large_is_written_piece_by_piece_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    one = publish(record(meeting(revision=1)), tmp_path / "whole", BASE)
    monkeypatch.setattr(site_files, "_LARGE", 100)
    folder = tmp_path / "pieces"
    assert publish(record(meeting(revision=1)), folder, BASE) == one
    before = inodes(folder)
    later = replace(record(meeting(revision=1)), heads={"Ledger": "8f" * 32})
    assert publish(later, folder, BASE) != one
    kept = {name for name, at in inodes(folder).items() if before.get(name) == at}
    assert {"S2-C/index.html", "compilations/drafts/index.json"} <= kept
    assert not [*folder.resolve().rglob("*~")]


def test_many_of_one_name_have_addresses_of_their_own_in_no_time():
    names = ["Ana", "ana", "Ana", "Ana-2", "Ana"]
    assert slugs(names) == ["Ana", "ana-2", "Ana-3", "Ana-2-2", "Ana-4"]
    assert slugs(["Maria"] * 50_000)[-1] == "Maria-50000"


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(site: Path):
    for path, page in pages(site):
        runs = page.xpath("//script|//iframe|//object|//img|//form|//style")
        assert not runs or path.parent.name == "search", path
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
            # in a compilation, equal words of several stand once, with all names
            same = element.xpath("../a[@data-same]/@id")
            for name in (element.get("data-comment"), *same):
                texts.setdefault(name, set()).add(element.text_content())
    assert texts == {e.id: {e.comment.text} for e in meeting().entries()}


def test_a_submission_page_lists_its_comments_in_its_own_order(site: Path):
    page = html.document_fromstring(read(site, "submissions/9"))
    assert page.xpath("//*[@data-comment]/@data-comment") == [
        f"WSIS+10/3/9-{at}" for at in range(1, 6)
    ]
    assert page.xpath("//a[starts-with(text(), 'S2/C, paragraph')]/@href")[0] == (
        "../../S2-C/12/index.html#9-1"
    )


def test_each_paragraph_says_how_many_comments_it_has(site: Path):
    page = html.document_fromstring(read(site, "S2-C"))
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
    assert "17 January 2014, 23:59:59 Europe/Zurich (22:59:59 UTC)" in front
    assert "not issued yet" in front
    assert "S2/C" in front
    text = read(tmp_path / "site", "S2-C/9")
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
    assert "25 January 2014, 00:00:00 Europe/Zurich" in read(tmp_path / "site", "late")
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
    assert (site / "x/1-2/index.html").is_file()
    assert list(site.glob("*/第三条/index.html"))
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
    for issue in (compiled([]), None, compiled([], revision=1), None):
        publish(record(issue), site, BASE)
    stop.set()
    reader.join()
    assert titles == {True, False}
    left = [p.name for p in (tmp_path / ".site.sets").iterdir()]
    assert left == [site.readlink().name]  # an old set may say what was redacted


def test_an_unchanged_file_is_the_file_it_was_and_a_changed_one_is_new(tmp_path: Path):
    site = tmp_path / "site"
    made = meeting(6)
    publish(record(made), site, BASE)
    before = inodes(site)
    publish(replace(record(made), as_of=ISSUED + timedelta(days=1)), site, BASE)
    now = inodes(site)
    touched = {name for name, node in now.items() if before[name] != node}
    assert touched == {"index.html", "index.json", "manifest.txt"}


def test_a_file_that_somebody_changed_is_made_right_again(tmp_path: Path):
    site = tmp_path / "site"
    publish(record(meeting()), site, BASE)
    right = (site / "about/index.html").read_bytes()
    (site / "about/index.html").write_bytes(right.replace(b"About", b"Abuot"))
    publish(replace(record(meeting()), as_of=ISSUED + timedelta(days=1)), site, BASE)
    assert (site / "about/index.html").read_bytes() == right


def inodes(site: Path) -> dict[str, int]:
    root = site.resolve()
    return {
        path.relative_to(root).as_posix(): path.stat().st_ino
        for path in root.rglob("*")
        if path.is_file()
    }


def test_earlier_issues_stay_with_their_files_at_their_addresses(tmp_path: Path):
    kept = tmp_path / "drafts.docx"
    kept.write_bytes(b"the first issue")
    made = meeting(revision=1)
    first = Edition(revision=0, issued_at=ISSUED, files={"docx": kept})
    lost = Edition(revision=0, issued_at=ISSUED)
    (call,) = record(made).calls
    for edition, says in ((first, "replaced"), (lost, "not kept here")):
        calls = (replace(call, earlier=(edition,)),)
        publish(replace(record(made), calls=calls), tmp_path / "site", BASE)
        assert says in read(tmp_path / "site", "compilations")
        files = tmp_path / "site" / "compilations" / "drafts" / "files"
        assert (files / "WSIS-10-3-drafts.docx").is_file() is bool(edition.files)
        assert (files / "WSIS-10-3-drafts-Rev.1.docx").is_file()


def test_the_files_that_were_proofread_are_those_that_are_published(tmp_path: Path):
    proofread = tmp_path / "drafts.csv"
    proofread.write_bytes(b"as it was proofread")
    (call,) = record(meeting()).calls
    calls = (replace(call, files={"csv": proofread}),)
    publish(replace(record(meeting()), calls=calls), tmp_path / "site", BASE)
    files = tmp_path / "site" / "compilations" / "drafts" / "files"
    assert (files / "WSIS-10-3-drafts.csv").read_bytes() == b"as it was proofread"


def test_each_language_has_every_page_with_its_own_words(tmp_path: Path):
    made = replace(record(meeting(6)), languages=("fr", "ar", "de"))
    publish(made, tmp_path / "site", BASE)
    root = (tmp_path / "site").resolve()
    french = {p.relative_to(root) for p in root.rglob("index.html")}
    arabic = {p.relative_to(root / "ar") for p in (root / "ar").rglob("index.html")}
    one = {Path("compilations/drafts/index.html")}
    assert arabic == {p for p in french if p.parts[0] != "ar"} - one
    page = html.document_fromstring(read(root, "ar/S2-C/9"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert page.findtext(".//h1") == "الفقرة 9"
    assert html.document_fromstring(read(root, "")).get("lang") == "fr"
    assert ", Gouvernement" in read(root, "submissions")
    test_every_link_leads_to_a_file_and_every_fragment_to_an_element(root)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabulary_is_there_in_each_language(language: str):
    say = Speech(language, "Etc/UTC")
    for table, vocabulary in (
        ("verdict", Verdict), ("clock", Clock), ("class", Class), ("meaning", Class),
        ("kind", StakeholderType), ("evidence", EvidenceKind),
        ("action", Action), ("read", Read),
    ):  # fmt: skip
        for value in vocabulary:
            assert say.of(table, value)
    assert words(language).keys() == words("en").keys()
    for key, said in words("en").items():
        if isinstance(said, str):
            names = re.findall(r"{\w*}", said)
            assert sorted(re.findall(r"{\w*}", words(language)[key])) == sorted(names)


def test_linked_data_says_which_comment_is_on_which_words(site: Path):
    page = json.loads((site / "S2-C" / "9" / "index.jsonld").read_text("utf-8"))
    entries = meeting().drafts[0].paragraphs[9].entries
    assert [item["body"]["value"] for item in page["items"]] == [
        plain(e.comment) for e in entries
    ]
    target = page["items"][0]["target"][0]
    assert target["source"] == f"{BASE}S2-C/9/"
    assert target["selector"]["exact"] == DRAFTS[0].paragraphs[9].text
    front = json.loads((site / "index.jsonld").read_text("utf-8"))
    assert front["@context"] == "https://schema.org"


def test_a_preview_says_on_each_page_that_it_is_one(tmp_path: Path):
    publish(replace(record(meeting(6)), preview=True), tmp_path / "site", BASE)
    for path, page in pages(tmp_path / "site"):
        assert page.xpath("//*[@class='preview']"), path
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_an_original_is_offered_or_the_page_says_why_not(tmp_path: Path):
    digest = contribution(1).files[0].sha256
    made = record(compiled([contribution(1, [comment()])]))
    publish(replace(made, originals={digest: b"bytes"}), tmp_path / "a", BASE)
    (path,) = (tmp_path / "a").resolve().glob("submissions/1/files/*")
    assert path.read_bytes() == b"bytes"
    test_every_link_leads_to_a_file_and_every_fragment_to_an_element(tmp_path / "a")
    publish(replace(made, withheld={digest: "why_macros"}), tmp_path / "b", BASE)
    assert "it may hold a program" in read(tmp_path / "b", "submissions/1")
    publish(made, tmp_path / "c", BASE)
    assert "are not offered here" in read(tmp_path / "c", "submissions/1")


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
    assert titles[0] == "Comments on the first drafts Rev.1"
    calendar = (site / "deadlines.ics").read_bytes()
    assert b"DTSTART:20140124T225959Z\r\n" in calendar
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    sitemap = etree.fromstring((site / "sitemap.xml").read_bytes())
    assert f"{BASE}S2-C/21-bis/" in sitemap.xpath("//text()")


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
        address = f"http://127.0.0.1:{server.server_port}/S2-C/9/"
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
