"""A process may die at any moment; `python bench/kills.py` is the long form."""

import pytest

from tests.dovecot import kills


@pytest.fixture(scope="module")
def way(dovecot, tmp_path_factory):
    folder = tmp_path_factory.mktemp("survey") / "store"
    return kills.survey(dovecot, "survey", folder, mails=10)


def test_a_process_can_die_at_every_step_of_a_pack_and_of_a_single_mail(way):
    steps = [
        f"{call} in pipeline.archive.folder.Folder.{place}"
        for call in ("fsync", "rename")
        for place in ("_pack", "put_many")
    ]
    assert [s for s in steps if not any(p.startswith(s) for p in way.points)] == []


def test_a_process_can_die_at_every_commit_of_the_way(way):
    commits = {point for point in way.points if point.startswith("do_commit")}
    places = (
        "Ledger.record",
        "chain.seal",
        "worker.Worker._record",
        "post._write",
        "post._send",
        "compile.settle",
        "publish.publish",
    )
    assert [p for p in places if not any(p in c for c in commits)] == []
    assert sum("post._send" in c for c in commits) == 3  # leaves, sending, sent


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_or_said_twice_when_the_way_is_killed(
    dovecot, user, tmp_path, seed, way
):
    count = kills.run(dovecot, user, tmp_path / "store", seed, way, mails=30, rounds=3)
    assert count.wrong == {}
    assert count.delivered == 30
