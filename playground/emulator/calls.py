"""What a bot asked for: reads the parameters of a call and holds them against the specification.

Telegram takes parameters from the query string and from bodies as JSON, urlencoded or multipart
(making-requests), structures as JSON text in the latter, and treats an empty one as not given.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from playground.emulator.refusals import bad_request, too_large
from playground.emulator.spec import Field, Json, Method, Misshapen, Upload, specification

ATTACHED = "attach://"

MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "file_id": "file_id not specified",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "action": "wrong parameter action in request",
}
"""What Telegram says when a parameter is missing, where it has words of its own."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method and its arguments, as Python values of the documented types."""

    method: str
    arguments: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A String argument, empty when it was not given."""
        return str(self.arguments.get(name, ""))

    def number(self, name: str, default: int = 0) -> int:
        """An Integer argument."""
        return int(self.arguments.get(name, default))

    def flag(self, name: str) -> bool:
        """A Boolean argument, false when it was not given."""
        return bool(self.arguments.get(name, False))


async def read_call(request: web.Request, method: Method) -> Call:
    """The call that a request makes. Refusal (400) when it does not fit the specification, 413
    when it is larger than anything may be."""
    return Call(method.name, fitted(method, await _given(request)))


def fitted(method: Method, given: Mapping[str, object]) -> dict[str, Any]:
    """The arguments with their documented types. Refusal where one is unknown, missing or
    misshapen."""
    for name in given.keys() - method.parameters.keys():
        raise bad_request(f"the playground knows no parameter {name} of {method.name}")
    arguments = {}
    for name, known in method.parameters.items():
        if name in given:
            arguments[name] = _typed(name, given[name], known)
        elif known.required:
            raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
    return arguments


def _typed(name: str, raw: object, known: Field) -> object:
    value = _parsed(name, raw, known.types) if isinstance(raw, str) else raw
    try:
        specification().check(value, known.types, name)
    except Misshapen as complaint:
        raise bad_request(str(complaint)) from complaint
    return value


def _parsed(name: str, raw: str, types: tuple[str, ...]) -> object:
    """What a text stands for, given the types that are expected."""
    if "Integer" in types and re.fullmatch(r"-?[0-9]+", raw):
        return int(raw)
    if "Boolean" in types:
        return {"true": True, "1": True, "false": False, "0": False}.get(raw.lower(), raw)
    if "String" in types or "Integer" in types:
        return raw
    try:
        return json.loads(raw)
    except ValueError as error:
        raise bad_request(f"can't parse {name} JSON object") from error


async def _given(request: web.Request) -> dict[str, object]:
    given: dict[str, object] = dict(request.query)
    if request.content_type == "application/json":
        given |= await _from_json(request)
    elif request.method == "POST":
        given |= await _from_form(request)
    return {name: value for name, value in given.items() if value not in ("", None)}


async def _from_json(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise bad_request("can't parse the body as a JSON object") from error
    except web.HTTPRequestEntityTooLarge as error:
        raise too_large() from error
    if not isinstance(body, dict):
        raise bad_request("can't parse the body as a JSON object")
    return body


async def _from_form(request: web.Request) -> dict[str, object]:
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge as error:
        raise too_large() from error
    files = {name: _upload(value) for name, value in form.items() if isinstance(value, FileField)}
    given: dict[str, object] = {}
    for name, value in form.items():
        if isinstance(value, str) and value.startswith(ATTACHED):
            attached = value.removeprefix(ATTACHED)
            if attached not in files:
                raise bad_request(f"there is no file {attached} in the request")
            given[name] = files.pop(attached)
        elif isinstance(value, str):
            given[name] = value
    return given | files


def _upload(part: FileField) -> Upload:
    with part.file:
        return Upload(part.filename, part.file.read(), part.content_type)
