"""docs/schema: every JSON output is what its schema says, field by field, and nothing is left out of a schema."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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


def test_a_schema_would_tell_what_is_wrong(printed) -> None:
    found = printed("check", SEED, WRONG)
    for part in list(parts(found)):
        for key in list(part):
            broken = copy.deepcopy(found)
            at = next(other for other, same in zip(parts(broken), parts(found), strict=True) if same is part)
            at[f"{key}x"] = at.pop(key)
            with pytest.raises(jsonschema.ValidationError):
                valid("check", broken)
