"""The words of real consultations: what is cited in them, and what is decided."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT.parent / "shared/knowledge"

pytestmark = pytest.mark.skipif(
    not KNOWLEDGE.exists(), reason="the tables of real words are not here"
)


@pytest.fixture(scope="module")
def found():
    """Measure all tables once; per cent by name."""
    path = ROOT / "bench/attribution_words.py"
    spec = importlib.util.spec_from_file_location("attribution_words", path)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    return {name: share for name, (share, _) in bench.measured(KNOWLEDGE).items()}


def test_98_percent_of_the_collected_phrases_are_read_right(found):
    assert found["phrases"] >= 98


def test_95_percent_of_real_phrasings_are_read_right(found):
    assert found["phrasings"] >= 95


def test_90_percent_of_real_passages_are_decided_right(found):
    assert found["passages"] >= 90


def test_one_passage_in_seventeen_is_decided_though_only_its_context_could_tell(found):
    assert found["decided without a label"] <= 6
