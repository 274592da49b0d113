"""The sample consultation with its archive in a bucket and on PostgreSQL.

What comes out is to the byte what comes out on one machine.
"""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.proof.rebuild import digests
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from tests import forks, objectstore, postgres

ROOT = Path(__file__).parents[2]
DAYS = ("2026-03-16T08:00:00Z", "2026-03-21T00:30:00Z", "2026-04-20T08:00:00Z")
ARCHIVE, DATABASE = "DEPOSITARY_STORE__ARCHIVE", "DEPOSITARY_STORE__DATABASE"


def depositary(folder, *verb):
    done = forks.depositary("--config", folder / "config.toml", *verb)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def season(folder):
    """Run the sample, as the environment says; return what came out."""
    ignore = shutil.ignore_patterns("mailbox", "build", "__pycache__")
    shutil.copytree(ROOT / "sample", folder, ignore=ignore)
    for day in DAYS:
        subprocess.run([sys.executable, folder / "build.py", folder, day], check=True)
        depositary(folder, "once", "--now", day)
    last = datetime.fromisoformat(DAYS[-1]).astimezone(UTC)
    with Service(load(folder / "config.toml"), lambda: last) as service:
        assert list(verify(service)) == []
        found = digests(service)
    return found, depositary(folder, "export")


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    return season(tmp_path_factory.mktemp("usual") / "sample")


def test_the_sample_comes_out_the_same(usual, tmp_path, monkeypatch):
    for module in (objectstore, postgres):
        if not module.installed():
            why = f"not installed on this machine; run: {module.INSTALL}"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    with objectstore.bucket() as bucket, postgres.database("sample_elsewhere") as url:
        monkeypatch.setenv(ARCHIVE, bucket)
        monkeypatch.setenv(DATABASE, url)
        assert season(tmp_path / "sample") == usual
        build = tmp_path / "sample/build"
        assert not (build / "archive").exists()
        assert not (build / "depositary.db").exists()
