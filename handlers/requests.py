"""Questions to the coordinators, and requests for more time: asked from a head's card, answered by
a coordinator in words or by a deadline. Every answer goes back to who has asked."""

import datetime as dt

from chat.actions import Action, Verb
from chat.buttons import control
from chat.cards import Button, Card, measure, shortened
from chat.desk_cards import asking_card
from handlers.desk_places import Moving, Replying
from handlers.places import Home, OnMandates, Place, Wishing
from handlers.post import put, tell_coordinators
from handlers.scene import Reply, Scene
from handlers.starting import in_round
from storage import outbox, people, questions
from storage.participants import BALLOT
from storage.questions import Question
from survey.fits import HIDDEN, blank

LONGEST = 1000
"""Characters of a question or an answer."""

WAITING = 3
"""Questions of a person about a town that may wait for an answer at the same time."""

LINE = 200
"""Characters of a question that are repeated on a card."""

ID_DIGITS = 18
"""More digits than a database can count to."""


def wish(_scene: Scene, place: OnMandates) -> Reply:
    """Somebody wants to ask: about one town, the first of the place."""
    if place.lead == BALLOT:
        return Reply()
    return Reply(Wishing(round=place.round, mandates=place.mandates))


def begin(scene: Scene, kind: str) -> Reply:
    """The command for it: about what the visitor is at, else the newest that he holds."""
    here = scene.place
    if isinstance(here, OnMandates) and here.lead != BALLOT:
        about = OnMandates(round=here.round, mandates=here.mandates)
    else:
        held = [each for each in scene.visitor.holdings if each.key != BALLOT and scene.acts(each)]
        if not held:
            return Reply(notice=scene.texts("question-not-you"))
        keys = tuple(each.key for each in scene.held(held[-1].round))
        about = OnMandates(round=held[-1].round, mandates=keys)
    sort = "time" if kind == "time" else "question"
    return Reply(Wishing(round=about.round, mandates=about.mandates, kind=sort))


def pressed(scene: Scene, place: Wishing, action: Action) -> Reply:
    """The other sort of question, or back."""
    match action.verb:
        case Verb.ASK if action.argument in ("question", "time"):
            return Reply(place.model_copy(update={"kind": action.argument}))
        case Verb.BACK:
            return Reply(_back(scene, place))
        case Verb.HOME:
            return Reply(Home())
    return Reply()


def _back(scene: Scene, place: Wishing) -> Place:
    held = tuple(each for each in scene.held(place.round) if each.key in place.mandates)
    return in_round(scene, held)


def said(scene: Scene, place: Wishing, words: str) -> Reply:
    """The question was typed: it is kept, and coordinators get it."""
    problem = _unfit(scene, words)
    if problem:
        return Reply(notice=problem)
    sheet = scene.sheets(place)[0]
    mandate = sheet.holding.mandate
    if place.kind == "time" and scene.kept(place.round).state != "open":
        return Reply(notice=scene.texts("question-no-time"))
    if questions.unanswered(scene.connection, mandate, scene.person.id) >= WAITING:
        return Reply(_back(scene, place), problem=scene.texts("question-waits", count=WAITING))
    if not people.coordinator_chats(scene.connection, scene.desk.coordinators):
        return Reply(_back(scene, place), problem=scene.texts("question-nobody"))
    id_ = questions.ask(
        scene.connection, mandate, scene.person.id, place.kind, words.strip(), scene.at
    )
    tell_coordinators(scene, place.round, "question", {"question": id_})
    return Reply(_back(scene, place), problem=scene.texts("question-sent"))


def _unfit(scene: Scene, words: str) -> str:
    """The sentence that says why the words are no question or answer; empty if they are."""
    if blank(words):
        return scene.texts("question-empty")
    if HIDDEN.search(words):
        return scene.texts("problem-text-hidden")
    if measure(words) > LONGEST:
        return scene.texts("question-long", max=LONGEST)
    return ""


