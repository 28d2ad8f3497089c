"""Letters between people who answer and the coordinators: questions, answers, ended namings."""

from chat.actions import Action, Verb
from chat.cards import Button
from scheduler.writing import Parts, Writing
from storage import naming, people, questions
from storage.questions import Question


def question(writing: Writing) -> Parts:
    """Somebody asks something, or for more time: to coordinators, who can answer."""
    found = _found(writing)
    if found is None or found.answered_at is not None:
        return ()
    argument = f"{writing.kept.id} {found.id}"
    reply = Button(writing.texts("button-reply"), Action(Verb.REPLY, argument))
    grant = Button(writing.texts("button-grant"), Action(Verb.GRANT, argument))
    return writing.card(
        {
            "name": writing.name(found.key, found.person),
            "town": writing.towns((found.key,)),
            "kind": found.kind,
        },
        "",
        found.words,
        buttons=(reply, grant) if found.kind == "time" else (reply,),
    )


def answer(writing: Writing) -> Parts:
    """The answer, to who has asked, as long as they may act for the town."""
    found = _found(writing)
    person = writing.person
    if found is None or found.answered_at is None or person is None or person.id != found.person:
        return ()
    if not writing.in_force((found.key,)):
        return ()
    told = (
        ""
        if found.deadline is None
        else writing.texts(
            "answer-granted",
            town=writing.towns((found.key,)),
            deadline=writing.deadline((found.key,)),
        )
    )
    asked = writing.texts("answer-to", words=found.words)
    return writing.card(
        {"town": writing.towns((found.key,))},
        asked,
        "",
        found.answer or told,
        buttons=(writing.way_in(f"{writing.kept.id} {found.key}"),),
    )


def _found(writing: Writing) -> Question | None:
    return questions.find(writing.connection, writing.letter.about["question"])


def left(writing: Writing) -> Parts:
    """Somebody has left the office: to them."""
    key = writing.letter.about["mandate"]
    if key in {each.key for each in writing.holdings}:
        return ()
    return writing.card({"town": writing.towns((key,))})


def succeeded(writing: Writing) -> Parts:
    """A successor was entered: to the other coordinators."""
    about = writing.letter.about
    held = people.holdings(
        writing.connection, round_=writing.kept.id, roster_person=about["roster_person"]
    )
    if not held:
        return ()
    by, town = writing.author(about["by"]), writing.towns((about["mandate"],))
    return writing.card({"by": by, "name": held[0].name, "town": town})


def stopped(writing: Writing) -> Parts:
    """Whom a head has named was stopped by a coordinator before they joined: to this head."""
    found = naming.withdrawn(
        writing.connection, writing.kept.id, writing.letter.about["roster_person"]
    )
    person = writing.person
    if not found or person is None or found[0].named_by != person.id:
        return ()
    if not people.holdings(writing.connection, person=person.id, round_=writing.kept.id):
        return ()
    towns = writing.towns(each.key for each in found)
    return writing.card({"name": found[0].name, "towns": towns})
