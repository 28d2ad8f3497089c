"""The wire to Telegram: python-telegram-bot's requests, carried by aiohttp."""

import io
import json
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import aiohttp
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.configuration import BadConfiguration
from bot.patience import Patience, time_limits
from bot.plain import Plain
from storage.database import Lost

Limit = Any
"""Seconds, None for no limit, or BaseRequest.DEFAULT_NONE for the wire's own. The library names the
type of the latter nowhere in public."""

UPDATE_IDS = range(2**63)
"""What a database can keep. Telegram's are positive and far below."""

SUCCESS = range(HTTPStatus.OK, HTTPStatus.MULTIPLE_CHOICES)
"""The codes with which what was asked for comes."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")


class NotSent(NetworkError):
    """No connection came about, so nothing left this machine: repeating is safe."""


class Garbled(TelegramError):
    """An answer came, but it is none that Telegram gives. What was asked for may have happened."""


Allowed = Callable[[], Awaitable[None]]
"""Waits until something may be said. Lost when nothing may be any more."""


class Wire(BaseRequest):
    """One pool of connections, opened by `initialize` and closed by `shutdown`.

    Failures are python-telegram-bot's: BadRequest for what cannot be put on a wire, NotSent (a
    NetworkError) before the request could leave, TimedOut when no answer came in time, NetworkError
    when the connection broke. Codes go back to the library, which knows what Telegram means by
    them. Before each request `allowed` is waited for. Proxies are taken from the environment
    (HTTPS_PROXY) unless `proxies` is False.
    """

    __slots__ = ("_allowed", "_connections", "_patience", "_proxies", "_session")

    def __init__(
        self,
        patience: Patience = Patience(),  # noqa: B008 - it cannot be changed
        *,
        connections: int = 100,
        proxies: bool = True,
        allowed: Allowed | None = None,
    ) -> None:
        self._allowed = allowed
        self._patience = patience
        self._connections = connections
        self._proxies = proxies
        self._session: aiohttp.ClientSession | None = None

    @classmethod
    def to(cls, api: str, allowed: Allowed | None = None) -> Self:
        """A wire to the server at this address. No proxy stands between a machine and itself."""
        return cls(proxies=urlsplit(api).hostname not in LOOPBACK, allowed=allowed)

    @property
    def read_timeout(self) -> float | None:
        """Seconds the wire waits for each piece of an answer unless told otherwise."""
        return self._patience.read

    async def initialize(self) -> None:
        """Opens the pool; a second call changes nothing."""
        # The library's own switch to durations for retry_after: without it each 429 is a warning.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._proxies,
            )

    async def shutdown(self) -> None:
        """Closes the pool; `initialize` opens it again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _assert_allowed(self) -> None:
        try:
            if self._allowed is not None:
                await self._allowed()
        except Lost as error:
            raise NotSent(str(error)) from error

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Plain | None = None,
        read_timeout: Limit = BaseRequest.DEFAULT_NONE,
        write_timeout: Limit = BaseRequest.DEFAULT_NONE,
        connect_timeout: Limit = BaseRequest.DEFAULT_NONE,
        pool_timeout: Limit = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The code and the body of the answer. Errors never name the address: it
        contains the token."""
        if self._session is None:
            raise NotSent("the wire is not open")
        await self._assert_allowed()
        patience = Patience(
            pool=_chosen(pool_timeout, self._patience.pool),
            connect=_chosen(connect_timeout, self._patience.connect),
            write=_chosen(write_timeout, self._patience.write),
            upload=_chosen(write_timeout, self._patience.upload),
            read=_chosen(read_timeout, self._patience.read),
        )
        uploads = isinstance(request_data, RequestData) and request_data.contains_files
        sent = _form(request_data) if isinstance(request_data, RequestData) else _json(request_data)
        with _as_library_errors():
            # A redirect would turn a POST into a GET, so it is left to count as an error.
            async with self._session.request(
                method,
                url,
                **sent,
                timeout=time_limits(patience, uploads=uploads),
                allow_redirects=False,
            ) as answer:
                code, body = answer.status, await answer.read()
        _refuse_strangers(code, body)
        if method == "POST" and code in SUCCESS:  # what is asked for by GET may be a file
            _result(body)
        return code, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Telegram's envelope: `result`, or `description` of what went wrong. Garbled for anything
        else; unlike the library's own it logs nothing of it, since these are people's words."""
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError) as error:
            raise Garbled("an answer that is not JSON") from error
        if not isinstance(answer, dict) or not (_succeeded(answer) or _failed(answer)):
            raise Garbled("an answer that is not Telegram's")
        return answer


