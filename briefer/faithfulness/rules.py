"""The rules: what each kind of finding is called, how grave it is, and what it means. Codes are stable."""

from dataclasses import dataclass

from briefer.errors import ConfigError, nearest
from briefer.faithfulness.report import Severity


@dataclass(frozen=True, slots=True)
class Example:
    """A source and a summary of it that breaks the rule when it is checked."""

    source: str
    summary: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `severity` is what a finding counts as unless settings say otherwise. `title` is one line without a full stop,
    `explanation` a paragraph: what the rule looks at, and what to do about a finding. `example` is None for a rule that
    only making a brief can break.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    example: Example | None


RULES: tuple[Rule, ...] = (
    Rule(
        "unsupported-figure",
        Severity.ERROR,
        "A figure that the source does not state",
        "Nothing in the source has this value, and no sum, difference, share or rounding of its figures gives it. "
        "Figures are compared by value and unit: 18% is 18 percent and eighteen percent, but not 18 people. "
        "Take the figure out, or check that the summary belongs to this source.",
        Example("Sales rose 18% in May.", "Sales rose 18% in May to $3bn."),
    ),
    Rule(
        "altered-figure",
        Severity.ERROR,
        "A figure that has another value in the source",
        "The source has a figure in the same place with another value, or bounds it the other way round (“more than "
        "$105m” has become “less than $105m”). The finding shows the source's figure.",
        Example("Sales rose 18% in May.", "Sales rose 80% in May."),
    ),
    Rule(
        "misattributed-figure",
        Severity.ERROR,
        "The right figure on the wrong thing",
        "The source states this value, but of something else: 13 buses have become 13 trams, or 18% of Greece has "
        "become 18% of Cyprus. A figure is bound to its unit and to the noun that it counts.",
        Example("The city bought 13 buses and 20 trams.", "The city bought 13 trams."),
    ),
    Rule(
        "derived-figure",
        Severity.WARNING,
        "A figure that follows from the source's figures",
        "Arithmetic on the source's figures gives this value: a sum, a difference, a share, a conversion, the weekday "
        "of a date. The finding shows the sum. Whether it adds what belongs together, only a reader can tell.",
        Example("Police held 15 men and 2 women.", "Police held 17 people."),
    ),
    Rule(
        "dropped-figure",
        Severity.WARNING,
        "A required figure that the summary leaves out",
        "The summary does not keep a figure that the source's required facts include: shares, money, quantities, "
        "scores and counts of ten or more, the most telling first, and whatever a required pattern matches. A short "
        "summary drops much, and that is no fault: this is a warning unless settings make it an error.",
        Example("Sales rose 18% in May.", "Sales rose in May."),
    ),
    Rule(
        "unsupported-name",
        Severity.ERROR,
        "A name that the source does not have",
        "No name of the source resembles this one. Short forms, acronyms, demonyms, possessives and titles are known: "
        "WHO is the World Health Organization, and “Ukrainian” is supported by Ukraine. Take the name out, or list it "
        "under ignore_names when it is no claim about the source, such as the name of your own newsletter.",
        Example("The bridge opened in May.", "The bridge opened in May, said Toyota."),
    ),
    Rule(
        "altered-name",
        Severity.ERROR,
        "A name that the source has in another form",
        "The source has a name that differs in a word (Le Parisien has become Le Monde) or in a few letters (Rotterdam "
        "has become Roterdam). The finding shows the source's form.",
        Example("The reporter spoke to Le Parisien.", "The reporter spoke to Le Monde."),
    ),
    Rule(
        "expanded-name",
        Severity.WARNING,
        "A fuller form of a name than the source has",
        "The source says only “Abbott”, the summary “Tony Abbott”. What was added may well be true, but not because "
        "the source says so.",
        Example("Mr Abbott resigned on Monday.", "Tony Abbott resigned on Monday."),
    ),
    Rule(
        "derived-name",
        Severity.WARNING,
        "A country that follows from a place in the source",
        "The source names a place that lies in this country, not the country itself.",
        Example("The flood closed roads in Normandy.", "The flood closed roads in France."),
    ),
    Rule(
        "dropped-name",
        Severity.WARNING,
        "A required name that the summary leaves out",
        "The summary does not keep a name that the source's required facts include: one that the source has twice or "
        "in its first sentence, the most salient first, or that a required pattern matches. A short summary drops "
        "much, and that is no fault: this is a warning unless settings make it an error.",
        Example("Toyota will build a plant in Ohio. Toyota gave no date.", "A plant will be built in Ohio."),
    ),
    Rule(
        "spliced-sentence",
        Severity.WARNING,
        "A sentence welded from two places of the source",
        "All the sentence's words are the source's, but its two halves stand in different statements there, so that it "
        "may say what neither says, with every name and figure right.",
        Example(
            "The mayor of Lyon opened a new bridge on Friday. It rained. Nobody complained. "
            "Officials in Marseille arrested two smugglers at the old harbour.",
            "The mayor of Lyon opened two smugglers at the old harbour.",
        ),
    ),
    Rule(
        "unread-text",
        Severity.WARNING,
        "Text of a section that the model did not read",
        "Only when a brief is made: part of the section is too long for the model's window, or the section has more "
        "passages than the settings allow. What the model does not read can still be quoted for a required fact.",
        None,
    ),
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def named_rule(code: str, place: str | None = None) -> Rule:
    """The rule with this code.

    Raises:
        ConfigError: when there is none; the message says where the code stands, and names those that look like it.
    """
    if code not in BY_CODE:
        prefix = f"{place}: " if place else ""
        raise ConfigError(f'{prefix}there is no rule "{code}"; {nearest(code, BY_CODE)}')
    return BY_CODE[code]
