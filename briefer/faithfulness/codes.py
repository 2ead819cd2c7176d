"""The codes of all rules: whatever a report names, it names by one of these."""

from enum import StrEnum


class RuleCode(StrEnum):
    """Stable codes of what can be found; `briefer rules CODE` explains each."""

    UNSUPPORTED_FIGURE = "unsupported-figure"
    ALTERED_FIGURE = "altered-figure"
    MISATTRIBUTED_FIGURE = "misattributed-figure"
    DERIVED_FIGURE = "derived-figure"
    DROPPED_FIGURE = "dropped-figure"
    UNSUPPORTED_NAME = "unsupported-name"
    ALTERED_NAME = "altered-name"
    MISATTRIBUTED_NAME = "misattributed-name"
    EXPANDED_NAME = "expanded-name"
    DERIVED_NAME = "derived-name"
    DROPPED_NAME = "dropped-name"
    NEGATED_STATEMENT = "negated-statement"
    PLANNED_AS_DONE = "planned-as-done"
    DONE_AS_PLANNED = "done-as-planned"
    OPPOSITE_OUTCOME = "opposite-outcome"
    SWAPPED_ROLES = "swapped-roles"
    UNENTAILED_STATEMENT = "unentailed-statement"
    SPLICED_SENTENCE = "spliced-sentence"
    BROKEN_SENTENCE = "broken-sentence"
    CLIPPED_SENTENCE = "clipped-sentence"
    UNGROUNDED_SENTENCE = "ungrounded-sentence"
    UNREAD_TEXT = "unread-text"
    NOT_CHECKED = "not-checked"
    THRESHOLD = "threshold"
