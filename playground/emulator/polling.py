"""How updates reach the bot: getUpdates, and the webhook that excludes it."""

import asyncio
import re
from urllib.parse import urlsplit

from playground.emulator.calls import Call
from playground.emulator.records import Webhook
from playground.emulator.refusals import WEBHOOK_ACTIVE, bad_request, conflict
from playground.emulator.shapes import unix
from playground.emulator.spec import Json, specification
from playground.emulator.world import World

PORTS = (443, 80, 88, 8443)
CONNECTIONS = 40
"""setWebhook.max_connections: "Defaults to 40"."""


async def get_updates(world: World, call: Call) -> list[Json]:
    """What happened since, waiting for it if asked to (getUpdates)."""
    if world.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    world.updates.allowed = call.arguments.get("allowed_updates", world.updates.allowed)
    least, most = specification().limit("getUpdates.limit")
    limit = min(max(call.number("limit", most), least), most)
    timeout = min(call.number("timeout"), specification().limit("getUpdates.timeout")[1])
    return await world.updates.poll(call.number("offset"), limit, timeout)


def set_webhook(world: World, call: Call) -> bool:
    """Remembers a webhook, which ends polling (setWebhook). An empty address removes it."""
    url, secret = call.text("url"), call.text("secret_token")
    if url:
        _check_webhook(url, secret)
        world.updates.end_poll("terminated by setWebhook request")
    world.updates.allowed = call.arguments.get("allowed_updates", world.updates.allowed)
    least, most = specification().limit("setWebhook.max_connections")
    connections = min(max(call.number("max_connections", CONNECTIONS), least), most)
    free = asyncio.Semaphore(connections)
    world.webhook = Webhook(url, secret, connections, free) if url else None
    world.updates.stirred.set()
    return _dropped(world, call)


def _check_webhook(url: str, secret: str) -> None:
    """Refusal where Telegram would take no such webhook (setWebhook.url, secret_token, and note 3:
    "Ports currently supported for webhooks: 443, 80, 88, 8443")."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if len(secret) > specification().limit("setWebhook.secret_token")[1]:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")


def delete_webhook(world: World, call: Call) -> bool:
    """Goes back to polling (deleteWebhook)."""
    world.webhook = None
    return _dropped(world, call)


def _dropped(world: World, call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        world.updates.forget()
    return True


def get_webhook_info(world: World, _call: Call) -> Json:
    """The webhook, with an empty address when there is none (getWebhookInfo)."""
    hook = world.webhook
    shown: Json = {
        "url": "" if hook is None else hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook is None:
        return shown
    shown |= {"max_connections": hook.most}
    if world.updates.allowed:
        shown["allowed_updates"] = world.updates.allowed
    if hook.last_error is not None:
        at, words = hook.last_error
        shown |= {"last_error_date": unix(at), "last_error_message": words}
    return shown
