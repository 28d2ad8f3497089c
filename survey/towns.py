"""Where the people of a round by person come from, and when that may be told of a group."""

from collections import Counter
from collections.abc import Sequence

from survey.collect import Collected
from survey.grouping import People
from survey.questions import Municipalities
from survey.round import Round


def origins(round_: Round) -> tuple[Municipalities, ...]:
    """The questions that say where somebody comes from: one municipality, asked once."""
    return tuple(
        question
        for question in round_.questions
        if isinstance(question, Municipalities) and question.max == 1 and not question.per
    )


class Towns:
    """Where everybody comes from, as far as they say so."""

    def __init__(self, round_: Round, ballots: Sequence[Collected]) -> None:
        asked = origins(round_)
        self._asked = bool(asked)
        self._all = len(ballots)
        self._of: dict[int, str] = {
            person: answers[question.id][0]
            for question in asked
            for person, answers in enumerate(ballots)
            if answers.get(question.id)
        }
        self._sizes = sorted(Counter(self._of.values()).values(), reverse=True)

    def count(self, people: People) -> int | None:
        """How many different municipalities these people come from; None where it is not asked."""
        return len({self._of[each] for each in people if each in self._of}) if self._asked else None

    def counts(self, groups: Sequence[People]) -> list[int | None]:
        """The same for each of the groups that are told of one question; None for all of them
        where one of the numbers would give somebody away."""
        counts = [self.count(group) for group in groups]
        found = zip(groups, counts, strict=True)
        if all(self._leaves_open(len(group), count or 0) for group, count in found):
            return counts
        return [None for _ in groups]

    def _leaves_open(self, people: int, towns: int) -> bool:
        """Whether such a group could be one with and one without each single person, even for
        somebody who knows who comes from where: "from all ten" tells of whoever is the only one
        from their town. Of everybody and of nobody there is nothing left to find out."""
        if people in (0, self._all):
            return True
        elsewhere = self._all - sum(self._sizes)
        if elsewhere and not (
            self._possible(people - 1, towns, self._sizes, elsewhere - 1)
            and self._possible(people, towns, self._sizes, elsewhere - 1)
        ):
            return False
        return all(
            self._possible(people - 1, towns - 1, _without(self._sizes, size), elsewhere + size - 1)
            and self._possible(people, towns, [*_without(self._sizes, size), size - 1], elsewhere)
            for size in {*self._sizes}
        )

    def _possible(self, people: int, towns: int, sizes: list[int], elsewhere: int) -> bool:
        """Whether so many people can come from just so many of the towns of these sizes, or from
        `elsewhere`."""
        largest = sorted((size for size in sizes if size), reverse=True)
        return 0 <= towns <= min(people, len(largest)) and people <= (
            sum(largest[:towns]) + elsewhere
        )


def _without(sizes: list[int], size: int) -> list[int]:
    place = sizes.index(size)
    return [*sizes[:place], *sizes[place + 1 :]]
