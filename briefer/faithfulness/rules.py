"""The rules: what each kind of finding is called, how grave it is, and what it means. Codes are stable."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.errors import ConfigError, nearest
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity


@dataclass(frozen=True, slots=True)
class Example:
    """A source and a summary of it."""

    source: str
    summary: str


class Maker(StrEnum):
    """What has to be done to an example so that its rule speaks."""

    CHECK = "check"  # check the summary
    SENTENCE = "sentence"  # judge the summary as a sentence that a model wrote
    BRIEF = "brief"  # make a brief of the source
    SETTINGS = "settings"  # check the summary under settings
    JUDGE = "judge"  # check the summary with a judge model


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `severity` is what a finding counts as unless settings say otherwise. `title` is one line without a full stop,
    `explanation` a paragraph: what the rule looks at, and what to do about a finding. `example` breaks the rule when
    `maker` is at work, `passes` does not.
    """

    code: RuleCode
    severity: Severity
    title: str
    explanation: str
    example: Example
    passes: Example
    maker: Maker = Maker.CHECK

    @property
    def has_level(self) -> bool:
        """True for a rule that settings can make an error, a warning or off."""
        return self.maker in (Maker.CHECK, Maker.BRIEF, Maker.JUDGE)


RULES: tuple[Rule, ...] = (
    Rule(
        RuleCode.UNSUPPORTED_FIGURE,
        Severity.ERROR,
        "A figure that the source does not state",
        "Nothing in the source has this value, and no sum, difference, share or rounding of its figures gives it. "
        "Figures are compared by value and unit: 18% is 18 percent and eighteen percent, but not 18 people. "
        "Take the figure out, or check that the summary belongs to this source.",
        Example("Sales rose 18% in May.", "Sales rose 18% in May to $3bn."),
        Example("Sales rose 18% in May.", "Sales rose eighteen percent in May."),
    ),
    Rule(
        RuleCode.ALTERED_FIGURE,
        Severity.ERROR,
        "A figure that has another value in the source",
        "The source has a figure in the same place with another value, or bounds it the other way round (“more than "
        "$105m” has become “less than $105m”). The finding shows the source's figure.",
        Example("Sales rose 18% in May.", "Sales rose 80% in May."),
        Example("Sales rose 18% in May.", "In May, sales rose 18 per cent."),
    ),
    Rule(
        RuleCode.MISATTRIBUTED_FIGURE,
        Severity.ERROR,
        "The right figure on the wrong thing",
        "The source states this value, but of something else: 13 buses have become 13 trams, or 18% of Greece has "
        "become 18% of Cyprus. A figure is bound to its unit and to the noun that it counts.",
        Example("The city bought 13 buses and 20 trams.", "The city bought 13 trams."),
        Example("The city bought 13 buses and 20 trams.", "The city bought 20 trams and 13 buses."),
    ),
    Rule(
        RuleCode.DERIVED_FIGURE,
        Severity.WARNING,
        "A figure that follows from the source's figures",
        "Arithmetic on the source's figures gives this value: a sum, a difference, a share, a conversion, the weekday "
        "of a date. The finding shows the sum. Whether it adds what belongs together, only a reader can tell.",
        Example("Police held 15 men and 2 women.", "Police held 17 people."),
        Example("Police held 15 men and 2 women.", "Police held 15 men."),
    ),
    Rule(
        RuleCode.DROPPED_FIGURE,
        Severity.WARNING,
        "A required figure that the summary leaves out",
        "The summary does not keep a figure that the source's required facts include: shares, money, quantities, "
        "scores and counts of ten or more, the most telling first, and whatever a required pattern matches. A short "
        "summary drops much, and that is no fault: this is a warning unless settings make it an error.",
        Example("Sales rose 18% in May.", "Sales rose in May."),
        Example("Sales rose 18% in May.", "Sales rose by 18%."),
    ),
    Rule(
        RuleCode.UNSUPPORTED_NAME,
        Severity.ERROR,
        "A name that the source does not have",
        "No name of the source resembles this one. Short forms, acronyms, demonyms, possessives and titles are known: "
        "WHO is the World Health Organization, and “Ukrainian” is supported by Ukraine. Take the name out, or list it "
        "under ignore_names when it is no claim about the source, such as the name of your own newsletter.",
        Example("The bridge opened in May.", "The bridge opened in May, said Toyota."),
        Example("The bridge opened in May, said Toyota.", "Toyota said the bridge had opened."),
    ),
    Rule(
        RuleCode.ALTERED_NAME,
        Severity.ERROR,
        "A name that the source has in another form",
        "The source has a name that differs in a word (Le Parisien has become Le Monde) or in a few letters (Rotterdam "
        "has become Roterdam). The finding shows the source's form.",
        Example("The reporter spoke to Le Parisien.", "The reporter spoke to Le Monde."),
        Example("The reporter spoke to Le Parisien.", "She spoke to Le Parisien."),
    ),
    Rule(
        RuleCode.MISATTRIBUTED_NAME,
        Severity.ERROR,
        "The right person in another's office",
        "The source names this person, but gives the office, or the house that the person is of, to others only: the "
        "governor has become the senator, or the director of one firm that of another. The finding shows whose it is.",
        Example("Senator Ida Holm met Governor Jan Beck.", "Governor Ida Holm spoke."),
        Example("Senator Ida Holm met Governor Jan Beck.", "Ida Holm, the senator, spoke."),
    ),
    Rule(
        RuleCode.EXPANDED_NAME,
        Severity.WARNING,
        "A fuller form of a name than the source has",
        "The source says only “Abbott”, the summary “Tony Abbott”. What was added may well be true, but not because "
        "the source says so.",
        Example("Mr Abbott resigned on Monday.", "Tony Abbott resigned on Monday."),
        Example("Tony Abbott resigned on Monday.", "Mr Abbott resigned on Monday."),
    ),
    Rule(
        RuleCode.DERIVED_NAME,
        Severity.WARNING,
        "A name that follows from one in the source",
        "The source names a place that lies in this country, not the country itself. Or it has the name in another "
        "transliteration from Arabic, Cyrillic or the like: Qasim has become Kasim.",
        Example("The flood closed roads in Normandy.", "The flood closed roads in France."),
        Example("The flood closed roads in France.", "French roads were closed by the flood."),
    ),
    Rule(
        RuleCode.DROPPED_NAME,
        Severity.WARNING,
        "A required name that the summary leaves out",
        "The summary does not keep a name that the source's required facts include: one that the source has twice or "
        "in its first sentence, the most salient first, or that a required pattern matches. A short summary drops "
        "much, and that is no fault: this is a warning unless settings make it an error.",
        Example("Toyota will build a plant in Ohio. Toyota gave no date.", "A plant will be built in Ohio."),
        Example("Toyota will build a plant in Ohio. Toyota gave no date.", "Toyota will build a plant."),
    ),
    Rule(
        RuleCode.NEGATED_STATEMENT,
        Severity.WARNING,
        "A “not” more or less than in the source",
        "The source sentence that a sentence of the summary restates says that something is not so, and the summary "
        "that it is, or the other way round: “not”, “never”, “no”, “without”, “failed to”. Names and figures may all "
        "be right.",
        Example(
            "The council said on Monday that the old bridge will not reopen in May.",
            "The old bridge will reopen in May, the council said.",
        ),
        Example(
            "The council said on Monday that the old bridge will not reopen in May.",
            "The old bridge will not reopen in May, the council said.",
        ),
    ),
    Rule(
        RuleCode.OPPOSITE_OUTCOME,
        Severity.WARNING,
        "The opposite of the outcome in the source",
        "In the place of a word of the source sentence that it restates, the summary has its opposite: carried for "
        "failed, positive for negative, injured for killed, legal for illegal. Names and figures may all be right.",
        Example(
            "The motion to close the village school failed on Monday after a long debate.",
            "The motion to close the village school passed on Monday.",
        ),
        Example(
            "The motion to close the village school failed on Monday after a long debate.",
            "The motion to close the village school was rejected on Monday.",
        ),
    ),
    Rule(
        RuleCode.SWAPPED_ROLES,
        Severity.WARNING,
        "Who did it and to whom, turned round",
        "Two names stand on the other sides of a verb than in the source sentence that the summary restates: Acme sued "
        "Bolt, where Bolt sued Acme. A passive turns them back: Bolt was sued by Acme.",
        Example("Acme sued Bolt in a Berlin court on Monday.", "Bolt sued Acme in a Berlin court."),
        Example("Acme sued Bolt in a Berlin court on Monday.", "Bolt was sued by Acme in a Berlin court."),
    ),
    Rule(
        RuleCode.UNENTAILED_STATEMENT,
        Severity.WARNING,
        "What a judge does not find in the source",
        "Only with --judge: a local model reads each sentence of the summary beside the source sentences that it is "
        "about, and gives this one a lower probability than its threshold. Names and figures may all be right; a model "
        "errs, both ways, so this is a warning unless settings make it an error. A brief at --strictness entailed "
        "refuses such a sentence.",
        Example(
            "The council said on Monday that it would sell the old ferry to a yard in Gdansk.",
            "The council has bought a ferry from a yard in Gdansk.",
        ),
        Example(
            "The council said on Monday that it would sell the old ferry to a yard in Gdansk.",
            "A yard in Gdansk is to buy the council's old ferry.",
        ),
        Maker.JUDGE,
    ),
    Rule(
        RuleCode.SPLICED_SENTENCE,
        Severity.WARNING,
        "A sentence welded from two places of the source",
        "All the sentence's words are the source's, but its two halves stand in different statements there, so that it "
        "may say what neither says, with every name and figure right.",
        Example(
            "The mayor of Lyon opened a new bridge on Friday. It rained. Nobody complained. "
            "Officials in Marseille arrested two smugglers at the old harbour.",
            "The mayor of Lyon opened two smugglers at the old harbour.",
        ),
        Example(
            "The mayor of Lyon opened a new bridge on Friday. It rained. Nobody complained. "
            "Officials in Marseille arrested two smugglers at the old harbour.",
            "The mayor of Lyon opened a new bridge, and officials in Marseille arrested two smugglers.",
        ),
    ),
    Rule(
        RuleCode.BROKEN_SENTENCE,
        Severity.ERROR,
        "What a model wrote is no whole sentence",
        "Only when a brief is made: a sentence of the model has no end, starts in the middle, opens with a pronoun for "
        "what it does not name, or has a quotation mark without its other half. It is rejected; `--explain` prints it.",
        Example("The mayor opened the bridge on Friday.", "It opened the bridge on Friday."),
        Example("The mayor opened the bridge on Friday.", "The mayor opened the bridge on Friday."),
        Maker.SENTENCE,
    ),
    Rule(
        RuleCode.CLIPPED_SENTENCE,
        Severity.ERROR,
        "What a model wrote is cut off in mid-statement",
        "Only when a brief is made: a sentence of the model leaves off where its source goes on with what cannot be "
        "missed, such as what a verb is done to. It is rejected; `--explain` prints it.",
        Example(
            "The board fined him for his actions in Moscow's war.", "The board fined him for his actions in Moscow."
        ),
        Example("In May the board met and fined him for his actions.", "In May the board met."),
        Maker.SENTENCE,
    ),
    Rule(
        RuleCode.UNGROUNDED_SENTENCE,
        Severity.ERROR,
        "What a model wrote is not its source's",
        "Only when a brief is made: of a sentence's content words too few are in the section, or its source sentence "
        "lacks one that changes what is said. It is rejected; `--explain` prints it.",
        Example("The mayor opened the bridge on Friday.", "Farmers sold plenty of ripe apples at harvest."),
        Example("The mayor opened the bridge on Friday.", "The mayor opened the bridge."),
        Maker.SENTENCE,
    ),
    Rule(
        RuleCode.UNREAD_TEXT,
        Severity.WARNING,
        "Text of a section that the model did not read",
        "Only when a brief is made: part of the section is too long for the model's window, or the section has more "
        "passages than the settings allow. What the model does not read can still be quoted for a required fact. The "
        "example is for a model that reads 40 characters at once.",
        Example("The mayor of Lyon opened the long new bridge over the Rhone on Friday. It rained all day.", ""),
        Example("The mayor opened the bridge on Friday. It rained all day.", ""),
        Maker.BRIEF,
    ),
    Rule(
        RuleCode.NOT_CHECKED,
        Severity.ERROR,
        "A pair that was not checked",
        "The source or the summary is in a language that is not covered, or cannot be read. Nothing is known of such a "
        "pair, and the run ends with 2. A level of warning lets pairs in other languages pass, told; off passes them "
        "in silence.",
        Example("The mayor opened the bridge on Friday.", "Мэр открыл мост в пятницу, сообщили в мэрии."),
        Example("The mayor opened the bridge on Friday.", "On Friday, the mayor opened the bridge."),
    ),
    Rule(
        RuleCode.THRESHOLD,
        Severity.ERROR,
        "A measure below the settings' threshold",
        "min_precision asks for a least share of the summary's names and figures that must be supported, min_recall "
        "for a least share of the required facts that it must keep. The example is for a min_precision of 0.9.",
        Example("Sales rose 18% in May.", "Sales rose 18% in May, said Toyota."),
        Example("Sales rose 18% in May.", "Sales rose 18% in May."),
        Maker.SETTINGS,
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
