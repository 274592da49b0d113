"""How it leaves: letters, the wire they go by, compilations, the public site.

Everything here takes values of `rules` and writes what people will see. Nothing
here decides, and nothing here knows the ledger.
"""
