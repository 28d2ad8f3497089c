"""Configuration: what is taken from where, and what each mistake is answered with."""

import os
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.configuration import BadConfiguration, Configuration, load
from bot.sections import KEYS, VARIABLES
from chat.texts import LANGUAGES

TOKEN = "1001:CANARY-canary_CANARY"
A_TOKEN = "a bot's token: a number, a colon, and letters and digits"
NO_TOKEN = (
    "found nothing, expected a bot's token here, in VOTUM_TELEGRAM__TOKEN or in telegram.token_file"
)
NOTHING = Path(os.devnull)
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


PICKY = set(VARIABLES) - {
    "VOTUM_TELEGRAM__TOKEN_FILE",
    "VOTUM_PRIVACY__CONTROLLER",
    "VOTUM_PRIVACY__CONTACT",
    "VOTUM_PRIVACY__OFFICER",
}
"""The variables that do not take any text."""


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return file


def problems(file: Path | None, environment: dict[str, str] | None = None) -> list[str]:
    """The problems' lines, the test's own folder taken out."""
    with pytest.raises(BadConfiguration) as caught:
        load(file, environment or {})
    folder = "" if file is None else f"{file.parent}/"
    return [problem.replace(folder, "") for problem in caught.value.problems]


def test_load_file_and_environment(tmp_path: Path) -> None:
    file = written(tmp_path, '[bot]\nlanguage = "en"\ncoordinators = [7]\n[scheduler]\ntick = 2\n')
    environment = {
        "VOTUM_TELEGRAM__TOKEN": TOKEN,
        "VOTUM_BOT__COORDINATORS": "1001, 1002",
        "VOTUM_BOT__POST_TO": "-1001234567890",
        "VOTUM_SCHEDULER__TICK": "0.5",
        "VOTUM_PRIVACY__RETENTION_DAYS": "30",
        "VOTUM_HEALTH__LISTEN": "127.0.0.1:8081",
        "HOME": "/elsewhere",
    }
    configuration = load(file, environment)
    assert configuration.telegram.token.get_secret_value() == TOKEN
    assert configuration.bot.model_dump() == {
        "language": "en",
        "coordinators": (1001, 1002),
        "post_to": (-1001234567890,),
    }
    assert configuration.scheduler.tick == 0.5
    assert configuration.privacy.retention_days == 30
    assert configuration.health.address == ("127.0.0.1", 8081)


def test_load_empty_list_from_environment(tmp_path: Path) -> None:
    file = written(tmp_path, "[bot]\ncoordinators = [7]\n")
    environment = {"VOTUM_TELEGRAM__TOKEN": TOKEN, "VOTUM_BOT__COORDINATORS": ""}
    assert load(file, environment).bot.coordinators == ()


def test_load_named_by_variable(tmp_path: Path) -> None:
    file = written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n')
    assert load(None, {"VOTUM_CONFIG": str(file)}).telegram.token.get_secret_value() == TOKEN


def test_load_argument_wins_over_variable(tmp_path: Path) -> None:
    file = written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n')
    missing = {"VOTUM_CONFIG": str(tmp_path / "missing.toml")}
    assert load(file, missing).telegram.token.get_secret_value() == TOKEN


def test_load_default_file_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    configuration = load(None, {"VOTUM_TELEGRAM__TOKEN": TOKEN})
    assert configuration.storage.url.get_secret_value() == f"sqlite:///{tmp_path}/votum.db"


def test_load_default_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n')
    assert load(None, {}).telegram.token.get_secret_value() == TOKEN


def test_load_named_file_missing(tmp_path: Path) -> None:
    assert problems(tmp_path / "config.toml") == ["config.toml: not found"]


def test_load_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert problems(tmp_path / "config.toml") == ["config.toml: cannot be read (Is a directory)"]


def test_load_not_toml(tmp_path: Path) -> None:
    file = written(tmp_path, f'[telegram]\ntoken = {TOKEN}"\n')
    assert problems(file) == ["config.toml: line 2, column 13: cannot be understood, expected TOML"]


def test_load_number_beyond_reason(tmp_path: Path) -> None:
    file = written(tmp_path, f"[scheduler]\ntick = {'9' * 5000}\n")
    assert problems(file) == ["config.toml: at its end: cannot be understood, expected TOML"]


def test_load_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes('[privacy]\ncontroller = "Ämter"\n'.encode("cp1252"))
    assert problems(file) == ["config.toml: found other bytes, expected UTF-8"]


def test_load_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(f'\ufeff[telegram]\ntoken = "{TOKEN}"\n'.encode())
    assert load(file, {}).telegram.token.get_secret_value() == TOKEN


