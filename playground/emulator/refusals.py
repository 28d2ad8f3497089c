"""The two kinds of no: what Telegram refuses a bot, and what a person cannot do.

Refusal         Telegram's answer to a call, with its own status and sentence
NotPossible     a person in the chat page asked for something that no app would let them do
ButtonGone    the button is not on that message now
"""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


class Refusal(Exception):
    """A call was refused: `status` (HTTP), `description` in Telegram's words, and `parameters`,
    such as retry_after (ResponseParameters)."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The answer as the API gives it (making-requests)."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


class NotPossible(Exception):
    """A person cannot do this; the text says why, in one German sentence for the page."""


class ButtonGone(NotPossible):
    """The button is not on that message now."""


def bad_request(sentence: str, **parameters: int) -> Refusal:
    """400: what was asked for makes no sense."""
    return Refusal(400, f"Bad Request: {sentence}", **parameters)


def unauthorized() -> Refusal:
    """401: a token of the right form that belongs to nobody."""
    return Refusal(401, "Unauthorized")


def forbidden(sentence: str) -> Refusal:
    """403: nobody there who may be written to."""
    return Refusal(403, f"Forbidden: {sentence}")


def not_found(sentence: str = "") -> Refusal:
    """404: no such method, path or well-formed token."""
    return Refusal(404, f"Not Found: {sentence}" if sentence else "Not Found")


def conflict(sentence: str) -> Refusal:
    """409: somebody else takes the updates (getUpdates)."""
    return Refusal(409, f"Conflict: {sentence}")


def too_large() -> Refusal:
    """413: an upload beyond every limit (sending files)."""
    return Refusal(413, "Request Entity Too Large")


def too_many(seconds: int) -> Refusal:
    """429: faster than allowed; again after so many seconds (ResponseParameters.retry_after)."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
