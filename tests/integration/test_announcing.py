"""Who is told that the compilation is out."""

import email
import email.policy

import pytest

from pipeline.faults import ConfigurationFault
from pipeline.letters import announcing
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, TOO_LATE, write
from tests.dovecot.deliveries import comment

SITE = "https://consult.example.org/"


def test_each_sender_in_the_compilation_is_told_its_address_once(tmp_path):
    config = write(
        tmp_path,
        letters={"publication": True},
        publication={"base_url": SITE},
    )
    new = tmp_path / "mailbox" / "new"
    (new / "1773136800.a.mx").write_bytes(comment("s1"))
    (new / "1774051200.b.mx").write_bytes(comment("l1", at=TOO_LATE))
    with Service(load(config), lambda: AFTER) as service:
        service.once()
        service.once()
        assert service.once().letters == 0
    letters = sorted((tmp_path / "outbox").glob("publication.*"))
    (told,) = (
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in letters
    )
    assert told["To"] == "s1@sender.example"
    assert SITE in told.get_body(("plain",)).get_content()


def test_many_are_told_some_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(announcing, "_TOGETHER", 2)
    config = write(
        tmp_path,
        letters={"publication": True},
        publication={"base_url": SITE},
    )
    for n in range(5):
        mail = tmp_path / "mailbox" / "new" / f"1773136800.{n}.mx"
        mail.write_bytes(comment(f"s{n}"))
    with Service(load(config), lambda: AFTER) as service:
        service.once()
        service.once()
    told = (tmp_path / "outbox").glob("publication.*")
    assert sorted(
        email.message_from_bytes(path.read_bytes())["To"] for path in told
    ) == [f"s{n}@sender.example" for n in range(5)]


def test_nothing_is_announced_unless_the_secretariat_wants_it(tmp_path):
    config = write(tmp_path, publication={"base_url": SITE})
    (tmp_path / "mailbox" / "new" / "1773136800.a.mx").write_bytes(comment("s1"))
    with Service(load(config), lambda: AFTER) as service:
        service.once()
        service.once()
    assert not list((tmp_path / "outbox").glob("publication.*"))


def test_an_announcement_without_an_address_is_refused(tmp_path):
    config = write(tmp_path, letters={"publication": True})
    with pytest.raises(ConfigurationFault, match=r"needs publication\.base_url"):
        load(config)


def test_a_template_that_drops_a_right_is_refused_with_the_configuration(tmp_path):
    folder = tmp_path / "own" / "fr"
    folder.mkdir(parents=True)
    (folder / "late.txt").write_text(
        "Subject: {{ number }}\n\n{{ received }}\n"
        "{% block rights %}Répondez.{% endblock %}\n"
    )
    config = write(tmp_path, letters={"templates": "own"})
    missing = r"fr/late\.txt: the letter must print the field `deadline`"
    with pytest.raises(ConfigurationFault, match=missing):
        load(config)
