"""Templates that turn a passage into model input: one text file each, picked by model family."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from briefer.errors import ConfigError
from briefer.models.base import Passage

# T5 was trained on many tasks at once, told apart by a prefix; BART and Pegasus checkpoints only ever summarize.
_BY_FAMILY: Mapping[str, str] = {
    "longt5": "summarize",
    "mt5": "summarize",
    "switch_transformers": "summarize",
    "t5": "summarize",
    "umt5": "summarize",
}
_DEFAULT = "plain"

_PACKAGE = Path(__file__).parents[1]

_KNOWN = frozenset({"heading", "text"})
_NEEDED = frozenset({"text"})

# Not \s: a no-break space inside "5 000" is part of the figure.
_BREAKS = re.compile(r"[ \t\r\n\v\f]+")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template that was checked: it has ``$text``, and no variable but ``$heading`` beside it."""

    name: str
    template: str

    def render(self, passage: Passage) -> str:
        """The model's input for `passage`, on one line.

        The passage is never read as a template: "$1.2bn" stays as it is. Without a heading ``$heading`` is empty.
        """
        filled = Template(self.template).substitute(heading=passage.heading or "", text=passage.text)
        return _BREAKS.sub(" ", filled).strip()

    def mentions(self, tokens: Iterable[str]) -> bool:
        """True when the template itself has one of some special tokens, such as a language's."""
        return any(token in self.template for token in tokens)


def prompt_for_family(model_type: str) -> str:
    """Name of the template that suits a model family: ``summarize`` for ``t5``."""
    return _BY_FAMILY.get(model_type, _DEFAULT)


def prompt_names() -> tuple[str, ...]:
    """Names of the templates that ship with briefer."""
    return tuple(
        sorted(file.name.removesuffix(".txt") for file in shipped_prompts().iterdir() if file.name.endswith(".txt"))
    )


def load_prompt(name: str) -> Prompt:
    """A template that ships with briefer, by its name, or the user's own, by the path of its file.

    Raises:
        ConfigError: No such template; or one line with all that is wrong in it.
    """
    if name in prompt_names():
        return _checked(name, (shipped_prompts() / f"{name}.txt").read_text(encoding="utf-8"))
    path = Path(name).expanduser()
    try:
        return _checked(name, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"no prompt {name}: give a file or one of {', '.join(prompt_names())}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"prompt {name} cannot be read: {error}") from error


def shipped_prompts() -> Path:
    """The folder of the templates: inside the package in a wheel, beside it in a checkout or an editable install."""
    in_wheel = _PACKAGE / "prompts"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "prompts"


def _checked(name: str, template: str) -> Prompt:
    faults = []
    found = set()
    for match in Template.pattern.finditer(template):
        if variable := match["named"] or match["braced"]:
            found.add(variable)
        elif match["escaped"] is None:
            line = template.count("\n", 0, match.start()) + 1
            faults.append(f"a lone $ on line {line} (write $$ for a dollar sign)")
    if unknown := sorted(found - _KNOWN):
        faults.append(f"unknown {_listed(unknown)} (known: {_listed(sorted(_KNOWN))})")
    if missing := sorted(_NEEDED - found):
        faults.append(f"missing {_listed(missing)}")
    if faults:
        raise ConfigError(f"prompt {name}: {'; '.join(faults)}")
    return Prompt(name, template)


def _listed(variables: list[str]) -> str:
    return ", ".join(f"${variable}" for variable in variables)
