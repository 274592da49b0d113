"""What did the secretariat configure?

config.toml, overridden key by key by `DEPOSITARY_<SECTION>__<KEY>`, becomes one
frozen value. All faults are told at once, each with its line and with what to
write instead. Secrets come from the environment or from a file of their own,
never from config.toml.
"""

from pipeline.settings.loading import find, load
from pipeline.settings.model import Settings

__all__ = ["Settings", "find", "load"]
