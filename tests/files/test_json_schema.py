"""The printed JSON Schema accepts what the program writes, as other readers load it."""

import jsonschema
import pytest
import yaml
from hypothesis import given

from lhl_editor.files.json_schema import json_schema
from lhl_editor.files.strategy_file import write_strategy
from tests.builders import strategies

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def is_valid(text: str) -> bool:
    return VALIDATOR.is_valid(yaml.safe_load(text))


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(strategies(kept=True, valid=True))
def test_it_accepts_what_is_written(strategy):
    loaded = yaml.load(write_strategy(strategy), yaml.CSafeLoader)
    assert not list(VALIDATOR.iter_errors(loaded))


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\n",
        "format: 1\ntools:\n  - id: a\n    url:\n    mine: [1]\nown: {a: b}\n",
        "format: 1\ndocument:\ntools:\n  - name: uten id\n",
        "format: 1\nactivities: {year: 2022}\n",
    ],
)
def test_accepted(text):
    assert is_valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "document: {}\n",
        "format: 2\n",
        "format: 1\ndocument: {title: NO}\n",
        "format: 1\ndocument: {language: da}\n",
        "format: 1\ndocument: x\n",
        "format: 1\ntools: {a: b}\n",
        "format: 1\ntools: [{id: å}]\n",
        "format: 1\norganisations: [{short_forms: KS}]\n",
        "format: 1\nactivities: {year: MMXXII}\n",
    ],
)
def test_not_accepted(text):
    assert not is_valid(text)


def test_names_come_from_the_caller():
    schema = json_schema(lambda kind, field: f"{kind}/{field}")
    assert schema["title"] == "strategy/"
    assert schema["properties"]["tools"]["title"] == "strategy/tools"
    tool = schema["$defs"]["tool"]
    assert (tool["title"], tool["properties"]["url"]["title"]) == ("tool/", "tool/url")
    assert "title" not in SCHEMA
