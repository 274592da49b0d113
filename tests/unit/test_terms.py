"""The vocabulary: what a value refuses to be."""

from datetime import UTC, datetime, timedelta

import pytest

from rules.terms import Stamp, Window

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def test_an_instant_without_a_zone_is_nobodys_time():
    with pytest.raises(ValueError, match="has no zone"):
        Stamp(by="mx.harbour.example", at=NOON.replace(tzinfo=None))


def test_a_window_does_not_close_before_its_soft_deadline():
    with pytest.raises(ValueError, match="before the soft deadline"):
        Window(call="c", title="", zone="UTC", soft=NOON, hard=NOON - timedelta(1))