def wishing(scene: Scene, place: Wishing, turn: int) -> Card:
    """Asks for the words."""
    texts, sheets = scene.texts, scene.sheets(place)
    kept = sheets[0].kept
    other = "time" if place.kind == "question" else "question"
    offered = other == "question" or kept.state == "open"
    ways = [Button(texts(f"button-ask-{other}"), Action(Verb.ASK, other, turn))] * offered
    body = "\n\n".join((texts(f"question-how-{place.kind}"), texts("question-who")))
    card = asking_card(
        ", ".join(scene.town(sheet) for sheet in sheets[:1]),
        texts(f"button-ask-{place.kind}"),
        body,
        ways,
        turn,
        texts,
    )
    back = (control(texts, Verb.BACK, turn), control(texts, Verb.HOME, turn))
    return Card(card.title, card.body, card.head, (*card.rows[:-1], back))


# -- answering ---------------------------------------------------------------------------


def open_question(scene: Scene, round_: str, question: int) -> Question | None:
    """The question of the round, if nobody has answered it."""
    found = questions.find(scene.connection, question)
    if found is None or found.round != round_ or found.answered_at is not None:
        return None
    return found


def asker(scene: Scene, question: int) -> str | None:
    """Who has asked the question, as the log names them; None where it answers none."""
    found = questions.find(scene.connection, question) if question else None
    return None if found is None else people.get(scene.connection, found.person).opaque


def reply(scene: Scene, argument: str) -> Reply:
    """A coordinator wants to answer ("round" and the question's id): asks for the words."""
    return _taken(scene, argument, grants=False)


def grant(scene: Scene, argument: str) -> Reply:
    """A coordinator wants to give the time: asks until when."""
    return _taken(scene, argument, grants=True)


def _taken(scene: Scene, argument: str, *, grants: bool) -> Reply:
    round_, _, id_ = argument.partition(" ")
    found = open_question(scene, round_, int(id_)) if _is_id(id_) else None
    if found is None:
        return Reply(notice=scene.texts("question-answered"))
    if grants:
        again = scene.kept(round_).state == "closed"
        return Reply(Moving(round=round_, again=again, town=found.key, question=found.id))
    return Reply(Replying(round=round_, question=found.id))


def _is_id(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) <= ID_DIGITS


def replying_pressed(_scene: Scene, _place: Replying, action: Action) -> Reply:
    """Back, without an answer."""
    return Reply(Home()) if action.verb is Verb.BACK else Reply()


def replied(scene: Scene, place: Replying, words: str) -> Reply:
    """The answer was typed: it goes to who has asked."""
    problem = _unfit(scene, words)
    if problem:
        return Reply(notice=problem)
    found = open_question(scene, place.round, place.question)
    if found is None:
        return Reply(Home(), problem=scene.texts("question-answered"))
    questions.answer(scene.connection, found.id, scene.person.id, scene.at, words=words.strip())
    _tell(scene, found)
    return Reply(Home(), problem=scene.texts("question-replied"))


def granted(scene: Scene, round_: str, question: int, deadline: dt.datetime) -> None:
    """More time was given as was asked for: the question is answered by it, and who has asked is
    told besides what everyone of the town is told."""
    found = open_question(scene, round_, question)
    if found is not None:
        questions.answer(scene.connection, found.id, scene.person.id, scene.at, deadline=deadline)
        _tell(scene, found)


def _tell(scene: Scene, question: Question) -> None:
    chat = people.chat_of(scene.connection, question.person)
    if chat is not None:
        put(scene, chat, "replied", {"question": question.id}, question.round, outbox.NEWS)


def replying(scene: Scene, place: Replying, turn: int) -> Card:
    """The question, and that an answer is wanted."""
    texts, kept = scene.texts, scene.kept(place.round)
    found = questions.find(scene.connection, place.question)
    town = "" if found is None else kept.roster.name(found.key)
    words = "" if found is None else shortened(found.words, LONGEST)
    body = "\n\n".join((words, texts("question-reply-how", max=LONGEST)))
    return asking_card(
        scene.title(kept), texts("question-reply-title", town=town), body, [], turn, texts
    )
