"""Whose are the packages that the program is made of?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NAMES = ("pipeline", "rules", "outbox")
ASK = "from pipeline.cli import foreign_packages; print(foreign_packages())"


@pytest.fixture
def home(tmp_path):
    """Install what is needed to ask, with a record as pip writes it."""
    ours = ["pipeline/cli/__init__.py", "pipeline/faults.py", "pipeline/garbage.py"]
    ours += [f"{name}/__init__.py" for name in NAMES]
    home = tmp_path / "site-packages"
    lines = []
    for file in ours:
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, home / file)
        lines.append(f"{file},sha256=x,{(home / file).stat().st_size}\n")
    record = home / "depositary-1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("".join([*lines, "depositary-1.0.dist-info/RECORD,,\n"]))
    return home


def asked(*path):
    """Ask in a process of its own that finds its packages in these folders."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", ASK],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_our_own_packages_are_not_foreign(home):
    assert asked(home) == ""
    assert asked(ROOT) == ""  # a checkout has no record


@pytest.mark.parametrize("name", NAMES)
def test_a_package_that_was_written_over_is_named(home, name):
    with (home / name / "__init__.py").open("a") as file:
        file.write("# of somebody else\n")
    assert f"over its package '{name}'" in asked(home)


@pytest.mark.parametrize("name", ["rules", "outbox"])
def test_a_package_from_elsewhere_is_named(home, tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / name).mkdir(parents=True)
    (elsewhere / name / "__init__.py").touch()
    assert f"over its package '{name}'" in asked(elsewhere, home)
