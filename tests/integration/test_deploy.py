"""What operators are given holds together, and speaks of figures that there are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
import yaml
from sqlmodel import select

from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import LetterRow
from pipeline.watch.door import watched
from rules.lifecycle import State
from tests.consultation import AFTER, write
from tests.watching import HERE, ROOT, lay, mail, of, scrape

DEPLOY = ROOT / "deploy"


@pytest.fixture
def settings(tmp_path):
    return load(write(tmp_path))


def expressions():
    rules = yaml.safe_load((DEPLOY / "prometheus/alerts.yaml").read_text())
    yield from (r["expr"] for group in rules["groups"] for r in group["rules"])
    board = json.loads((DEPLOY / "grafana/depositary.json").read_text())
    yield from (t["expr"] for panel in board["panels"] for t in panel["targets"])


def test_every_figure_of_dashboard_and_alerts_is_told_with_its_labels(
    tmp_path, settings
):
    lay(tmp_path, mail(1), mail(2, "Paragraph 3: more."))
    early = AFTER.replace(day=12)
    with (
        watched(settings, lambda: early, HERE) as at,
        Service(settings, lambda: early) as service,
    ):
        service.once()
        told = scrape(at)
    labels = {}
    for name, pairs in told:
        labels.setdefault(name, set()).update(dict(pairs))
    labels["depositary_queue_jobs"] = {"lane", "status"}  # on PostgreSQL alone
    states = {*State, "promised", "sending", "sent", "in_doubt", "failed", "suppressed"}
    used = set()
    for expression in expressions():
        asked = re.findall(r"(depositary_\w+)(?:\{(\w+)=~?\"([^\"]+)\"\})?", expression)
        assert asked or expression.startswith("up{"), expression
        for name, label, values in asked:
            used.add(name)
            assert name in labels, expression
            assert not label or label in labels[name], expression
            assert label != "state" or set(values.split("|")) <= states, expression
        names = {name for name, _, _ in asked}
        known = set().union(*(labels[name] for name in names), {"instance", "le"})
        for some in re.findall(r"by \(([^)]+)\)", expression):
            assert set(some.split(", ")) <= known, expression
    ours = {re.sub(r"_(bucket|count|sum|created)$", "", name) for name in labels}
    ours = {name for name in ours if not name.startswith(("python_", "process_"))}
    shown = {re.sub(r"_(bucket|count|sum)$", "", name) for name in used}
    assert ours - shown == {"depositary_deadline_timestamp_seconds"}


def test_the_letters_states_that_alerts_name_are_those_of_the_ledger(
    tmp_path, settings
):
    lay(tmp_path, mail(1))
    with Service(settings, lambda: AFTER) as service:
        service.once()
        with service.ledger.unit() as unit:
            for letter in unit.session.exec(select(LetterRow)):
                unit.letter_state(letter, "in_doubt", "cut off")
    with watched(settings, lambda: AFTER, HERE) as at:
        assert of(scrape(at), "letters", state="in_doubt") == 1


def test_the_containers_name_what_is_there_and_share_what_they_must():
    said = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = said["services"]
    assert {"database", "store", "poller", "worker", "web"} <= set(services)
    assert services["worker"]["deploy"]["replicas"] == 2
    for name in ("poller", "worker", "web"):
        assert f"--role {name}" in services[name]["command"]
        build = (DEPLOY / services[name]["build"]["context"]).resolve()
        assert (build / services[name]["build"]["dockerfile"]).is_file()
        for volume in services[name]["volumes"]:
            source = volume.partition(":")[0]
            assert source.startswith((".", "/")) or source in said["volumes"]
    for place in services["web"]["ports"]:
        assert place.startswith("127.0.0.1:")
    copied = (DEPLOY / "Containerfile").read_text()
    assert "constraints.txt" in copied
    assert (ROOT / "constraints.txt").is_file()


def test_systemd_accepts_the_units(tmp_path):
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("no systemd-analyze on this machine")
    for unit in (DEPLOY / "systemd").iterdir():
        text = unit.read_text().replace("/opt/depositary/bin/depositary", "/bin/true")
        name = unit.name.replace("@.", "@1.")
        (tmp_path / name).write_text(text)
    units = sorted(tmp_path.glob("*.service"))
    assert len(units) == 3
    done = subprocess.run(
        [verify, "verify", "--man=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "depositary" not in done.stderr
