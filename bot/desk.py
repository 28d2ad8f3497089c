"""What conversations and what time work with, as the configuration sets it up."""

from collections.abc import Callable

from bot.configuration import Configuration
from handlers.desk import Desk, Privacy
from scheduler.settings import Settings


def desk_of(
    configuration: Configuration, secret: Callable[[], str], link: Callable[[str], str] = str
) -> Desk:
    """What conversations and acts upon a round work with besides the database. Commands issue no
    links by it, so these need no address."""
    return Desk(
        language=configuration.bot.language,
        coordinators=frozenset(configuration.bot.coordinators),
        privacy=Privacy(**configuration.privacy.model_dump()),
        secret=secret,
        link=link,
        post_to=tuple(configuration.bot.post_to),
    )


def settings_of(configuration: Configuration, secret: Callable[[], str]) -> Settings:
    """What time works with besides the database."""
    return Settings(
        language=configuration.bot.language,
        coordinators=frozenset(configuration.bot.coordinators),
        post_to=tuple(configuration.bot.post_to),
        secret=secret,
    )
