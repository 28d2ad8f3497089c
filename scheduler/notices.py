"""Letters that tell or ask for one thing: they fall away with their reason."""

from collections.abc import Iterator

from chat.actions import Action, Verb
from chat.cards import Button
from chat.format import days, listed
from scheduler.writing import Parts, Writing
from storage import people, submissions
from storage.people import Holding


def opening(writing: Writing) -> Parts:
    """The round is open: to everyone who has joined and not submitted yet."""
    corrects = writing.kept.round.follows is not None
    told = [writing.texts("letter-opening-corrects")] if corrects else []
    return _asking(writing, writing.still_wanted("opening"), *told)


def reminder(writing: Writing) -> Parts:
    """There is no submission yet: one letter for all the mandates of a person."""
    return _asking(writing, writing.still_wanted("reminder"))


def asked(writing: Writing) -> Parts:
    """The reminder that the recipient has asked for."""
    return _asking(writing, writing.still_wanted("asked"))


def _asking(writing: Writing, keys: tuple[str, ...], *lines: str) -> Parts:
    if not keys:
        return ()
    return writing.card(
        {"towns": writing.towns(keys), "deadline": writing.deadline(keys)},
        *lines,
        buttons=(
            writing.way_in(writing.kept.id),
            Button(writing.texts("button-tomorrow"), Action(Verb.TOMORROW, writing.kept.id)),
        ),
    )


def escalation(writing: Writing) -> Parts:
    """Who is missing shortly before the deadline: to coordinators."""
    missing = writing.still_wanted("escalation")
    if not missing:
        return ()
    return writing.card(
        {
            "deadline": writing.deadline(missing),
            "count": len(missing),
            "mandates": len(writing.facts.mandates),
        },
        *(f"– {_missing(writing, key)}" for key in missing),
    )


def _missing(writing: Writing, key: str) -> str:
    town = writing.towns((key,))
    joined = any(each.holders for each in writing.facts.mandates if each.key == key)
    return town if joined else writing.texts("letter-escalation-nobody", town=town)


def prepared(writing: Writing) -> Parts:
    """A draft waits for the head, who may still submit."""
    key = writing.letter.about["mandate"]
    held = [each for each in writing.acting if each.key == key]
    if writing.kept.state != "open" or not any(writing.now < each.deadline for each in held):
        return ()
    return writing.card(
        {
            "name": writing.name(key, writing.letter.about["person"]),
            "town": writing.towns((key,)),
        },
        buttons=(writing.way_in(f"{writing.kept.id} {key}"),),
    )


def joined(writing: Writing) -> Parts:
    """Somebody has taken an access: to coordinators, who can take it back."""
    about = writing.letter.about
    held = people.holdings(
        writing.connection,
        person=about["person"],
        round_=writing.kept.id,
        roster_person=about["roster_person"],
    )
    if not held:
        return ()
    revoke = Action(Verb.REVOKE, f"{writing.kept.id} {about['link']}")
    return writing.card(
        {
            "name": writing.name(held[0].key, about["person"]),
            "towns": writing.towns(each.key for each in held),
            "roles": _roles(writing, held),
        },
        *_named_by(writing, held[0]),
        buttons=(Button(writing.texts("button-revoke"), revoke),),
    )


def named(writing: Writing) -> Parts:
    """A head has named somebody: to coordinators."""
    held = _named(writing)
    if not held:
        return ()
    first = held[0]
    return writing.card(
        {
            "by": writing.name(first.key, first.named_by or 0),
            "name": first.name,
            "role": writing.texts(f"role-{first.role}"),
            "towns": writing.towns(each.key for each in held),
        },
        days(first.from_day, first.to_day, writing.texts),
    )


def accepted(writing: Writing) -> Parts:
    """Whom a head has named is there: to this head, who can take it back."""
    held = _named(writing)
    person = writing.person
    if not held or held[0].person is None or person is None or held[0].named_by != person.id:
        return ()
    towns = writing.towns(each.key for each in held)
    button = Button(writing.texts("button-named"), Action(Verb.NAMED))
    return writing.card({"name": held[0].name, "towns": towns}, buttons=(button,))


def _named(writing: Writing) -> tuple[Holding, ...]:
    """What the letter's person was named for; nothing once it is withdrawn."""
    about = writing.letter.about
    return people.holdings(
        writing.connection, round_=writing.kept.id, roster_person=about["roster_person"]
    )


def _roles(writing: Writing, held: tuple[Holding, ...]) -> str:
    roles = dict.fromkeys(writing.texts(f"role-{each.role}") for each in held)
    return listed(list(roles), writing.texts)


def _named_by(writing: Writing, holding: Holding) -> Iterator[str]:
    if holding.named_by is not None:
        yield writing.texts("letter-joined-by", by=writing.name(holding.key, holding.named_by))


def late(writing: Writing) -> Parts:
    """A submission came after the deadline: to coordinators, who can accept it."""
    recorded = submissions.get(writing.connection, writing.letter.about["submission"])
    accept = Action(Verb.ACCEPT, f"{writing.kept.id} {recorded.id}")
    return writing.card(
        {
            "town": writing.towns((recorded.submission.mandate,)),
            "at": writing.moment(recorded.submission.at),
        },
        buttons=(Button(writing.texts("button-accept"), accept),),
    )


def coordinator(writing: Writing) -> Parts:
    """Somebody has become a coordinator: to those who were before."""
    return writing.card({})


def aside(writing: Writing) -> Parts:
    """Something could not be handled: to coordinators."""
    return writing.card({})
