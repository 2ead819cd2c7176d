"""How a passage and a statement are put to a seq2seq model that answers whether the one says the other."""

from dataclasses import dataclass
from pathlib import Path
from string import Template

from briefer.errors import ConfigError
from briefer.models.prompts import shipped_prompts

DEFAULT = "nli"
_FOLDER = "judges"
_NEEDED = frozenset({"premise", "hypothesis"})
_KNOWN = _NEEDED | {"end"}


@dataclass(frozen=True, slots=True)
class JudgePrompt:
    """A template that was checked: it has ``$premise`` and ``$hypothesis``; ``$end`` is the model's own end mark."""

    name: str
    template: str

    def render(self, premise: str, hypothesis: str, end: str = "") -> str:
        """What the model reads; neither text is read as a template: "$1.2bn" stays as it is."""
        return Template(self.template).substitute(premise=premise, hypothesis=hypothesis, end=end)

    @property
    def has_end(self) -> bool:
        """True where the end mark stands between the two texts, as a token."""
        return "$end" in self.template or "${end}" in self.template


def judge_prompt(name: str = DEFAULT) -> JudgePrompt:
    """A template that ships with briefer, by its name, or the user's own, by the path of its file.

    Raises:
        ConfigError: There is no such file, or something in it is no variable of ours.
    """
    shipped = shipped_prompts() / _FOLDER
    known = sorted(path.stem for path in shipped.glob("*.txt"))
    path = shipped / f"{name}.txt" if name in known else Path(name).expanduser()
    try:
        template = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"no prompt {name} for a judge: give a file or one of {', '.join(known)}") from error
    found = {match["named"] or match["braced"] for match in Template.pattern.finditer(template)} - {None}
    wrong = sorted(found - _KNOWN) or sorted(_NEEDED - found)
    if wrong:
        what = "unknown" if set(wrong) - _KNOWN else "missing"
        raise ConfigError(f"prompt {name}: {what} ${', $'.join(wrong)} (known: $premise, $hypothesis, $end)")
    if any(m["escaped"] is None and m["invalid"] is not None for m in Template.pattern.finditer(template)):
        raise ConfigError(f"prompt {name}: a lone $ (write $$ for a dollar sign)")
    return JudgePrompt(name, template)
