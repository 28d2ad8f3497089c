"""Invitations from the chat: who has not joined, and fresh links as rows, as letters to be printed,
or for one person as a message to be passed on. Only hashes of links are kept: what is lost on its
way is asked for again."""

import datetime as dt

from chat.actions import Action, Verb
from chat.buttons import labelled
from chat.cards import Button, Card, File
from chat.desk_cards import list_card
from chat.format import deadline, listed
from handlers.appointing import link_until
from handlers.desk_places import AtHolder, AtRound, Inviting
from handlers.effects import Making
from handlers.scene import Reply, Scene, turned
from reports.invitations import Sender, invitations_pdf
from reports.invited import Invited, invitations_csv
from reports.poster import Poster, poster_pdf
from storage import links, people
from storage.invitations import Invitation, invite
from storage.people import Holding
from storage.rounds import Kept
from survey.chain import digest

MARK = 12
"""Characters of a digest by which a person's button is known: an id of the roster can be long."""

FORMS = ("csv", "pdf")


def person_mark(roster_person: str) -> str:
    """What a button carries for this human being."""
    return digest(roster_person)[:MARK]


def may_invite(scene: Scene, kept: Kept) -> bool:
    """Whether a link still opens something: the round is not over."""
    return kept.state in {"planned", "open"} and scene.at < kept.closes_at


def _waiting(scene: Scene, round_: str) -> list[tuple[Holding, ...]]:
    """Those who have not joined, each with what they could hold."""
    held = [
        each for each in people.holdings(scene.connection, round_=round_) if each.person is None
    ]
    held.sort(key=lambda each: each.named_by is not None)
    found: dict[str, list[Holding]] = {}
    for each in held:
        found.setdefault(each.roster_person, []).append(each)
    return [tuple(theirs) for theirs in found.values()]


def pressed(scene: Scene, place: Inviting, action: Action) -> Reply:
    """A button of the list was pressed."""
    match action.verb:
        case Verb.BACK:
            return Reply(AtRound(round=place.round))
        case Verb.HOME:
            return Reply(place, same=True)
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.ENTRY:
            return _person(scene, place, action.argument)
        case Verb.ISSUE if action.argument in FORMS:
            return _issued(scene, place, action.argument)
    return Reply()


def _person(scene: Scene, place: Inviting, mark: str) -> Reply:
    for theirs in _waiting(scene, place.round):
        if person_mark(theirs[0].roster_person) == mark:
            first = theirs[0]
            return Reply(AtHolder(round=place.round, town=first.key, person=first.roster_person))
    return Reply(place)


def _issued(scene: Scene, place: Inviting, form: str) -> Reply:
    """Fresh links for everyone who has not joined, as a file in this chat. Once for a press: it
    leads to a new turn, in which the same button is stale."""
    kept = scene.kept(place.round)
    if not may_invite(scene, kept):
        return Reply(place, notice=scene.texts("invite-over"))
    if kept.round.ballots == "person":
        return Reply(place, notice=scene.texts("invite-sent"), apart=(_poster(scene, kept),))
    issued = invite(scene.connection, kept.id, scene.at, scene.desk.secret)
    if not issued:
        return Reply(place, notice=scene.texts("invite-nobody"))
    made = _file(scene, kept, issued, form)
    return Reply(place, notice=scene.texts("invite-sent"), apart=(made,))


def _file(scene: Scene, kept: Kept, issued: tuple[Invitation, ...], form: str) -> Making:
    """The file, which is made off the event loop."""
    texts, at = scene.texts, scene.at
    invited = [_invited(scene, kept, each) for each in issued]
    caption = texts(f"invite-file-{form}", title=scene.title(kept))
    name = f"{kept.id}-{texts('invite-file')}.{form}"
    sender = Sender(
        title=scene.title(kept),
        deadline=deadline(kept.closes_at, kept.round.zone, texts.language),
        controller=scene.desk.privacy.controller,
        contact=scene.desk.privacy.contact,
        bot=scene.desk.name,
    )

    def made() -> File:
        if form == "csv":
            content = invitations_csv(invited).encode("utf-8-sig")
        else:
            content = invitations_pdf(sender, invited, at, texts)
        return File("document", name, content, caption)

    return Making(made, Card(body=texts("invite-failed")))


