"""What is loaded once for all processes of a pool?

All that they need: each of them is a fork of the one process that imports this.
"""

from pipeline.garbage import collect_seldom, loading

with loading():
    import tldextract  # noqa: F401 (slow to load)

    import pipeline.engine
    import pipeline.settings  # noqa: F401 (what a process is handed)

collect_seldom()
