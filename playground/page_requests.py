"""Reading what the chat page asks for, and saying in one sentence what is wrong with it."""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TypeVar

from aiohttp import web

from playground.emulator.refusals import ButtonGone, NotPossible

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Value = TypeVar("Value")

log = logging.getLogger(__name__)


class Wrong(Exception):
    """A request of the page's that cannot be answered: a status and one sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def plain(handler: Handler) -> Handler:
    """The handler, with what goes wrong told in one sentence."""

    @wraps(handler)
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Wrong as wrong:
            return _error(wrong.status, str(wrong))
        except ButtonGone as gone:
            return _error(409, str(gone))
        except NotPossible as reason:
            return _error(400, str(reason))
        except Exception:
            log.exception("The page asked for %s", request.path)
            return _error(500, "Die Vorführung ist auf einen Fehler gestoßen.")

    return handle


def _error(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)


async def read_body(request: web.Request) -> dict[str, Any]:
    """The JSON object in a request; an empty one when there is nothing."""
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise Wrong(400, "Die Anfrage ist kein JSON.") from error
    if not isinstance(body, dict):
        raise Wrong(400, "Die Anfrage ist kein JSON-Objekt.")
    return body


def field(body: dict[str, Any], name: str, kind: type[Value]) -> Value:
    """A required field of a body."""
    value = body.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Wrong(400, f"Die Angabe {name} fehlt oder hat die falsche Art.")
    return value


def read_instant(text: str) -> datetime:
    """An instant with its zone, in UTC."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise Wrong(400, "Die Angabe to ist kein Zeitpunkt.") from error
    if instant.tzinfo is None:
        raise Wrong(400, "Die Angabe to hat keine Zeitzone.")
    return instant.astimezone(UTC)
