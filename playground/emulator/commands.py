"""The commands a bot shows: setMyCommands, getMyCommands, deleteMyCommands."""

import json
import re

from playground.emulator.calls import Call
from playground.emulator.refusals import bad_request
from playground.emulator.spec import Json, specification
from playground.emulator.world import World


def set_my_commands(world: World, call: Call) -> bool:
    """The commands for a scope and a language (setMyCommands, BotCommand)."""
    commands = call.arguments["commands"]
    if len(commands) > specification().limit("setMyCommands.commands")[1]:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    most = specification().limit("BotCommand.description")[1]
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= most:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(world, call)] = commands
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """The commands set for exactly this scope and language (getMyCommands)."""
    return world.commands.get(_scope(world, call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """Takes the commands of a scope and language away (deleteMyCommands)."""
    world.commands.pop(_scope(world, call), None)
    return True


def _scope(world: World, call: Call) -> tuple[str, str]:
    """BotCommandScope and language, as a key."""
    scope = call.arguments.get("scope", {"type": "default"})
    if "chat_id" in scope:
        world.writable(scope["chat_id"])
    if not re.fullmatch(r"([a-z]{2})?", call.text("language_code")):
        raise bad_request("invalid language code specified")
    return json.dumps(scope, sort_keys=True), call.text("language_code")
