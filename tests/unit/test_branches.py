"""What no test of the rules runs is told, and is a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_RULE = """\
def sign(number):
    told = "+"
    if number < 0:
        told = "-"
    return told


def unsaid():
    return sign(0)
"""


@pytest.mark.parametrize(
    ("numbers", "missing", "processes"),
    [
        ("[-1]", ["rules/one.py:9 is not run", "rules/one.py:3 never leads to 5"], 0),
        ("[1]", ["rules/one.py:4 is not run", "rules/one.py:9 is not run"], 2),
        ("[1, -1, unsaid]", [], 0),
        ("[1, unsaid, -1]", [], 2),
    ],
)
def test_what_no_test_runs_is_told_and_fails(tmp_path, numbers, missing, processes):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "__init__.py").touch()
    (tmp_path / "rules" / "one.py").write_text(_RULE)
    test = f"""\
import pytest
from rules.one import sign, unsaid

@pytest.mark.parametrize("each", {numbers})
def test_a_sign_is_told(each):
    assert (each() if each is unsaid else sign(each)) in "+-"
"""
    (tmp_path / "test_one.py").write_text(test)
    own = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.branches", "-q"),
            *("-n", str(processes), "-p", "no:cacheprovider", "test_one.py"),
        ],
        cwd=tmp_path,
        env={**own, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in run.stdout.splitlines() if line.startswith("rules/")]
    assert told == missing, run.stdout + run.stderr
    assert run.returncode == bool(missing)
