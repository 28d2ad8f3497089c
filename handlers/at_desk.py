"""The coordinators' desk: which place is served by which module."""

from collections.abc import Callable
from typing import Any

from chat.actions import Action, Verb
from chat.cards import Card
from handlers import (
    dictating,
    documents,
    erasing_round,
    inviting,
    moving,
    new_round,
    new_round_opening,
    requests,
    succeeding,
    supervising,
    towns,
)
from handlers.desk_places import (
    AtHolder,
    AtRound,
    AtTown,
    Documents,
    Ending,
    Inviting,
    Moving,
    Planned,
    Reminding,
    Replying,
    Towns,
)
from handlers.ended_places import ErasingRound
from handlers.entry_places import Dictating, Succeeding
from handlers.new_round_places import NewRound, Previewing, RoundOpening, RoundRead
from handlers.places import Wishing
from handlers.scene import Reply, Scene

ON_PRESS: dict[type, Callable[[Scene, Any, Action], Reply]] = {
    AtRound: supervising.pressed,
    Reminding: supervising.pressed,
    Planned: supervising.pressed,
    Towns: towns.pressed,
    AtTown: towns.town_pressed,
    AtHolder: towns.holder_pressed,
    Dictating: dictating.pressed,
    Succeeding: succeeding.pressed,
    Moving: moving.pressed,
    Ending: moving.ending_pressed,
    Inviting: inviting.pressed,
    Documents: documents.pressed,
    ErasingRound: erasing_round.pressed,
    Replying: requests.replying_pressed,
    Wishing: requests.pressed,
    NewRound: new_round.pressed,
    RoundRead: new_round.pressed_read,
    Previewing: new_round.pressed_preview,
    RoundOpening: new_round_opening.pressed,
}

ON_STANDING: dict[Verb, Callable[[Scene, str], Reply]] = {
    Verb.DOCUMENT: documents.send,
    Verb.REPLY: requests.reply,
    Verb.GRANT: requests.grant,
}

ON_WORDS: dict[type, Callable[[Scene, Any, str], Reply]] = {
    Towns: towns.said,
    Dictating: dictating.said,
    Succeeding: succeeding.said,
    Moving: moving.said,
    Replying: requests.replied,
    Wishing: requests.said,
}

CARDS: dict[type, Callable[[Scene, Any, int], Card]] = {
    AtRound: supervising.at_round,
    Reminding: supervising.reminding,
    Planned: supervising.planned,
    Towns: towns.towns,
    AtTown: towns.at_town,
    AtHolder: towns.at_holder,
    Dictating: dictating.dictating,
    Succeeding: succeeding.succeeding,
    Moving: moving.moving,
    Ending: moving.ending,
    Inviting: inviting.inviting,
    Documents: documents.documents,
    ErasingRound: erasing_round.erasing_round,
    Replying: requests.replying,
    Wishing: requests.wishing,
    NewRound: new_round.new_round,
    RoundRead: new_round.round_read,
    Previewing: new_round.previewing,
    RoundOpening: new_round_opening.opening_round,
}
