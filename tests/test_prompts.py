import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ConfigError
from briefer.models.base import Passage
from briefer.models.prompts import load_prompt, prompt_for_family, prompt_names


@pytest.fixture
def write(tmp_path):
    def write(template: str) -> str:
        file = tmp_path / "mine.txt"
        file.write_text(template, encoding="utf-8")
        return str(file)

    return write


@pytest.mark.parametrize(
    ("family", "model_input"),
    [
        ("t5", "summarize: The fund paid $1.2bn."),
        ("mt5", "summarize: The fund paid $1.2bn."),
        ("bart", "The fund paid $1.2bn."),
        ("pegasus", "The fund paid $1.2bn."),
        ("led", "The fund paid $1.2bn."),
        ("a family nobody has heard of", "The fund paid $1.2bn."),
    ],
)
def test_each_family_gets_the_input_it_was_trained_on(family, model_input):
    prompt = load_prompt(prompt_for_family(family))

    assert prompt.render(Passage("Money", "The fund paid $1.2bn.")) == model_input


def test_every_shipped_template_is_usable():
    assert set(prompt_names()) >= {"plain", "summarize"}
    for name in prompt_names():
        assert "Kenya" in load_prompt(name).render(Passage(None, "Kenya voted."))


@pytest.mark.parametrize(
    ("phenomenon", "text"),
    [
        ("money", "It paid $1.2bn, then $text more."),
        ("escaped sign", "It paid $$5."),
        ("braces", "Use {name} and ${heading} and {}."),
        ("percent and backslash", r"18% \1 %s"),
        ("no-break space in a figure", "5\u00a0000 people"),
    ],
)
def test_a_text_is_never_read_as_a_template(phenomenon, text):
    assert load_prompt("plain").render(Passage(None, text)) == text


@given(st.text(alphabet="$ {}ab5%", max_size=40))
def test_render_only_folds_spaces(text):
    assert load_prompt("plain").render(Passage(None, text)) == " ".join(text.split(" ")).strip() or "  " in text


def test_line_ends_become_spaces():
    assert load_prompt("plain").render(Passage(None, "One.\n\nTwo.\r\n\tThree.\n")) == "One. Two. Three."


def test_own_template_with_heading_and_dollar_sign(write):
    prompt = load_prompt(write("For $$5, on ${heading}:\n$text\n"))

    assert prompt.render(Passage("Oil", "Prices fell 3%.")) == "For $5, on Oil: Prices fell 3%."
    assert prompt.render(Passage(None, "Prices fell 3%.")) == "For $5, on : Prices fell 3%."


def test_all_faults_of_a_template_come_at_once(write):
    path = write("$title by $author\ncosts $5")

    with pytest.raises(ConfigError) as caught:
        load_prompt(path)

    assert str(caught.value) == (
        f"prompt {path}: a lone $ on line 2 (write $$ for a dollar sign); unknown $author, $title "
        "(known: $heading, $text); missing $text"
    )


@pytest.mark.parametrize("name", ["no-such-prompt", "../prompts/plain", ".", ""])
def test_a_name_that_is_no_template(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ConfigError, match="prompt"):
        load_prompt(name)


def test_unknown_name_lists_the_known(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ConfigError, match="no prompt plian: give a file or one of flan, headed, plain, summarize"):
        load_prompt("plian")


def test_a_template_that_is_not_text(tmp_path):
    file = tmp_path / "latin.txt"
    file.write_bytes(b"\xff$text")

    with pytest.raises(ConfigError, match="cannot be read"):
        load_prompt(str(file))


def test_templates_inside_the_package_win(tmp_path, monkeypatch):
    """As in a wheel, where there is no checkout around the package."""
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "wheel.txt").write_text("in the wheel: $text")
    monkeypatch.setattr("briefer.models.prompts._PACKAGE", tmp_path)

    assert prompt_names() == ("wheel",)
    assert load_prompt("wheel").render(Passage(None, "x")) == "in the wheel: x"
