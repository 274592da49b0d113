"""A small consultation in a folder: configuration, draft, registry, empty Maildir."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

#: An instant after its cut-off, and times of arrival before and after it.
AFTER = datetime(2026, 3, 21, 12, tzinfo=UTC)
IN_TIME = "Tue, 10 Mar 2026 10:00:00 +0000"
TOO_LATE = "Sat, 21 Mar 2026 00:00:00 +0000"

DRAFT = "1. Apples.\n\n2. Pears.\n\n3. Plums.\n"
REGISTRY = "name,type,country,aliases,emails,domains\n"
_SECTIONS: dict[str, dict[str, object]] = {
    "[consultation]": {"id": "case", "title": "A case", "series": "CASE/1"},
    "[[calls]]": {
        "id": "drafts",
        "title": "Comments",
        "zone": "Etc/UTC",
        "soft": date(2026, 3, 13),
        "hard": date(2026, 3, 20),
    },
    "[[drafts]]": {
        "id": "D",
        "title": "The draft",
        "file": "draft.txt",
        "call": "drafts",
    },
    "[stakeholders]": {"registry": "stakeholders.csv"},
    "[mailbox]": {"url": "maildir:mailbox", "own_hosts": ["mx.example.org"]},
    "[letters]": {
        "from": "Secretariat <info@example.org>",
        "smtp": "file:outbox",
    },
    "[store]": {
        "database": "sqlite:///depositary.db",
        "archive": "file:archive",
        "workers": 0,
    },
    "[publication]": {"folder": "site"},
}


def write(
    folder: Path,
    *,
    draft: str = DRAFT,
    registry: str = REGISTRY,
    **changed: Mapping[str, object],
) -> Path:
    """Write the consultation and return its config.toml.

    `changed` names a section each and the keys that differ or are added:
    `letters={"per_day": 2}`.
    """
    lines: list[str] = []
    for head, usual in _SECTIONS.items():
        section = {**usual, **changed.get(head.strip("[]"), {})}
        lines += [head, *(f"{key} = {_toml(value)}" for key, value in section.items())]
    for name in ("cur", "new", "tmp"):
        (folder / "mailbox" / name).mkdir(parents=True, exist_ok=True)
    (folder / "draft.txt").write_text(draft)
    (folder / "stakeholders.csv").write_text(registry)
    config = folder / "config.toml"
    config.write_text("\n".join([*lines, ""]))
    return config


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value)
