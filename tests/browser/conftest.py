"""A real Chromium: Playwright's own where it is installed, else Debian's."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

DEBIAN_CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        if not own.exists() and not DEBIAN_CHROMIUM.exists():
            pytest.skip("no Chromium: apt-get install chromium, or .venv/bin/playwright install chromium")
        path = own if own.exists() else DEBIAN_CHROMIUM
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, live_server):
    """open_page(width=…, scheme=…): a page of a visitor of its own; whatever the console reports fails the test."""
    contexts, reports = [], []

    def report(message):
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            reports.append(message.text)

    def open_one(width=1280, scheme="light", **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", report)
        page.on("pageerror", lambda error: reports.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert reports == []
