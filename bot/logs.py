"""The log: what every folder says through the standard library, in one form and without secrets.

Secrets are taken out of the finished line, when arguments and tracebacks stand in it. So it matters
neither which logger said it nor in which part of it the secret stood.
"""

import contextlib
import json
import logging
import re
import sys
import time
from collections.abc import Callable, Iterable
from typing import TextIO
from urllib.parse import quote

import structlog
from pydantic import SecretStr
from structlog.typing import Processor

HIDDEN = "[hidden]"

COLON = r"(?::|%3A)"
SPACE = r"(?:\s|\\[nrt]|%20|\+)+"
LETTER = "[A-Za-z0-9_-]"
PATTERNS = (
    # A bot's token, wherever it stands (Bot API, "Authorizing your bot").
    rf"()[0-9]{{6,}}{COLON}[A-Za-z0-9_-]{{12,}}()",
    # What stands for it in an address (Bot API, "Making requests").
    rf"(/bot)[0-9]+{COLON}[^/\s'\"]+()",
    # The payload of an invitation: whoever has it can join in somebody's place.
    rf"((?:/|%2F)start(?:@\w+)?{SPACE})[A-Za-z0-9_-]+()",
    r"((?:[?&;]|%3F|%26)start(?:group|app)?(?:=|%3D))[A-Za-z0-9_-]+()",
    # The same alone, wherever somebody pasted it: as long and as mixed as no word is.
    rf"()(?<!{LETTER})(?={LETTER}*[A-Z])(?={LETTER}*[a-z]){LETTER}{{32}}(?!{LETTER})()",
    # The password of a database or a proxy.
    r"(://[^:/@\s]*:)[^@/\s]+(@)",
)
"""What a secret looks like: the first and the last group stay, what is between them is hidden."""

LEVELS = {
    "alembic": logging.WARNING,  # would tell each part of itself when a database is built
    "apscheduler": logging.WARNING,  # would tell each look at the clock
    "httpx": logging.WARNING,  # would tell each call, address and all
    "telegram": logging.INFO,  # would tell each sentence, below this
}


class Redaction:
    """Hides the given secrets, and whatever looks like a token, an invitation or a password."""

    def __init__(self, secrets: Iterable[SecretStr | str] = ()) -> None:
        plain = [s.get_secret_value() if isinstance(s, SecretStr) else s for s in secrets]
        known = {form for secret in plain for form in _forms(secret) if form}
        # The longer first: a part must not be hidden before the whole was looked for.
        exact = (f"(){re.escape(form)}()" for form in sorted(known, key=len, reverse=True))
        self._patterns = [re.compile(pattern, re.ASCII) for pattern in (*exact, *PATTERNS)]

    def __call__(self, text: str) -> str:
        """The text with HIDDEN in place of each secret."""
        for pattern in self._patterns:
            text = pattern.sub(rf"\1{HIDDEN}\2", text)
        return text


def _forms(secret: str) -> tuple[str, ...]:
    """A secret as it is, in an address, in JSON; of a token also its secret half."""
    half = secret.partition(":")[2]
    return secret, quote(secret, safe=""), json.dumps(secret)[1:-1], half if len(half) > 8 else ""


class Repeated(logging.Filter):
    """Lets the same words of the same logger pass once in `within` seconds: what fails again every
    few seconds, such as an update that waits for a full disk, is said once."""

    def __init__(
        self, within: float = 600.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._within = within
        self._monotonic = monotonic
        self._said: dict[tuple[str, int, str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is no warning, or was not said just now."""
        if record.levelno < logging.WARNING:
            return True
        now, line = self._monotonic(), _line(record)
        fresh = {each: at for each, at in self._said.items() if now - at < self._within}
        self._said = {line: now, **fresh}
        return line not in fresh


def _line(record: logging.LogRecord) -> tuple[str, int, str, str]:
    """What makes a record the same as another one. What cannot be put into words is told later."""
    error = record.exc_info[1] if record.exc_info else None
    with contextlib.suppress(Exception):
        return record.name, record.levelno, record.getMessage(), repr(error)
    return record.name, record.levelno, str(record.msg), ""


class SafeFormatter(structlog.stdlib.ProcessorFormatter):
    """One line for one record (JSON), or coloured words for a terminal, redacted either way."""

    def __init__(self, redaction: Redaction, *, terminal: bool) -> None:
        super().__init__(foreign_pre_chain=_facts(), processors=_rendering(terminal=terminal))
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """The redacted record. Never raises: logging would print a failed one as it is."""
        try:
            line = super().format(record)
        except Exception as error:  # noqa: BLE001  # a record can hold anything
            line = super().format(_instead_of(record, error))
        return self._redaction(line)


def _instead_of(record: logging.LogRecord, error: Exception) -> logging.LogRecord:
    words = "said something that cannot be put into words (%s)"
    place = (record.name, record.levelno, record.pathname, record.lineno)
    return logging.LogRecord(*place, words, (type(error).__name__,), None)


def configure(secrets: Iterable[SecretStr | str], stream: TextIO | None = None) -> None:
    """Sends everything from INFO on to `stream` (else standard error): coloured if that is a
    terminal, else as JSON. What is repeated is said once."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.addFilter(Repeated())
    handler.setFormatter(SafeFormatter(Redaction(secrets), terminal=stream.isatty()))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # else a full disk would print records unredacted
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)
    logging.getLogger("aiohttp.access").disabled = True


def _facts() -> list[Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _rendering(*, terminal: bool) -> list[Processor]:
    """Tracebacks are plain in both: prettier ones print the variables of each frame."""
    without_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if terminal:
        plain = structlog.dev.plain_traceback
        return [without_meta, structlog.dev.ConsoleRenderer(exception_formatter=plain)]
    return [
        without_meta,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
