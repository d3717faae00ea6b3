"""The documents made from the schema are current, and editors can use them."""

import json

from simulator.scenario import bundled
from simulator.scenario.schema import (
    REFERENCE_FILE,
    SCHEMA_FILE,
    json_schema,
    reference_text,
    schema_text,
    sources,
)

RENEW = "run: python -m simulator.scenario.schema"


def test_the_editor_schema_is_current() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), RENEW


def test_the_reference_is_current() -> None:
    assert REFERENCE_FILE.read_text(encoding="utf-8") == reference_text(), RENEW


def test_every_bundled_scenario_names_the_schema_and_opens_with_its_question() -> None:
    for name, path in bundled().items():
        first, second = path.read_text(encoding="utf-8").splitlines()[:2]
        folder = "../" * name.count("/") or "./"
        assert first == f"#:schema {folder}schema.json", name
        assert second.startswith("# ") and second.endswith("?"), name


def test_defaults_in_the_editor_are_written_as_an_author_writes_them() -> None:
    schema = json_schema()
    assert schema["properties"]["tick"]["default"] == "30m"
    assert schema["$defs"]["Deeds"]["properties"]["gift_mean"]["default"] == "EUR 28"
    assert json.loads(schema_text()) == schema


def test_every_default_says_where_it_comes_from() -> None:
    known = sources()
    assert known["network.homophily"] == "F1" and known["influencer.fit"] == "E9"
    assert all(known.values())
    assumed = [key for key, source in known.items() if source == "assumption"]
    assert 10 < len(assumed) < len(known) / 2
