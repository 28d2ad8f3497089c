"""Calls to Telegram in plain values, past the library's objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest


@dataclass(frozen=True, slots=True)
class Plain:
    """The parameters of a call that sends no file, as they go into JSON."""

    parameters: Mapping[str, Any]


async def call(request: BaseRequest, url: str, parameters: Mapping[str, Any]) -> Any:
    """What Telegram answers to a call without files, unread. Raises TelegramError.

    Every tap brings two of these: the library's objects for a keyboard and for the message that
    comes back took longer than all the rest of sending.
    """
    # The library hands on what is sent as it is, from `post` to `do_request`.
    return await request.post(url, Plain(parameters))  # type: ignore[arg-type]
