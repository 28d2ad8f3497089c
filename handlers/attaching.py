"""A coordinator attaches a group to a round, since nobody knows the id of a chat."""

from handlers.post import put
from handlers.scene import Scene
from storage import attached, outbox, people, reach, rounds

OFF = ("off", "aus")
"""What is typed behind the command to detach the group."""


def here(scene: Scene, argument: str) -> str:
    """What is said in the group to a coordinator who types /here: a round, nothing, or "off"."""
    chat = reach.current(scene.connection, scene.visitor.origin.chat)
    if argument.casefold() in OFF:
        return _off(scene, chat)
    running = rounds.ids(scene.connection, "planned", "open")
    if not running:
        return scene.texts("here-none")
    if (argument and argument not in running) or (not argument and len(running) > 1):
        return scene.texts("here-which", rounds=", ".join(running))
    kept = scene.kept(argument or running[0])
    person = scene.visitor.person
    title = scene.title(kept)
    by = None if person is None else person.id
    if not attached.attach(scene.connection, kept.id, chat, by, scene.at):
        return scene.texts("here-already", title=title)
    _announce(scene, kept.id, chat, "attached")
    return scene.texts("here-done", title=title)


def _off(scene: Scene, chat: int) -> str:
    found = attached.detach(scene.connection, chat)
    if not found:
        return scene.texts("here-off-nothing")
    for round_ in found:
        _announce(scene, round_, chat, "detached")
    titles = ", ".join(scene.title(scene.kept(round_)) for round_ in found)
    return scene.texts("here-off", titles=titles)


def _announce(scene: Scene, round_: str, chat: int, kind: str) -> None:
    """The other coordinators learn which group gets results, and by whom."""
    person = scene.visitor.person
    about = {"group": chat, "by": "" if person is None else person.opaque}
    for each in people.coordinators(scene.connection, scene.desk.coordinators):
        theirs = people.chat_of(scene.connection, each.id)
        if theirs is not None and each.account != scene.visitor.origin.account:
            put(scene, theirs, kind, about, round_, outbox.NEWS)
