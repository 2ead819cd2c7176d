"""Function words that tell a sound cut from an unsound one: data files beside this one, each word with a witness."""

from briefer.text.wordlists import words

_HERE = "briefer.text"

STOP_WORDS = words(_HERE, "stop_words.tsv")
PREPOSITIONS = words(_HERE, "prepositions.tsv")
DETERMINERS = words(_HERE, "determiners.tsv")
PRONOUNS = words(_HERE, "pronouns.tsv")
CONJUNCTIONS = words(_HERE, "conjunctions.tsv")
SUBORDINATORS = words(_HERE, "subordinators.tsv")
CLAUSE_OPENERS = CONJUNCTIONS | SUBORDINATORS | words(_HERE, "clause_openers.tsv")
DAYS = words(_HERE, "days.tsv")
ADVERBIALS = DAYS | words(_HERE, "adverbials.tsv")
REPORTING_VERBS = words(_HERE, "reporting_verbs.tsv")
# What makes a statement hold only in part; it may not be cut off behind one.
LIMITS = words(_HERE, "limits.tsv")
# What turns a statement round or takes the certainty from it: "could rise" is not "rise".
QUALIFIERS = LIMITS | words(_HERE, "qualifiers.tsv")
SUPERLATIVES = words(_HERE, "superlatives.tsv")
BE = words(_HERE, "be.tsv")
# Function words that a rewording may bring in: "The appeal was rejected by the court".
NEW_WORDS = words(_HERE, "new_words.tsv")
AUXILIARIES = words(_HERE, "auxiliaries.tsv")
# Past forms that do not end in -ed, and the present forms that news writing uses most.
IRREGULAR_VERBS = words(_HERE, "irregular_verbs.tsv")


def is_verb(word: str) -> bool:
    """True for an auxiliary, an irregular past form or a word in -ed, case-folded; present forms only the commonest."""
    return word in AUXILIARIES or word in IRREGULAR_VERBS or (word.endswith("ed") and len(word) > 3)
