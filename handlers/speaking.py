"""The language in which somebody is spoken to."""

from chat.actions import Action, Verb
from chat.buttons import control
from chat.cards import Button, Card
from chat.texts import LANGUAGES, spoken, texts
from handlers.places import Place, Speaking, beneath
from handlers.scene import Reply, Scene
from storage import people


def ask(scene: Scene, argument: str) -> Reply:
    """Speaks the language that is named, by its code or its name; asks when none is."""
    language = spoken(argument[:2])
    if language is not None:
        return _speak(scene, language, beneath(scene.place))
    return Reply(Speaking(back=beneath(scene.place).model_dump_json()))


def pressed(scene: Scene, place: Speaking, action: Action) -> Reply:
    """A language was chosen, or none: back to where the conversation was."""
    back = beneath(place)
    if action.verb is Verb.SPEAK and action.argument in LANGUAGES:
        return _speak(scene, action.argument, back)
    return Reply(back) if action.verb is Verb.BACK else Reply()


def card(scene: Scene, _place: Speaking, turn: int) -> Card:
    """Asks for the language, each in its own words."""
    return Card(
        title=scene.texts("language-title"),
        body=scene.texts("language-choose"),
        rows=(
            tuple(
                Button(scene.texts(f"language-{each}"), Action(Verb.SPEAK, each, turn))
                for each in LANGUAGES
            ),
            (control(scene.texts, Verb.BACK, turn),),
        ),
    )


def _speak(scene: Scene, language: str, place: Place) -> Reply:
    people.speak(scene.connection, scene.person.id, language)
    return Reply(place, notice=texts(language)("language-set"), met=True)
