"""Everything that is kept of the visitor, as a file."""

import json

from chat.cards import Card, File
from handlers.effects import Making
from handlers.scene import Reply, Scene
from storage import my_data


def give(scene: Scene, _argument: str = "") -> Reply:
    """The file, made of what is kept at this instant; it begins with what its parts are."""
    texts = scene.texts
    found = my_data.of_person(scene.connection, scene.person)
    content = {
        "about": [texts("mydata-about"), texts("mydata-instants"), texts("mydata-updates")],
        "parts": {name: texts(f"mydata-{name.replace('_', '-')}") for name in found},
        **found,
    }

    def made() -> File:
        words = json.dumps(content, ensure_ascii=False, indent=2)
        return File("document", f"{texts('mydata-file')}.json", words.encode(), caption)

    caption = texts("mydata-caption")
    return Reply(apart=(Making(made, Card(body=texts("mydata-failed"))),))
