"""docs/schema: every JSON output is what its schema says, field by field, and nothing is left out of a schema."""

import copy
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.briefing.defaults import KEYS
from briefer.checks.in_force import in_force
from briefer.checks.settings import CHECK_KEYS
from briefer.errors import ConfigError
from briefer.faithfulness.rules import RULES
from briefer.io.settings_file import BRIEF_KEYS, COMMANDS, read_file

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).parents[1]
SCHEMAS = {path.name.removesuffix(".schema.json"): path for path in (ROOT / "docs" / "schema").glob("*.schema.json")}
SEED = ROOT / "seeds" / "zelenskyy-brussels-talks.txt"
WRONG = ROOT / "seeds" / "wrong-summary.txt"
SOURCE = "Sales at Toyota rose 18% in May. Honda sold 120 cars and 30 vans."


def schema(name: str) -> dict[str, Any]:
    return json.loads(SCHEMAS[name].read_text(encoding="utf-8"))


def closed(part: Any) -> Any:
    """A schema under which a field that it does not name is an error: a new field is in its schema."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(value) for key, value in part.items()}
    return {**made, "additionalProperties": False} if "properties" in made else made


def valid(name: str, value: object) -> None:
    jsonschema.Draft202012Validator(closed(schema(name))).validate(value)


def parts(value: Any) -> Iterator[Any]:
    """All objects within a value, itself included."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(item)


@pytest.fixture
def printed(run):
    def call(*arguments: object) -> Any:
        return json.loads(run(*arguments, "--format", "json").out)

    return call


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_says_what_it_is_of(name: str) -> None:
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$id"] == f"urn:briefer:{name}:1"
    assert found["title"]
    assert f"({name}.schema.json)" in (ROOT / "docs" / "python.md").read_text(encoding="utf-8").replace("schema/", "")


def test_every_record_that_names_a_schema_has_one() -> None:
    named = {
        found
        for path in (ROOT / "briefer").rglob("*.py")
        for found in re.findall(r'"briefer/([a-z-]+)/1"', path.read_text(encoding="utf-8"))
    }
    assert named <= set(SCHEMAS)


def test_briefs(printed, tmp_path: Path) -> None:
    one = printed("summarize", SEED, "--no-grounding")
    valid("brief", one)
    assert any(section["rejected"] for section in one["sections"]) or any(s["findings"] for s in one["sections"])
    (tmp_path / "links.md").write_text("# Links\n\nDues rise by 18%, the board said.\n\n## More\n\n- [a](b)\n", "utf-8")
    several = printed("summarize", SEED, tmp_path / "links.md", "-m", "extractive", "--read-as", "markdown")
    valid("brief", several)
    assert isinstance(several, list)
    assert several[1]["source"]["read_as"] == "markdown"
    valid("brief", printed("summarize", SEED, "-m", "extractive", "--overview"))


def test_checks(printed, run, tmp_path: Path) -> None:
    lines = [
        {
            "id": 7,
            "source": SOURCE,
            "summary": "Sales rose 80% at Nissan.",
            "allow": ["altered-figure"],
        },
        {"id": None, "source": SOURCE, "summary": "Sales rose 18%.", "allow": ["altered-name"]},
        {"id": {"a": [1]}, "source": SOURCE, "summary": ""},
        {"id": "broken"},
    ]
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    found = printed("check", "--pairs", pairs, "--explain", "--min-recall", "0.9")
    valid("check", found)
    assert found[0]["allowed"]
    assert found[0]["missed"]
    assert found[0]["findings"]
    assert found[1]["unused"]
    assert found[0]["account"]
    assert found[3]["error"]
    for line in run("check", "--pairs", pairs, "--format", "jsonl").out.splitlines():
        valid("check", json.loads(line))
    valid("check", printed("check", SEED, WRONG))
    baseline = tmp_path / "known.json"
    run("check", SEED, WRONG, "--write-baseline", baseline)
    known = json.loads(baseline.read_text(encoding="utf-8"))
    assert known["findings"]
    valid("baseline", known)


def test_sections(printed, tmp_path: Path) -> None:
    valid("sections", printed("sections", SEED))
    found = printed("sections", SEED, "--explain")
    valid("sections", found)
    assert any(line["reasons"] for line in found["lines"])


def test_rules_and_models(printed) -> None:
    valid("rules", printed("rules"))
    valid("rules", printed("rules", "altered-figure"))
    valid("models", printed("models"))
    valid("models", printed("models", "show", "extractive"))
    valid("models", printed("models", "show", "bundled"))


def test_the_measurements(printed) -> None:
    found = printed("eval", "statements")
    valid("eval", found)
    assert found["measurements"]


