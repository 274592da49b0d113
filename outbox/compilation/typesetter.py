"""A process that sets one part of a PDF: JSON in, PDF out.

It runs on its own, so that the memory typst needs is given back with the process.
"""

import json
import sys
from datetime import datetime

import typst


def main() -> None:
    """Read what to set from standard input and write the pages to standard output."""
    order = json.load(sys.stdin.buffer)
    pages = typst.compile(
        order["template"],
        sys_inputs={"data": order["data"]},
        timestamp=datetime.fromisoformat(order["at"]),
    )
    sys.stdout.buffer.write(pages)


if __name__ == "__main__":
    main()
