"""Every page of a site in a real browser: what is wrong with any of them?

Each is opened on the narrowest phone. A fault is what axe finds, what goes wrong in the
page or is said on its console, what it asks of another machine, and whatever makes it
wider than the phone. Several pages are open at a time.
"""

from __future__ import annotations

import asyncio
import http.server
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.resources import files
from pathlib import Path
from shutil import which

import pytest
from playwright.async_api import Browser, async_playwright

PHONE = {"width": 320, "height": 600}
OURS = ("http://127.0.0.1", "file://", "blob:", "data:")
_ABREAST = 4
_FURTHER = {(code,) for code in ("en", "fr", "es", "ru", "ar", "zh")}
_JUDGED = """async () => {
  const asked = {resultTypes: ["violations"], preload: false, performanceTimer: false};
  const {violations} = await axe.run(document, asked);
  const wide = document.documentElement.scrollWidth;
  return [...violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`),
          ...(wide > innerWidth ? [`it is ${wide} pixels wide`] : [])];
}"""


def chromium() -> str:
    """Say where the browser is; skip the test where there is none, but not in CI."""
    found = which("chromium") or which("google-chrome")
    if found is None:
        why = "no Chromium on this machine; install the Debian package chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    return found


def options() -> list[str]:
    """Say how the browser is started."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


class _Silent(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests have their own report."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; give its address."""
    handler = partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def faults(folder: Path, every: int = 1) -> tuple[int, dict[str, list[str]]]:
    """Open the pages of a site; say how many, and what is wrong where.

    Of what stands in further languages only one page of `every` so many is opened.

        python -m tests.sweep FOLDER        all pages of a site
    """
    site = folder.resolve()
    found = sorted(path.parent.relative_to(site) for path in site.rglob("index.html"))
    first = [path for path in found if path.parts[:1] not in _FURTHER]
    further = [path for path in found if path.parts[:1] in _FURTHER]
    with served(folder) as address:
        pages = [f"{address}{path}/" for path in first + further[::every]]
        return len(pages), asyncio.run(_swept(pages))


async def _swept(pages: list[str]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    left = iter(pages)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=options()
        )
        await asyncio.gather(*(_some(browser, left, wrong) for _ in range(_ABREAST)))
        await browser.close()
    return wrong


async def _some(
    browser: Browser, left: Iterator[str], wrong: dict[str, list[str]]
) -> None:
    page = await browser.new_page(viewport=PHONE)
    page.set_default_timeout(120_000)
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda told: said.append(told.text))
    page.on("dialog", lambda shown: said.append(shown.message))
    page.on(
        "request", lambda r: said.append(r.url) if not r.url.startswith(OURS) else None
    )
    for address in left:
        await page.goto(address)
        await page.evaluate(axe)
        if told := said + await page.evaluate(_JUDGED):
            wrong[address] = told
        said.clear()


if __name__ == "__main__":
    sys.stdout.write(f"{faults(Path(sys.argv[1]))}\n")
