"""Those whom a head has named: who has joined, a new link, and taking an access back."""

from chat.actions import Action, Verb
from handlers import naming
from handlers.appointing import Theirs, named_by, pass_on, withdraw
from handlers.places import Home, Named, Place
from handlers.scene import Reply, Scene, turned


def opened(scene: Scene) -> Reply:
    """The way there was taken, from a card or from a letter."""
    if not concerned(scene):
        return Reply(notice=scene.texts("naming-not-you"))
    return Reply(Named())


def concerned(scene: Scene) -> bool:
    """Whether the visitor can name somebody, or has done so."""
    return naming.may_name(scene) or bool(mine(scene))


def mine(scene: Scene) -> list[Theirs]:
    """Those whom the visitor has named for mandates whose head he is today."""
    found = []
    for theirs in named_by(scene, scene.person.id):
        headed = {each.mandate for each in naming.heads(scene, theirs[0].round)}
        if left := tuple(each for each in theirs if each.mandate in headed):
            found.append(left)
    return found


def now(scene: Scene, place: Named) -> Place:
    """The place as it is by now: home for whoever has nothing to do with it any more, and nobody
    is asked about somebody who is gone already."""
    if not concerned(scene):
        return Home()
    gone = place.withdraws and find(mine(scene), place.withdraws) is None
    return place.model_copy(update={"withdraws": ""}) if gone else place


def find(people: list[Theirs], id_: str) -> Theirs | None:
    """Who has this id; None when nobody has."""
    return next((theirs for theirs in people if theirs[0].roster_person == id_), None)


def pressed(scene: Scene, place: Named, action: Action) -> Reply:
    """A button of the list, or of the question whether an access is to be taken back."""
    if action.verb is Verb.HOME:
        return Reply(Home())
    return _asked(scene, place, action) if place.withdraws else _listed(scene, place, action)


def _asked(scene: Scene, place: Named, action: Action) -> Reply:
    match action.verb:
        case Verb.BACK:
            return Reply(Named(page=place.page))
        case Verb.NEXT:
            return _withdraw(scene, place)
    return Reply()


def _listed(scene: Scene, place: Named, action: Action) -> Reply:
    match action.verb:
        case Verb.NAME:
            return naming.begin(scene, action.argument)
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.LINK | Verb.REVOKE:
            return _about(scene, place, action)
    return Reply()


def _about(scene: Scene, place: Named, action: Action) -> Reply:
    """Something about one of those named; the list as it is now where that is not possible."""
    theirs = find(mine(scene), action.argument)
    if theirs is None:
        return Reply(Named())
    if action.verb is Verb.REVOKE:
        return Reply(Named(withdraws=action.argument, page=place.page))
    return pass_on(scene, theirs) if waits(scene, theirs) else Reply(Named())


def waits(scene: Scene, theirs: Theirs) -> bool:
    """Whether somebody has not joined and still can."""
    day = scene.day(theirs[0].round)
    late = all(scene.over(each) for each in theirs)
    return theirs[0].person is None and not late and (theirs[0].to_day or day) >= day


def _withdraw(scene: Scene, place: Named) -> Reply:
    theirs = find(mine(scene), place.withdraws)
    if theirs is None:
        return Reply(Named())
    sentence = "named-withdrawn-stands" if withdraw(scene, theirs) else "named-withdrawn"
    return Reply(Named(), problem=scene.texts(sentence, name=theirs[0].name))