def test_load_every_problem_at_once(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
        bots = "secret"
        health = "secret"
        [telegram]
        tokn = "secret"
        token = "secret"
        api = "secret"
        [storage]
        url = "mysql://secret"
        [bot]
        language = "secret"
        coordinators = ["secret", -5, true]
        post_to = 5
        [scheduler]
        tick = "secret"
        [privacy]
        controller = 2026-11-23
        retention_days = 1.5
        """,
    )
    environment = {"VOTUM_TOKEN": "secret", "votum_bot__language": "secret"}
    found = [problem.partition(", expected")[0] for problem in problems(file, environment)]
    assert found == [
        "VOTUM_TOKEN: unknown, the nearest known is VOTUM_TELEGRAM__TOKEN",
        "votum_bot__language: unknown, the nearest known is VOTUM_BOT__LANGUAGE",
        "config.toml: telegram.token: found another text",
        "config.toml: telegram.api: found another text",
        "config.toml: telegram.tokn: unknown, the nearest known is telegram.token",
        "config.toml: storage.url: found another text",
        "config.toml: bot.language: found another text",
        "config.toml: bot.coordinators: found a text in the list",
        "config.toml: bot.coordinators: found another number in the list",
        "config.toml: bot.coordinators: found true or false in the list",
        "config.toml: bot.post_to: found a number",
        "config.toml: scheduler.tick: found a text",
        "config.toml: privacy.controller: found a date or time",
        "config.toml: privacy.retention_days: found a number",
        "config.toml: health: found a text",
        "config.toml: bots: unknown, the nearest known is bot",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '[scheduler]\ntick = "10"',
            "config.toml: scheduler.tick: found a text, expected a number of seconds above 0",
        ),
        (
            'health = "127.0.0.1:8081"',
            "config.toml: health: found a text, expected a section [health]",
        ),
        (
            "[bot]\nlanguage = true",
            "config.toml: bot.language: found true or false, expected de or en",
        ),
    ],
)
def test_load_problem_in_full(tmp_path: Path, text: str, problem: str) -> None:
    assert problems(written(tmp_path, text), {"VOTUM_TELEGRAM__TOKEN": TOKEN}) == [problem]


@pytest.mark.parametrize(
    ("variable", "value", "found"),
    [
        ("VOTUM_TELEGRAM__TOKEN", "secret", "another text"),
        ("VOTUM_SCHEDULER__TICK", "secret", "a text"),
        ("VOTUM_SCHEDULER__TICK", "0", "another number"),
        ("VOTUM_SCHEDULER__TICK", "nan", "another number"),
        ("VOTUM_BOT__COORDINATORS", "1,secret", "a text in the list"),
        ("VOTUM_BOT__COORDINATORS", "1,,2", "nothing in the list"),
        ("VOTUM_PRIVACY__RETENTION_DAYS", "", "nothing"),
        ("VOTUM_HEALTH__LISTEN", "127.0.0.1:99999", "another text"),
    ],
)
def test_load_bad_variable(tmp_path: Path, variable: str, value: str, found: str) -> None:
    expected = KEYS[VARIABLES[variable]].description
    environment = {"VOTUM_TELEGRAM__TOKEN": TOKEN, variable: value}
    assert problems(written(tmp_path, ""), environment) == [
        f"{variable}: found {found}, expected {expected}"
    ]


def test_load_key_in_wrong_section(tmp_path: Path) -> None:
    file = written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n[bot]\nretention_days = 3\n')
    assert problems(file) == [
        "config.toml: bot.retention_days: unknown, the nearest known is privacy.retention_days"
    ]


def test_load_without_token(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    assert problems(file) == [f"config.toml: telegram.token: {NO_TOKEN}"]
    assert load(file, {}, needs_token=False).telegram.token.get_secret_value() == ""


def test_load_token_file_beside_configuration(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", "utf-8")
    file = written(tmp_path, '[telegram]\ntoken_file = "token"\n')
    assert load(file, {}).telegram.token.get_secret_value() == TOKEN


def test_load_token_wins_over_token_file(tmp_path: Path) -> None:
    file = written(tmp_path, '[telegram]\ntoken_file = "missing"\n')
    environment = {"VOTUM_TELEGRAM__TOKEN": TOKEN}
    assert load(file, environment).telegram.token.get_secret_value() == TOKEN


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "config.toml: telegram.token_file: found no file that can be read there"),
        (b"\xff", "config.toml: telegram.token_file: found no file that can be read there"),
        (b" \n", f"token: {NO_TOKEN}"),
        (b"secret and more", f"token: found another text, expected {A_TOKEN}"),
    ],
)
def test_load_bad_token_file(tmp_path: Path, content: bytes | None, problem: str) -> None:
    if content is not None:
        (tmp_path / "token").write_bytes(content)
    assert problems(written(tmp_path, '[telegram]\ntoken_file = "token"\n')) == [problem]


@pytest.mark.parametrize(
    ("url", "anchored"),
    [
        ("sqlite:///data/votum.db", "sqlite:///{folder}/data/votum.db"),
        ("sqlite:////srv/votum.db", "sqlite:////srv/votum.db"),
        ("postgresql://user@host/votum", "postgresql://user@host/votum"),
    ],
)
def test_load_database_relative_to_file(tmp_path: Path, url: str, anchored: str) -> None:
    file = written(tmp_path, f'[storage]\nurl = "{url}"\n')
    configuration = load(file, {}, needs_token=False)
    assert configuration.storage.url.get_secret_value() == anchored.format(folder=tmp_path)


def test_load_api_without_trailing_slash(tmp_path: Path) -> None:
    file = written(tmp_path, '[telegram]\napi = "http://127.0.0.1:8081/"\n')
    assert load(file, {}, needs_token=False).telegram.api == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("listen", "address"),
    [("", None), ("0.0.0.0:80", ("0.0.0.0", 80)), ("[::1]:8081", ("::1", 8081))],
)
def test_health_address(listen: str, address: tuple[str, int] | None, tmp_path: Path) -> None:
    file = written(tmp_path, f'[health]\nlisten = "{listen}"\n')
    assert load(file, {}, needs_token=False).health.address == address


@pytest.mark.parametrize(
    "url",
    [
        "http://votum.example.org/telegram",
        "https://votum.example.org",
        "https://votum.example.org:8080/telegram",
        "https://votum.example.org:99999/telegram",
        "https://user:CANARY@votum.example.org/telegram",
        "https://votum.example.org/telegram?secret=CANARY",
        "votum.example.org/telegram",
        " https://votum.example.org/telegram",
    ],
)
def test_load_bad_webhook_address(url: str, tmp_path: Path) -> None:
    file = written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n[webhook]\nurl = "{url}"\n')
    expected = "an https address with a path, on port 443, 80, 88 or 8443"
    assert problems(file) == [
        f"config.toml: webhook.url: found another text, expected {expected}",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            'secret = "too-short"',
            "webhook.secret: found another text, expected 16 to 256 of A-Z, a-z, 0-9, _ and -",
        ),
        (
            f'secret = "{"CANARY" * 43}"',
            "webhook.secret: found another text, expected 16 to 256 of A-Z, a-z, 0-9, _ and -",
        ),
        (
            'secret = "with blanks between CANARY"',
            "webhook.secret: found another text, expected 16 to 256 of A-Z, a-z, 0-9, _ and -",
        ),
        (
            'listen = ""',
            "webhook.listen: found nothing, expected HOST:PORT, such as 127.0.0.1:8082",
        ),
        (
            "listen = 8082",
            "webhook.listen: found a number, expected HOST:PORT, such as 127.0.0.1:8082",
        ),
        ('secrets = "x"', "webhook.secrets: unknown, the nearest known is webhook.secret"),
    ],
)
def test_load_bad_webhook(line: str, problem: str, tmp_path: Path) -> None:
    file = written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n[webhook]\n{line}\n')
    assert problems(file) == [f"config.toml: {problem}"]


@pytest.mark.parametrize("port", ["", ":443", ":80", ":88", ":8443"])
def test_load_webhook(port: str, tmp_path: Path) -> None:
    url, secret = f"https://votum.example.org{port}/telegram", "CANARY-of-the-webhook"
    file = written(tmp_path, f'[webhook]\nurl = "{url}"\nsecret = "{secret}"\n')
    found = load(file, {"VOTUM_WEBHOOK__LISTEN": "[::1]:9000"}, needs_token=False).webhook
    assert (found.url, found.address) == (url, ("::1", 9000))
    assert found.secret.get_secret_value() == secret
    assert "CANARY" not in f"{found} {found!r} {found.model_dump_json()}"


def test_configuration_is_frozen() -> None:
    configuration = Configuration()
    with pytest.raises(ValidationError):
        configuration.bot.language = "en"  # type: ignore[misc]  # the type checker says so too
    assert configuration.bot.language == "de"


def test_configuration_shows_no_secret(tmp_path: Path) -> None:
    file = written(tmp_path, '[storage]\nurl = "postgresql://user:CANARY@host/votum"\n')
    configuration = load(file, {"VOTUM_TELEGRAM__TOKEN": TOKEN})
    shown = f"{configuration} {configuration!r} {configuration.model_dump_json()}"
    assert "CANARY" not in shown
    assert "**********" in shown


@given(value=st.text(), variable=st.sampled_from(sorted(PICKY)))
def test_load_never_shows_a_value(value: str, variable: str) -> None:
    with pytest.raises(BadConfiguration) as caught:
        load(NOTHING, {variable: f"CANARY {value}"}, needs_token=False)
    assert str(caught.value).startswith(f"{variable}: found ")
    assert "CANARY" not in str(caught.value)
    assert caught.value.__context__ is None


def test_languages_are_those_of_the_texts() -> None:
    assert get_args(KEYS["bot", "language"].annotation) == LANGUAGES


def test_example_has_every_key_with_its_default() -> None:
    example = tomllib.loads(EXAMPLE.read_text("utf-8"))
    assert {(section, key) for section, table in example.items() for key in table} == set(KEYS)
    assert Configuration.model_validate(example) == Configuration()


def test_example_explains_every_key() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    unexplained = [
        line
        for before, line in pairwise(lines)
        if " = " in line and not line.startswith("#") and not before.startswith("#")
    ]
    assert unexplained == []