def _invited(scene: Scene, kept: Kept, each: Invitation) -> Invited:
    return Invited(
        municipality=each.mandate.municipality,
        office=each.mandate.office,
        person=each.holder.shown,
        role=each.holder.role,
        link=scene.desk.link(each.secret),
        code=each.secret,
        expires_at=each.expires_at.astimezone(kept.round.zone),
        extra=each.holder.extra,
    )


def _poster(scene: Scene, kept: Kept) -> Making:
    """The one link that everybody shares, on a page to be hung up."""
    texts, at = scene.texts, scene.at
    secret = scene.desk.secret()
    links.issue(scene.connection, secret, at, round_=kept.id)
    poster = Poster(
        scene.title(kept),
        kept.round.purpose.in_language(texts.language),
        deadline(kept.closes_at, kept.round.zone, texts.language),
        scene.desk.link(secret),
    )
    caption = texts("invite-file-poster", title=scene.title(kept))
    name = f"{kept.id}-{texts('invite-file')}.pdf"
    return Making(
        lambda: File("document", name, poster_pdf(poster, at, texts), caption),
        Card(body=texts("invite-failed")),
    )


def inviting(scene: Scene, place: Inviting, turn: int) -> Card:
    """Who has not joined, and the ways to fresh links."""
    kept, texts = scene.kept(place.round), scene.texts
    by_person = kept.round.ballots == "person"
    waiting = [] if by_person else _waiting(scene, kept.id)
    lines = [_line(scene, kept, theirs, turn) for theirs in waiting]
    labels = (
        {"pdf": "button-poster"} if by_person else {"pdf": "button-letters", "csv": "button-csv"}
    )
    able = may_invite(scene, kept) and (by_person or bool(waiting))
    more = [
        Button(texts(label), Action(Verb.ISSUE, form, turn)) for form, label in labels.items()
    ] * able
    if not may_invite(scene, kept):
        intro = texts("invite-over")
    elif by_person:
        intro = texts("invite-shared")
    else:
        intro = texts("invite-how", count=len(waiting)) if waiting else texts("invite-nobody")
    about = (scene.title(kept), texts("button-invite"))
    return list_card(about, intro, lines, place.page, turn, texts, more)


def _line(scene: Scene, kept: Kept, theirs: tuple[Holding, ...], turn: int) -> tuple[str, Button]:
    first = theirs[0]
    towns = listed([kept.roster.name(each.key) for each in theirs], scene.texts)
    words = f"{first.name} ({towns})"
    return words, labelled(first.name, Action(Verb.ENTRY, person_mark(first.roster_person), turn))


def fresh(scene: Scene, place: AtHolder, theirs: tuple[Holding, ...]) -> Reply:
    """A fresh link for one person, in a message to be passed on; earlier ones open nothing more."""
    kept, first = scene.kept(place.round), theirs[0]
    if not may_invite(scene, kept):
        return Reply(place, notice=scene.texts("invite-over"))
    secret, until = scene.desk.secret(), link_until(scene, theirs)
    if until <= scene.at:
        return Reply(place, notice=scene.texts("invite-over"))
    links.void(scene.connection, kept.id, first.roster_person, scene.at)
    links.issue(
        scene.connection,
        secret,
        scene.at,
        round_=kept.id,
        roster_person=first.roster_person,
        expires_at=until,
    )
    return Reply(
        place,
        problem=scene.texts("invite-fresh", name=first.name),
        apart=(_link_card(scene, kept, theirs, until, secret),),
    )


def _link_card(
    scene: Scene, kept: Kept, theirs: tuple[Holding, ...], until: dt.datetime, secret: str
) -> Card:
    """The message to be forwarded, with the code by itself for whom the link does not let in."""
    texts, first = scene.texts, theirs[0]
    towns = listed([kept.roster.name(each.key) for each in theirs], texts)
    parts = (
        scene.title(kept),
        texts("invite-for", name=first.name, role=texts(f"role-{first.role}"), towns=towns),
        texts("naming-link-until", until=deadline(until, kept.round.zone, texts.language)),
        scene.desk.link(secret),
        texts("invite-code", code=secret),
    )
    return Card(title=texts("naming-link-title", name=first.name), body="\n\n".join(parts))