def test_the_lines_of_a_manifest(run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "in" / "empty.txt").touch()
    (tmp_path / "in").joinpath("b\udcff.txt").write_text(SOURCE, encoding="utf-8")
    run("batch", tmp_path / "in", "-o", tmp_path / "out", "-m", "extractive")
    lines = [
        json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {line["status"] for line in lines} == {"ok", "failed"}
    assert any("path_bytes" in line for line in lines)
    for line in lines:
        valid("manifest", line)
    for output in (tmp_path / "out").glob("*.json"):
        valid("brief", json.loads(output.read_text(encoding="utf-8")))


def test_digests(run, printed, tmp_path: Path) -> None:
    folder, digest = tmp_path / "in", tmp_path / "digest.json"
    folder.mkdir()
    for day, count in ((4, 12), (5, 15)):
        (folder / f"2025050{day}-strike.txt").write_text(
            f"Published: {day} May 2025\n\nThe ferry strike at Port Ellis stopped {count} ships on {day} May, its "
            f"board said. Ada Brandt of the skippers' union asked for 18% more pay for the {count} ships' crews.\n",
            encoding="utf-8",
        )
    (folder / "empty.txt").touch()
    run("digest", folder, "-o", digest, "-m", "extractive")
    made = json.loads(digest.read_text(encoding="utf-8"))
    valid("digest", made)
    assert made["left_out"]
    (story,) = made["stories"]
    assert story["agreement"]
    assert story["timeline"]
    (tmp_path / "digest.md").write_text("The strike stopped 12 ships, and 99 buses.\n", encoding="utf-8")
    checked = printed("digest", "--check", tmp_path / "digest.md", folder)
    valid("digest-check", checked)
    assert any(mention["rule"] for said in checked["statements"] for mention in said["mentions"])


def test_a_schema_would_tell_what_is_wrong(printed) -> None:
    found = printed("check", SEED, WRONG)
    for part in list(parts(found)):
        for key in list(part):
            broken = copy.deepcopy(found)
            at = next(other for other, same in zip(parts(broken), parts(found), strict=True) if same is part)
            at[f"{key}x"] = at.pop(key)
            with pytest.raises(jsonschema.ValidationError):
                valid("check", broken)


# Settings -----------------------------------------------------------------------------------------------------------


def test_the_schema_of_settings_has_the_keys_that_are_read() -> None:
    found = schema("settings")
    properties = found["properties"]
    assert set(properties) == {*BRIEF_KEYS, *COMMANDS}
    assert set(properties["check"]["properties"]) == set(CHECK_KEYS)
    for command, keys in KEYS.items():
        assert set(properties[command]["properties"]) == set(keys)
    levels = {rule.code for rule in RULES if rule.has_level}
    assert set(properties["check"]["properties"]["rules"]["properties"]) == levels


def settings_said(content: str, folder: Path) -> tuple[object, bool]:
    """What a file of settings says, and whether briefer takes it."""
    path = folder / "briefer.toml"
    path.write_text(content, encoding="utf-8")
    try:
        list(in_force(read_file(path)))
    except ConfigError:
        return tomllib.loads(content), False
    return tomllib.loads(content), True


GOOD = [
    'model = "extractive"\nwords = 90\n[summarize]\nformat = "json"\n[batch]\nworkers = 2\nlength = "short"',
    '[check]\npairs = [{ source = "a/*", summary = "{stem}", allow = ["derived-figure", { rule = "dropped-name" }] }]',
    '[check]\nmin_recall = 0.5\nselect = ["figure"]\nallow_comments = true\n[check.rules]\nexpanded-name = "error"',
]
BAD = [
    'model = ""',
    "words = 0",
    "words = 90\npercent = 20",
    'length = "shrt"',
    "grounding = 1",
    "depth = -1",
    "percent = 101",
    "unknown = 1",
    "[summarize]\nworkers = 2",
    "[check]\nmin_recall = 80",
    '[check]\npairs = [{ source = "a" }]',
    '[check]\npairs = [{ source = "a", summary = "b", alow = [] }]',
    '[check.rules]\naltered-figure = "warn"',
    '[check.rules]\nthreshold = "off"',
    '[check]\nrequire = "a"',
]


@pytest.mark.parametrize(("content", "good"), [*((c, True) for c in GOOD), *((c, False) for c in BAD)])
def test_the_schema_of_settings_says_what_briefer_says(tmp_path: Path, content: str, good: bool) -> None:
    said, taken = settings_said(content, tmp_path)
    assert taken is good
    assert jsonschema.Draft202012Validator(schema("settings")).is_valid(said) is good


@pytest.mark.parametrize("file", sorted(ROOT.glob("seeds/**/pyproject.toml")), ids=str)
def test_settings_of_the_examples_are_settings(file: Path) -> None:
    said = tomllib.loads(file.read_text(encoding="utf-8"))["tool"]["briefer"]
    jsonschema.Draft202012Validator(schema("settings")).validate(said)


def test_the_settings_in_force(printed, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for content in (None, *GOOD):
        if content:
            Path("briefer.toml").write_text(content, encoding="utf-8")
        found = printed("config")
        valid("config", found)
        assert found["path"] == (content and "briefer.toml")
        # What is printed as TOML is a file of the same settings.
        again = tomllib.loads(run("config").out)
        jsonschema.Draft202012Validator(schema("settings")).validate(again)
        (tmp_path / "again.toml").write_text(run("config").out, encoding="utf-8")
        before = [(row["command"], row["key"], row["value"]) for row in found["settings"]]
        after = printed("config", "--config", "again.toml")["settings"] if content else found["settings"]
        assert [(row["command"], row["key"], row["value"]) for row in after] == before
