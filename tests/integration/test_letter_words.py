"""Do letters say what is so at that time, and what if their words cannot be used?"""

from __future__ import annotations

from datetime import date

import pytest

from outbox.wording import SHIPPED
from pipeline import decisions
from pipeline.cli import main
from pipeline.letters import post
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import BEFORE, COMMENTS, WHO, known, mail, take


@pytest.mark.parametrize(
    ("publish", "said"),
    [
        (date(2026, 4, 1), "has the number above and will appear in the compilation."),
        (date(2026, 3, 21), "the compilation is issued again as a revision"),
    ],
)
def test_an_admission_speaks_of_a_revision_only_where_there_is_an_issue(
    tmp_path, publish, said
):
    config = write(tmp_path, calls={"publish": publish})
    with Service(load(config), lambda: AFTER) as service:
        take(service, 1, mail(1, COMMENTS, at=TOO_LATE))
        decisions.admit(service.ledger, 1, WHO)
        service.once()
        texts = {letter.kind: letter.text for letter in known(service, 1).letters}
    assert said in texts["admission"]


def own(folder, more):
    """Words of the secretariat's own, for the receipt."""
    (folder / "words" / "en").mkdir(parents=True)
    ours = (SHIPPED / "en" / "acknowledgement.txt").read_text("utf-8")
    (folder / "words" / "en" / "acknowledgement.txt").write_text(ours + more, "utf-8")
    return write(folder, letters={"templates": "words"})


def test_words_that_do_not_end_are_a_fault_of_the_configuration(
    tmp_path, monkeypatch, capsys
):
    loop = (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    )
    config = own(tmp_path, loop)
    monkeypatch.setattr("sys.argv", ["depositary", "--config", str(config), "status"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert "en/acknowledgement.txt: it does not come to an end" in told
    assert "Traceback" not in told


def test_a_letter_that_cannot_be_written_holds_up_no_other_and_goes_when_mended(
    tmp_path,
):
    """It is well about the example, which has one comment, and not about three."""
    config = own(tmp_path, "{{ 1 // (comments|length - 3) }}")
    with Service(load(config), lambda: BEFORE) as service:
        found = take(service, 1, mail(1, COMMENTS))
        assert any("cannot be written" in trouble for trouble in found.trouble)
        assert take(service, 2, mail(2, "Paragraph 1: good.")).letters == 1
        (letter,) = known(service, 1).letters
        assert (letter.state, letter.text) == ("failed", "")
        assert "en/acknowledgement.txt cannot be written" in letter.why
    (tmp_path / "words" / "en" / "acknowledgement.txt").unlink()
    with Service(load(config), lambda: BEFORE) as service:
        post.retry(service.ledger, 1, WHO)
        assert service.once().letters == 1
