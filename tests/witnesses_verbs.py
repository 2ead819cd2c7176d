"""The probes of lists of words that decide on verbs; see `witnesses`."""

from collections.abc import Callable


def base_form(example: str) -> str:
    """The base form of a verb's form, as far as the list of irregular ones knows it."""
    from briefer.text.lemmas import lemma
    from briefer.text.words import stem

    word, _, base = example.partition(" of ")
    return "yes" if lemma(word) == stem(base) else "no"


def groups(example: str) -> str:
    """The verbs of a sentence with what is said of each, joined by "; "; "-" for none."""
    from briefer.text.verb_groups import verb_groups
    from briefer.text.words import words_of

    return "; ".join(map(str, verb_groups(words_of(example, [(0, len(example))])))) or "-"


def told_deeds(example: str) -> str:
    """Who did what to whom in a sentence: each deed with the last word of its two sides, joined by "; "."""
    from briefer.text.deeds import deeds

    named = (deed for deed in deeds(example) if deed.one.names and deed.other.names)
    return "; ".join(f"{deed.deed} {deed.one.head} {deed.other.head}" for deed in named) or "-"


VERBS: dict[str, Callable[[str], str]] = {
    "base_form": base_form,
    "verb_groups": groups,
    "deeds": told_deeds,
}
