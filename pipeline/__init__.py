"""The way of one message.

A delivery lies in the mailbox. `fetch` takes its bytes, `archive` keeps them
under their sha256, and only then does the ledger know it and the server move
it. `parse` reads headers and parts; `extract` reads every part in a bounded
child; `admit` says what it is and whether it is in time; `identify` says who
speaks; `locate` says about which paragraphs; `acknowledge` writes down what we
understood and answers. When the cut-off has passed, `compile` orders all
comments under the drafts, and `publish` replaces the public record. At each
step the row's state is the to-do list, and `ledger` alone writes it.
"""
