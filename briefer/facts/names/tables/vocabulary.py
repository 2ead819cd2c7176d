"""Word tables of the name finder, all folded (`tokens.fold`)."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from briefer.text.wordlists import ordered_words, word_map, words

_map = partial(word_map, __package__, "vocabulary_words.tsv")

# Capitalised at the start of a sentence or in a headline, never a name by themselves.
FUNCTION_WORDS: Final = words(__package__, "function_words.tsv")
# Short forms and plurals: where a day or a month is written out it is a date, which no name overlaps.
WEEKDAYS: Final = words(__package__, "weekdays.tsv")
MONTHS: Final = words(__package__, "months.tsv")
# Months that are names too: "Theresa May".
NAME_MONTHS: Final = words(__package__, "name_months.tsv")

# Stand before a person's name and are no part of it.
HONORIFICS: Final = words(__package__, "honorifics.tsv")

# Before a word with a capital they leave no doubt that a person is named: "Ms White".
ADDRESSES: Final = words(__package__, "addresses.tsv")

# Names that are written small: "salmonella".
DRUGS: Final = words(__package__, "drugs.tsv")

# Jobs and offices; in capitals they are still no names.
ROLES: Final = HONORIFICS | words(__package__, "roles.tsv")
# Offices that go before a surname even where the surname is an ordinary word: "President Maduro", "Secretary Greening".
OFFICES: Final = words(__package__, "before_surnames.tsv")
# Offices that few hold at a time, by which a summary tells persons apart.
STATIONS: Final = words(__package__, "offices.tsv")
# Words that belong to a role before it: "Foreign Secretary", "First Minister", "Vice President".
ROLE_MODIFIERS: Final = words(__package__, "role_modifiers.tsv")
# Offices that hold small words.
ROLE_PHRASES: Final = tuple(tuple(phrase.split()) for phrase in ordered_words(__package__, "role_phrases.tsv"))
_PHRASES_BY_OPENER: Final = {
    opener: tuple(phrase for phrase in ROLE_PHRASES if phrase[0] == opener)
    for opener in dict.fromkeys(phrase[0] for phrase in ROLE_PHRASES)
}
# Titles that make one name with the place after "of": "Prince of Wales", "Duke of York".
PEERAGES: Final = words(__package__, "peerages.tsv")

# Small words inside a person's name: "Ursula von der Leyen", "Mohammed bin Salman", "Bashar al-Assad".
PARTICLES: Final = words(__package__, "particles.tsv")
# Words after which "of", "for", "and", "on" go on with the name of a body or a work.
BODY_HEADS: Final = words(__package__, "body_heads.tsv")
# The words by which an organisation shows itself.
ORGANISATION_WORDS: Final = words(__package__, "organisation_words.tsv")
# By which a football or rugby club's name is longer than the name of its town.
CLUB_WORDS: Final = words(__package__, "club_words.tsv")
# By which the full name of a company is longer than what people call it.
COMPANY_ENDINGS: Final = words(__package__, "company_endings.tsv")
PLACE_WORDS: Final = words(__package__, "place_words.tsv")
EVENT_WORDS: Final = words(__package__, "event_words.tsv")
SPEECH_VERBS: Final = words(__package__, "speech_verbs.tsv")
# Before a number they label it, and belong to no name before it: "Leeds Group 4".
NUMBERED: Final = words(__package__, "numbered.tsv")
# Before a Roman numeral or a capitalised number word they label it: "Title IX", "Annex III", "World War I".
COUNTED: Final = words(__package__, "labels.tsv")
# What somebody says of himself follows: "That day I met her" holds no number.
FIRST_PERSON: Final = words(__package__, "first_person.tsv")
# Ends in a full stop without ending the sentence.
ABBREVIATIONS: Final = words(__package__, "abbreviations.tsv")
# Brings no name: a common word that newswriting capitalises.
NOT_NAMES: Final = words(__package__, "not_names.tsv")
# Left out when names are compared: "University of East Anglia", "Ursula von der Leyen".
LINK_WORDS: Final = PARTICLES | words(__package__, "link_words.tsv")

# Before a hyphen they belong to the word behind: "Ex-President", "Anti-Doping".
HYPHEN_PREFIXES: Final = words(__package__, "hyphen_prefixes.tsv")
# Spelled out before names are compared: "N. Korea", "St Louis".
SHORT_WORDS: Final = _map("short_words")


def role_phrase(words: Sequence[str]) -> int:
    """How many of the first of some folded words are a role of several words: 2 for "prime", "minister"; 0 for none."""
    phrases = _PHRASES_BY_OPENER.get(words[0], ()) if words else ()
    return next((len(phrase) for phrase in phrases if tuple(words[: len(phrase)]) == phrase), 0)
