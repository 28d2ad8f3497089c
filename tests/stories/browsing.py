"""The page in Chromium, used as a person would: by looking and clicking."""

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, BrowserContext, FilePayload, Page, async_playwright

from tests.stories.surface import Seen

NAMES = ("chromium", "chromium-browser", "google-chrome")

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Works as root and on machines without a screen, and asks nothing of the network."""

READ = """async (changed) => {
  const list = document.getElementById("messages");
  const read = () => [...list.querySelectorAll("[data-message]")].map((item) => ({
    number: Number(item.dataset.message),
    from_bot: item.classList.contains("from-bot"),
    text: item.querySelector(".text").textContent,
    labels: [...item.querySelectorAll("[data-press]")].map((key) => key.textContent),
    picture: item.querySelector("[data-photo]")?.dataset.photo ?? null,
    document: item.querySelector("a.file")?.getAttribute("href") ?? null,
  }));
  const differs = () => JSON.stringify(read()) !== window.messagesRead;
  if (changed && !differs()) await new Promise((resolve) => {
    const end = () => { watch.disconnect(); resolve(); };
    const watch = new MutationObserver(() => differs() && end());
    watch.observe(list, { subtree: true, childList: true, characterData: true });
    setTimeout(end, 1000);
  });
  const found = read();
  window.messagesRead = JSON.stringify(found);
  return found;
}"""
"""The messages as they stand in the page; with `changed` as soon as they differ from what was read
last, or after a second."""


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Chromium. Where there is none the test is skipped, or fails if REQUIRE_BROWSER is 1."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        missing(f"no Chromium is installed (looked for {', '.join(NAMES)})")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=found, args=[*QUIET])
        yield chromium
        await chromium.close()


class BrowserSurface:
    """A window with the page in it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def at(cls, address: str, window: BrowserContext) -> "BrowserSurface":
        """Opens the page. A script that fails there fails the test."""
        page = await window.new_page()
        page.on("pageerror", _fail)
        await page.goto(address)
        return cls(page)

    async def open(self, chat: str) -> None:
        back = self.page.locator("#back")
        if await back.is_visible():
            await back.click()
        await self.page.locator(f'#chats [title="{chat}"]').click()
        await self.page.locator("#title", has_text=chat).wait_for()
        await self.page.locator("#scroller[aria-busy=false]").wait_for()

    async def messages(self, *, changed: bool = False) -> list[Seen]:
        read = await self.page.evaluate(READ, changed)
        return [Seen(**{**each, "labels": tuple(each["labels"])}) for each in read]

    async def begin(self) -> None:
        await self.page.locator("#invitation-open").click()

    async def press(self, label: str) -> None:
        words = re.compile(f"^{re.escape(label)}$")
        await self.page.locator("#messages [data-press]", has_text=words).last.click()

    async def notice(self) -> str:
        toast = self.page.locator("#toast")
        return await toast.inner_text() if await toast.is_visible() else ""

    async def say(self, words: str) -> None:
        await self.page.locator("#compose").fill(words)
        await self.page.locator("#send").click()

    async def send(self, name: str, content: bytes, content_type: str) -> None:
        file: FilePayload = {"name": name, "mimeType": content_type, "buffer": content}
        await self.page.set_input_files("#file", file)

    async def go_on(self) -> None:
        await self.page.locator("#clock-next").click()
        await self.page.locator("#clock[aria-busy=false]").wait_for()

    async def fetch(self, address: str) -> bytes:
        answer = await self.page.request.get(address)
        return await answer.body()


def _fail(error: Exception) -> None:
    raise AssertionError(f"a script of the page failed: {error}")
