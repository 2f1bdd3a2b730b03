"""Stopping letters in one click: the POST of RFC 8058, beside an answer by mail.

A mail scanner follows every link and may submit forms; so a GET changes nothing and its page has
nothing to submit. It says what to answer. What is asked for by POST only ever stops letters.
"""

from html import escape

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from domain.company import Policy
from domain.letters.leaving import stop_by_link
from domain.mail import refusals
from domain.texts import Texts
from domain.work import SYSTEM, Evidence, begin

PATH = "/unsubscribe/{token:[a-z0-9]{16,64}}"
ONE_CLICK = "One-Click"
LARGEST_FORM = 4096  # bytes

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>{company}</title>
<style>body {{ max-width: 34em; margin: 3em auto; padding: 0 1em; font: 17px system-ui }}</style>
</head><body><h1>{company}</h1><p>{said}</p></body></html>
"""


class Unsubscribing:
    """The handlers of the way out. An unknown token is answered as a known one."""

    def __init__(self, engine: AsyncEngine, clock: Clock, policy: Policy, texts: Texts) -> None:
        """
        Args:
            texts: those of mail/letters among them.
        """
        self._engine = engine
        self._clock = clock
        self._policy = policy
        self._texts = texts

    def add_to(self, app: web.Application) -> None:
        """Serve them."""
        app.router.add_get(PATH, self.explain)
        app.router.add_post(PATH, self.stop)

    async def explain(self, request: web.Request) -> web.Response:
        """Say, in the letter's language, how letters are stopped."""
        evidence = Evidence("mail", "", "unsubscribe")
        async with begin(self._engine, SYSTEM, self._clock, self._policy, evidence) as work:
            letter = await refusals.letter_with(work, request.match_info["token"])
        language = letter.language if letter else self._policy.default_language
        return self._page(language, "letter-way-out")

    async def stop(self, request: web.Request) -> web.Response:
        """Stop letters to whoever got this one; programs need no page, so they get a line."""
        if (request.content_length or 0) > LARGEST_FORM:
            return web.Response(status=413)
        form = await request.post()
        if form.get("List-Unsubscribe") != ONE_CLICK:
            return web.Response(status=400)
        evidence = Evidence("mail", "", "unsubscribe")
        async with begin(self._engine, SYSTEM, self._clock, self._policy, evidence) as work:
            await stop_by_link(work, request.match_info["token"])
        return web.Response(text="OK")

    def _page(self, language: str, key: str) -> web.Response:
        said = self._texts.format(language, key)
        page = _PAGE.format(
            language=self._texts.spoken(language),
            company=escape(self._policy.name),
            said=escape(said),
        )
        headers = {
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        }
        return web.Response(text=page, content_type="text/html", headers=headers)
