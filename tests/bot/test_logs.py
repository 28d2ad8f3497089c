"""The log: one form, and no way for a secret to come out."""

import asyncio
import io
import json
import logging
import traceback
import warnings
from collections.abc import Callable, Iterator

import aiohttp
import pytest
import yarl
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict, CIMultiDictProxy
from pydantic import SecretStr
from telegram import Bot
from telegram.error import InvalidToken

from bot.logs import HIDDEN, LEVELS, Redaction, Repeated, configure

CANARY = "CANARY-canary_CANARY"
TOKEN = f"1001:{CANARY}"
URL = f"https://api.telegram.org/bot{TOKEN}/getMe"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(params=[io.StringIO, Terminal])
def stream(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What was logged, in both forms; the standard library's logging is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in LEVELS}
    stream = request.param()
    configure([SecretStr(TOKEN)], stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = True
    logging.getLogger("aiohttp.access").disabled = False


def raise_invalid_token() -> None:
    cause = aiohttp.InvalidURL(URL, f"no address: {TOKEN}")
    raise InvalidToken(f"The token `{TOKEN}` was rejected by the server.") from cause


def raise_http_error() -> None:
    asked = aiohttp.RequestInfo(yarl.URL(URL), "GET", CIMultiDictProxy(CIMultiDict({})))
    raise aiohttp.ClientResponseError(asked, (), status=502, message="Bad Gateway")


def raise_group() -> None:
    outer = ExceptionGroup(f"several {TOKEN}", [ValueError(TOKEN), OSError(1, TOKEN)])
    outer.__context__ = KeyError(TOKEN)
    raise outer


def raise_with_note() -> None:
    error = RuntimeError("see the note")
    error.add_note(f"asked {URL}")
    raise error


@pytest.mark.parametrize(
    "fault", [raise_invalid_token, raise_http_error, raise_group, raise_with_note]
)
def test_log_of_traceback_hides_token(fault: Callable[[], None], stream: io.StringIO) -> None:
    try:
        fault()
    except Exception:
        assert CANARY in traceback.format_exc()
        logging.getLogger("telegram.Bot").exception("it failed")
    assert "it failed" in stream.getvalue()
    assert "Traceback (most recent call last)" in stream.getvalue()
    assert HIDDEN in stream.getvalue()
    assert CANARY not in stream.getvalue()


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        (f"asked {URL}", ()),
        ("asked %s", (URL,)),
        ("%r", (Bot(TOKEN),)),
        ("%(token)s", ({"token": TOKEN},)),
        ("%s", ([InvalidToken(TOKEN)],)),
        ("%d", (TOKEN,)),  # the wrong kind: the standard library would print it as it is
        ("asked %s", (yarl.URL(URL),)),
    ],
)
def test_log_of_arguments_hides_token(
    message: str, arguments: tuple[object, ...], stream: io.StringIO
) -> None:
    logging.getLogger("httpx").warning(message, *arguments)
    assert len(stream.getvalue().splitlines()) == 1
    assert CANARY not in stream.getvalue()


def test_log_of_extras_hides_token(stream: io.StringIO) -> None:
    logging.getLogger("bot.app").info("asked", extra={"address": URL, TOKEN: {"nested": [TOKEN]}})
    assert "nested" in stream.getvalue()
    assert CANARY not in stream.getvalue()


def test_log_of_lost_task_hides_token(stream: io.StringIO) -> None:
    async def lose() -> None:
        loop = asyncio.get_running_loop()
        loop.call_exception_handler({"message": "lost", "exception": ValueError(URL)})

    asyncio.run(lose())
    assert "lost" in stream.getvalue()
    assert CANARY not in stream.getvalue()


def test_log_of_warning_hides_token(stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=False)
        logging.captureWarnings(capture=True)
        warnings.warn(f"old way to ask {URL}", stacklevel=1)
    assert f"old way to ask https://api.telegram.org/bot{HIDDEN}/getMe" in stream.getvalue()


