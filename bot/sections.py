"""The sections of the configuration file: what can be set, and what is expected there."""

import re
from typing import Annotated, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr
from pydantic.fields import FieldInfo


def _shaped(pattern: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, secret.get_secret_value()):
            raise ValueError("another shape")
        return secret

    return AfterValidator(check)


def _public(url: str) -> str:
    """Telegram calls no other port (setWebhook, notes)."""
    if url and (urlsplit(url).port or 443) not in (443, 80, 88, 8443):
        raise ValueError("no port that is called")
    return url


def _real_port(listen: str) -> str:
    if int(listen.rpartition(":")[2] or 0) > 65535:
        raise ValueError("no such port")
    return listen


Token = Annotated[SecretStr, _shaped(r"([0-9]+:[A-Za-z0-9_-]+)?")]
DatabaseUrl = Annotated[SecretStr, _shaped(r"sqlite:///.+|postgresql://.+")]
WebAddress = Annotated[
    str, Field(pattern=r"^https?://[^\s{}?#]+$"), AfterValidator(lambda url: url.rstrip("/"))
]
Listen = Annotated[
    str,
    Field(pattern=r"^((\[[0-9A-Fa-f:]+\]|[^\s:]+):[0-9]{1,5})?$"),
    AfterValidator(_real_port),
]
PublicAddress = Annotated[
    str,
    Field(pattern=r"^(https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[A-Za-z0-9._~/-]*)?$"),
    AfterValidator(_public),
]
UserId = Annotated[int, Field(gt=0, lt=2**63)]
ChatId = Annotated[int, Field(gt=-(2**63), lt=2**63)]


class Section(BaseModel):
    """A table of the file. The description of each field is what is expected there."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Telegram(Section):
    """Which bot this is, and where Telegram is. `load` fills `token` from `token_file`."""

    token: Token = Field(
        SecretStr(""), description="a bot's token: a number, a colon, and letters and digits"
    )
    token_file: str = Field("", description="the path of a file with nothing but the token in it")
    api: WebAddress = Field(
        "https://api.telegram.org", description="a web address, such as https://api.telegram.org"
    )


class Webhook(Section):
    """Where Telegram brings updates, instead of being asked for them. Without an `url` it is asked;
    without a `secret` there is a fresh one at each start."""

    url: PublicAddress = Field(
        "", description="an https address with a path, on port 443, 80, 88 or 8443"
    )
    listen: Annotated[Listen, Field(min_length=1)] = Field(
        "127.0.0.1:8082", description="HOST:PORT, such as 127.0.0.1:8082"
    )
    secret: Annotated[SecretStr, _shaped(r"([A-Za-z0-9_-]{16,256})?")] = Field(
        SecretStr(""), description="16 to 256 of A-Z, a-z, 0-9, _ and -"
    )

    @property
    def address(self) -> tuple[str, int]:
        """Host and port on this machine."""
        return _host_and_port(self.listen)


class Storage(Section):
    """Where everything is kept. The address may hold a password."""

    url: DatabaseUrl = Field(
        SecretStr("sqlite:///votum.db"),
        description="sqlite:///FILE or postgresql://USER@HOST/DATABASE",
    )

    @property
    def secrets(self) -> tuple[SecretStr, ...]:
        """What of the address no log may show: its password, as it stands there and as it is."""
        try:
            parts = urlsplit(self.url.get_secret_value())
        except ValueError:  # it is no address, which is told when the database is opened
            return (self.url,)
        found = {parts.password, *parse_qs(parts.query).get("password", ())} - {None, ""}
        return tuple(SecretStr(each) for word in found for each in {word, unquote(word)})


class Bot(Section):
    """How the bot speaks, and to whom it reports."""

    language: Literal["de", "en"] = Field("de", description="de or en")
    coordinators: tuple[UserId, ...] = Field(
        (), strict=False, description="Telegram user ids, whole numbers above 0"
    )
    post_to: tuple[ChatId, ...] = Field(
        (), strict=False, description="Telegram chat ids, whole numbers"
    )


class Scheduler(Section):
    """How often the clock is looked at."""

    tick: float = Field(10, gt=0, allow_inf_nan=False, description="a number of seconds above 0")


class Privacy(Section):
    """What the notice before the first answer says."""

    controller: str = Field("", description="a text")
    contact: str = Field("", description="a text")
    officer: str = Field("", description="a text")
    retention_days: int = Field(365, gt=0, lt=36500, description="a whole number of days above 0")


class Health(Section):
    """Where the health page is served, if it is."""

    listen: Listen = Field("", description="HOST:PORT, such as 127.0.0.1:8081")

    @property
    def address(self) -> tuple[str, int] | None:
        """Host and port; None where nothing is served."""
        return _host_and_port(self.listen) if self.listen else None


def _host_and_port(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)


class Configuration(Section):
    """Everything that can be set. The example file explains each key."""

    telegram: Telegram = Telegram()
    webhook: Webhook = Webhook()
    storage: Storage = Storage()
    bot: Bot = Bot()
    scheduler: Scheduler = Scheduler()
    privacy: Privacy = Privacy()
    health: Health = Health()

    @property
    def secrets(self) -> tuple[SecretStr, ...]:
        """Everything in it that no log may show."""
        return self.telegram.token, self.webhook.secret, *self.storage.secrets


Key = tuple[str, str]
"""Section and key."""

KEYS: dict[Key, FieldInfo] = {
    (section, key): field
    for section, table in Configuration.model_fields.items()
    for key, field in type(table.default).model_fields.items()
}
VARIABLES: dict[str, Key] = {
    f"VOTUM_{section}__{key}".upper(): (section, key) for section, key in KEYS
}
