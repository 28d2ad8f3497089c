"""What somebody sees of a chat: the newest card, what its buttons do, and what it asks."""

from dataclasses import dataclass

from chat.actions import Action, Verb, decode
from playground.emulator.records import Message
from playground.emulator.world import World
from survey.questions import Group, Question
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as somebody sees it: its message, its words and what its buttons do."""

    message: int
    text: str
    actions: tuple[Action, ...]
    datas: tuple[str, ...]

    @property
    def turn(self) -> int:
        """The turn that its buttons carry."""
        return max((action.turn for action in self.actions), default=0)

    def offered(self, *verbs: Verb) -> list[Action]:
        """What can be done here, of these kinds."""
        return [action for action in self.actions if action.verb in verbs]

    def data(self, action: Action) -> str:
        """What the button carries."""
        return self.datas[self.actions.index(action)]


def newest_card(world: World, chat: int) -> Shown | None:
    """The newest message of the chat that has a card's buttons. Letters have others."""
    for message in reversed(world.messages.get(chat, {}).values()):
        shown = shown_in(message)
        if shown.turn:
            return shown
    return None


def shown_in(message: Message) -> Shown:
    """What somebody sees of a message."""
    datas = tuple(button.data for row in message.keyboard for button in row if button.data)
    actions = tuple(action for data in datas if (action := decode(data)) is not None)
    return Shown(message.id, message.wording.text, actions, datas)


@dataclass(frozen=True)
class Questionnaire:
    """Which answer a card asks for, told from its words alone."""

    round: Round

    def key(self, text: str) -> str | None:
        """The key of the answer (survey/step.py); None where nothing is asked."""
        parts = text.split("\n\n")
        entry, _, words = parts[1].partition("\n") if len(parts) > 1 else ("", "", "")
        asking = [key for key, question in self._titles() if question == (words or entry)]
        key = asking[0] if asking else None
        if key is not None and words:
            key = key.replace(".0.", f".{entry.partition('.')[0]}.")
        if key is not None and any(part.startswith("Sie haben „") for part in parts):
            key += ".condition"
        return key

    def _titles(self) -> list[tuple[str, str]]:
        titles = []
        for question in self.round.questions:
            titles += self._of(question, question.id)
            if isinstance(question, Group):
                for item in question.items:
                    titles += self._of(item, f"{question.id}.0.{item.id}")
        return titles

    def _of(self, question: Question, key: str) -> list[tuple[str, str]]:
        words = question.text.in_language("de")
        if not question.per:
            return [(key, words)]
        return [
            (f"{key}.{field.id}", words.replace("{field}", field.label.in_language("de")))
            for field in self.round.fields
        ]
