"""Where is a template kept that was made ready once?"""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Templates that this process has compiled, for environments of one kind.

    To compile the templates of a site takes longer than to fill most sites; each
    publication has an environment of its own, for what they show depends on the record.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same source."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code
