"""A real Chromium, its windows and pages. A page reaches no host but this machine; what it tried beside is told."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

WEB, LOOPBACK = ("http", "https", "ws", "wss"), ("127.0.0.1", "localhost", "::1")
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Blocks by name resolution, not by Playwright's routing, which would switch the cache off and cost time.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
]


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """One headless Chromium: the machine’s own, without a window where there is such, or Playwright’s."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("EMPATHY_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def new_page(chromium: Browser, outside: list[str] | None = None, *, trusting: bool = False) -> Iterator[Page]:
    """A fresh page in a window of its own. Addresses that it tries to reach beyond this machine are added to `outside`.

    `trusting`: certificates that nobody has signed will do.
    """
    window = new_window(chromium, trusting=trusting)
    with page_of(window, outside) as page:
        yield page
    window.close()


def new_window(chromium: Browser, *, trusting: bool = False) -> BrowserContext:
    """A window with what its pages share: cookies, what they stored, and what was fetched and compiled before."""
    return chromium.new_context(viewport={"width": 1280, "height": 900}, ignore_https_errors=trusting)


@contextmanager
def page_of(window: BrowserContext, outside: list[str] | None = None) -> Iterator[Page]:
    """A page of a window, in which nothing of it is left afterwards but what was fetched and compiled."""
    page, origins = window.new_page(), set[str]()

    def note(url: str) -> None:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme in WEB:
            origins.add(f"{parts.scheme}://{parts.netloc}")
            if outside is not None and host not in LOOPBACK and not host.endswith(".localhost"):
                outside.append(url)

    def requested(request: Request) -> None:
        note(request.url)

    window.on("request", requested)
    page.on("websocket", lambda websocket: note(websocket.url))
    yield page
    window.remove_listener("request", requested)
    empty = window.new_page()
    for other in window.pages:
        if other != empty:
            other.close()
    session = window.new_cdp_session(empty)
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    window.clear_cookies()
    window.clear_permissions()
    empty.close()