@contextmanager
def token_checked() -> Iterator[None]:
    """Turns Telegram's "no such bot" into BadConfiguration, without the token in its text."""
    try:
        yield
    except InvalidToken as error:
        problem = f"telegram.token: Telegram does not know this bot ({error.message})"
        raise BadConfiguration((problem,)) from None


async def raw_updates(
    request: BaseRequest,
    base_url: str,
    offset: int | None,
    *,
    long_poll: int,
    allowed_updates: Sequence[str],
) -> list[dict[str, Any]]:
    """The waiting updates as Telegram wrote them, undecoded, so that none can spoil the others.

    `base_url` ends with the token (telegram.Bot.base_url). Everything below `offset` is confirmed
    by asking. `long_poll` is how many seconds Telegram may wait for the first one (at most 50).
    Raises TelegramError (Conflict when somebody else is polling too), and BadConfiguration when the
    token is wrong. What has no usable id is left out: it could be neither stored nor confirmed.
    """
    asked = {"timeout": long_poll, "allowed_updates": json.dumps(list(allowed_updates))}
    if offset is not None:
        asked["offset"] = offset
    with token_checked():
        # Asked in the address, as the interface allows: the library has no public way to put
        # parameters of a caller's choice into a RequestData.
        payload = await request.retrieve(
            f"{base_url}/getUpdates?{urlencode(asked)}",
            read_timeout=long_poll + (request.read_timeout or 0),
        )
    found = _result(payload)
    if not isinstance(found, list):
        raise Garbled("updates that are not a list")
    return [update for update in found if can_be_confirmed(update)]


def can_be_confirmed(update: object) -> bool:
    """Whether it has an id that can be stored."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return type(number) is int and number in UPDATE_IDS


def _chosen(limit: Limit, ours: float | None) -> float | None:
    return ours if limit is BaseRequest.DEFAULT_NONE else limit


def _json(plain: Plain | None) -> dict[str, Any]:
    return {} if plain is None else {"json": plain.parameters}


def _form(request_data: RequestData) -> dict[str, Any]:
    # Telegram shows file names as they arrive: quoted, an umlaut would stay "%C3%BC".
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, content_type) in request_data.multipart_data.items():
        # In one piece, a file of megabytes would hold up the event loop.
        source = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, source, filename=filename, content_type=content_type)
    return {"data": form}


@contextmanager
def _as_library_errors() -> Iterator[None]:
    """The order matters: a connection that took too long is a time-out too, but nothing was sent,
    and each of aiohttp's time-outs is a ClientError as well."""
    try:
        yield
    except (
        aiohttp.ClientConnectorError,
        aiohttp.ConnectionTimeoutError,
        aiohttp.ClientHttpProxyError,
    ) as error:
        raise NotSent(f"no connection ({type(error).__name__})") from error
    except TimeoutError as error:
        raise TimedOut from error
    except aiohttp.ClientError as error:
        raise NetworkError(f"the connection broke ({type(error).__name__})") from error
    except (TypeError, ValueError) as error:  # the library would put all of it into its message
        raise BadRequest(f"nothing that can be sent ({type(error).__name__})") from error


def _refuse_strangers(code: int, body: bytes) -> None:
    """A gateway's 403 or 404 must not be taken for Telegram's word about a chat or the token."""
    if code in SUCCESS:
        return
    try:
        answer = Wire.parse_json_payload(body)
    except Garbled as error:
        raise NetworkError(f"code {code} from something that is not Telegram") from error
    if not _failed(answer):
        raise NetworkError(f"code {code} with a result")


def _result(body: bytes) -> Any:
    """What was asked for. Garbled where a success brings none, for the library would not look."""
    answer = Wire.parse_json_payload(body)
    if not _succeeded(answer):
        raise Garbled("a success with an error")
    return answer["result"]


def _succeeded(answer: dict[str, Any]) -> bool:
    return answer.get("ok") is True and "result" in answer


def _failed(answer: dict[str, Any]) -> bool:
    """Whether this is an error as the library reads it ("Making requests", ResponseParameters)."""
    parameters = answer.get("parameters") or {}
    return (
        answer.get("ok") is False
        and isinstance(answer.get("description"), str)
        and isinstance(parameters, dict)
        and all(
            type(parameters.get(name, 0)) is int for name in ("retry_after", "migrate_to_chat_id")
        )
    )
