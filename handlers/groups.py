"""What the bot says in groups: what coordinators ask for there, and nothing else."""

from chat.cards import Card
from chat.events import Event, Pressed, Said
from handlers.attaching import here
from handlers.commands import BY_NAME, addressee, command_in, find
from handlers.effects import Effects, Saying, Toast
from handlers.scene import Scene


def in_group(scene: Scene, event: Event) -> Effects:
    """Answers are private. Words that are no command of ours are none of our business."""
    if isinstance(event, Pressed):
        return Effects(toast=Toast(event.press, scene.texts("group-private")))
    said = event.words if isinstance(event, Said) and not event.edited else ""
    command = command_in(said)
    if command is None or command[0] not in BY_NAME:
        return Effects()
    if addressee(said) not in ("", scene.desk.name.casefold()):
        return Effects()  # another bot of the group may know such a command too
    found = find(scene, command[0])
    if found is not None and found.name == "summary":
        words = found.run(scene, command[1]).notice
    elif found is not None and found.name == "here":
        words = here(scene, command[1])
    else:
        words = scene.texts("group-private")
    return Effects(sayings=(Saying(event.origin.chat, Card(body=words)),))
