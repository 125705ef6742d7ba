"""Takes the pictures of this folder from the running demo: python docs/screenshots.py [address]."""

import json
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ACCOUNTS = HERE.parent / "var" / "demo-accounts.json"
SIZES = {"desktop": (1280, 900), "phone": (360, 780)}


def main(address: str) -> None:
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        path = own if own.exists() else Path("/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        public_pages(chromium, address)
        newsroom(chromium, address)
        chromium.close()


def public_pages(chromium: Browser, address: str) -> None:
    for name, (width, height) in SIZES.items():
        page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        page.goto(address)
        take(page, f"front-page-{name}")
        page.click("main article h2 a")
        take(page, f"article-{name}")


def newsroom(chromium: Browser, address: str) -> None:
    """What the managing editor of the demo sees: the desk, a form, a comparison, the front page desk."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page.goto(f"{address}admin/")
    page.fill("#id_username", "thukytoasoan")
    page.fill("#id_password", json.loads(ACCOUNTS.read_text())["thukytoasoan"]["password"])
    page.click("[type=submit]")
    take(page, "desk")
    page.goto(f"{address}admin/news/article/?state=live_with_draft")
    page.click("#result_list .field-title a")
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    take(page, "article-form")
    page.click(".article-pages a[href$='/compare/']")
    take(page, "compare")
    page.goto(f"{address}admin/news/frontpageedition/")
    take(page, "front-page-desk")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