def test_log_of_full_disk_prints_nothing(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    stream.close()
    logging.getLogger("bot.app").info(URL)
    assert capsys.readouterr() == ("", "")


def test_log_of_what_cannot_be_said(stream: io.StringIO) -> None:
    class Mute:
        def __str__(self) -> str:
            raise RuntimeError(URL)

    logging.getLogger("bot.app").info("%s", Mute())
    assert "said something that cannot be put into words (RuntimeError)" in stream.getvalue()
    assert CANARY not in stream.getvalue()


def test_log_is_json_when_piped(stream: io.StringIO) -> None:
    logging.getLogger("handlers.join").info("%s ist dabei", "Köln", extra={"chat": 5})
    if isinstance(stream, Terminal):
        assert "\x1b[" in stream.getvalue()
        assert "Köln ist dabei" in stream.getvalue()
        return
    said = json.loads(stream.getvalue())
    assert said.pop("timestamp").endswith("Z")
    assert said == {
        "event": "Köln ist dabei",
        "level": "info",
        "logger": "handlers.join",
        "chat": 5,
    }


def test_log_of_access_is_off(stream: io.StringIO) -> None:
    logging.getLogger("aiohttp.access").info("GET /bot1:x/getMe")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("name", ["telegram.Bot", "httpx", "apscheduler.executors.default"])
def test_log_of_sentences_and_looks_is_off(name: str, stream: io.StringIO) -> None:
    logging.getLogger(name).debug("every word of everybody")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("bot 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", f"bot {HIDDEN}"),
        ("bot 123456789%3AAAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", f"bot {HIDDEN}"),
        ("http://127.0.0.1:80/bot7:short/getMe", f"http://127.0.0.1:80/bot{HIDDEN}/getMe"),
        ("'https://api.telegram.org/bot7:short'", f"'https://api.telegram.org/bot{HIDDEN}'"),
        ("/file/bot7:short/a.png", f"/file/bot{HIDDEN}/a.png"),
        ('{"text": "/start AbC-_9"}', f'{{"text": "/start {HIDDEN}"}}'),
        ("/start@votum_bot   AbC-_9", f"/start@votum_bot   {HIDDEN}"),
        (r"'/start\nAbC-_9'", rf"'/start\n{HIDDEN}'"),
        ("text=%2Fstart+AbC-_9&", f"text=%2Fstart+{HIDDEN}&"),
        ("https://t.me/votum_bot?start=AbC-_9.", f"https://t.me/votum_bot?start={HIDDEN}."),
        ("tg://resolve?domain=x&start=AbC-_9", f"tg://resolve?domain=x&start={HIDDEN}"),
        ("?domain=x&amp;startgroup=AbC-_9", f"?domain=x&amp;startgroup={HIDDEN}"),
        ("share%3Fstart%3DAbC-_9", f"share%3Fstart%3D{HIDDEN}"),
        ("postgresql://user:pass@host/votum", f"postgresql://user:{HIDDEN}@host/votum"),
        ("/start", "/start"),
        ("starts at 09:00:00, 12 of 2026:11", "starts at 09:00:00, 12 of 2026:11"),
        ("https://example.org:8080/bot/page", "https://example.org:8080/bot/page"),
    ],
)
def test_redaction_by_pattern(text: str, redacted: str) -> None:
    assert Redaction()(text) == redacted


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        (TOKEN, CANARY),
        (TOKEN, f"1001%3A{CANARY}"),
        ('pa"ss\\word', json.dumps('pa"ss\\word')),
        ("pass word&", "pass%20word%26"),
    ],
)
def test_redaction_of_other_spellings(secret: str, text: str) -> None:
    assert Redaction([secret])(text).strip('"') == HIDDEN


def test_redaction_of_no_secret() -> None:
    assert Redaction(["", SecretStr("")])("nothing to hide") == "nothing to hide"


@given(before=st.text(), after=st.text())
def test_redaction_finds_token_anywhere(before: str, after: str) -> None:
    assert CANARY not in Redaction([SecretStr(TOKEN)])(before + TOKEN + after)


# -- what is repeated ---------------------------------------------------------------------


@pytest.fixture
def said() -> tuple[logging.Logger, list[str], list[float]]:
    """A logger that says the same once in a minute, what it has said, and the time."""
    ticks, lines = [0.0], list[str]()
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    handler.addFilter(Repeated(60.0, lambda: ticks[0]))
    logger = logging.getLogger("tests.repeated")
    logger.handlers, logger.propagate, logger.level = [handler], False, logging.INFO
    return logger, lines, ticks


def test_the_same_warning_is_said_once_for_a_while(
    said: tuple[logging.Logger, list[str], list[float]],
) -> None:
    logger, lines, ticks = said
    for second in range(0, 130, 5):
        ticks[0] = float(second)
        logger.warning("update %s waits", 1)
    logger.warning("update %s waits", 2)
    assert lines == ["update 1 waits"] * 3 + ["update 2 waits"]


def test_what_is_no_warning_is_said_each_time(
    said: tuple[logging.Logger, list[str], list[float]],
) -> None:
    logger, lines, _ = said
    for _ in range(3):
        logger.info("sent")
    assert lines == ["sent"] * 3


def test_another_error_behind_the_same_words_is_said(
    said: tuple[logging.Logger, list[str], list[float]],
) -> None:
    logger, lines, _ = said
    for error in (ValueError("a"), ValueError("a"), ValueError("b")):
        logger.error("a look failed", exc_info=error)
    assert len(lines) == 2


def test_a_record_that_cannot_be_put_into_words_passes() -> None:
    record = logging.LogRecord("repeated", logging.ERROR, "x", 1, "%d", ("no number",), None)
    assert Repeated().filter(record)
