"""What is decided: pure rules, values in and values out.

No clock, no files, no network, no database. The vocabulary is in `terms`, the
states and their transitions in `lifecycle`; every other module answers one
question.
"""
