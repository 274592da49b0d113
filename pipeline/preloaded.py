"""What is loaded once for all processes of a pool?

All that they need: each of them is a fork of the one process that imports this.
"""

from pipeline.garbage import collect_seldom, loading

with loading():
    import pipeline.admit
    import pipeline.engine
    import pipeline.settings  # noqa: F401 (what a process is handed)
    from pipeline.warmed import warm
    from rules.sender_domain import is_free_mail
    from rules.stakeholder.countries import country_of

    is_free_mail("example.org")  # large tables, which each would make for itself
    country_of("Switzerland")
    warm()

collect_seldom()
