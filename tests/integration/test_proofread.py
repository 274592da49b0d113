"""What a proofreader finds is not issued; what was issued is read back again."""

import io
from dataclasses import replace

import pytest

from outbox.compilation import FORMATS
from outbox.compilation.table import write_csv
from pipeline.proof.verify import verify
from pipeline.proofread.sources import strayed
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, write

MAIL = (
    f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
    "From: Person <p@party.example>\nTo: info@example.org\nSubject: Comments\n"
    "Message-ID: <m@a.example>\n\n"
    "Paragraph 2: pears shall be ripe.\n\nParagraph 3: plums, too.\n"
)


@pytest.fixture
def service(tmp_path):
    write(tmp_path)
    (tmp_path / "mailbox" / "new" / "1773136800.m.mx").write_text(MAIL)
    with Service(load(tmp_path / "config.toml"), lambda: AFTER) as service:
        yield service


def careless(consolidation, stream):
    """Write a letter wrong."""
    made = io.BytesIO()
    write_csv(consolidation, made)
    stream.write(made.getvalue().replace(b"ripe", b"rape"))


def test_a_compilation_with_a_misprint_is_not_issued_until_it_is_mended(
    service, monkeypatch
):
    folder = service.settings.compilations_folder
    with monkeypatch.context() as patch:
        patch.setitem(FORMATS, "csv", FORMATS["csv"]._replace(writer=careless))
        done = service.once()
    assert done.issued == ()
    (trouble,) = [t for t in done.trouble if "not issued" in t]
    assert "drafts.csv: CASE/1/1-1: Text is “…" in trouble
    assert not (folder / "drafts.docx").exists()
    assert (folder / "unproved-drafts" / "drafts.csv").exists()
    assert service.once().issued == ("drafts",)
    assert (folder / "drafts.docx").exists()
    assert not (folder / "unproved-drafts").exists()


def test_a_published_file_that_was_changed_is_named(service):
    service.once()
    assert list(verify(service)) == []
    (public,) = service.settings.site_folder.glob("compilations/*/files/*.html")
    public.write_text(public.read_text().replace("plums, too", "plums"))
    (service.settings.compilations_folder / "drafts.json").unlink()
    told = "\n".join(verify(service))
    assert f"{public.name}" in told
    assert "its bytes have changed" in told
    assert "drafts.json: It cannot be read back" in told


def test_words_are_traced_to_their_place_in_the_archive(service):
    service.once()
    with service.ledger.reading() as session:
        (known,) = deliveries(session, service.settings)
    (name, said), *_ = known.numbered_comments

    def told(**other):
        source = {k: other.pop(k) for k in ("sha256", "part", "place") if k in other}
        comment = replace(said, source=replace(said.source, **source), **other)
        one = known.id, known.row.sha256, [(name, comment)]
        return "".join(strayed(service.house, [one]))

    assert told() == ""
    assert "its words are not in" in told(text="Pears shall rot.")
    assert "its words are not in" in told(proposed="Pears shall rot.")
    assert "but not at l99" in told(place="l99")
    assert "is not in the message" in told(sha256="0" * 64)
    assert "is not in the message" in told(part="other.docx")
    (lost,) = strayed(service.house, [("D000009", "0" * 64, [(name, said)])])
    assert lost.startswith("D000009: The archive has no message")
