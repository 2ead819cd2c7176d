"""Given names that every language writes its own way: Francis, Franziskus, Francesco."""

from functools import cache

from briefer.text.wordlists import ordered_words


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, entry in enumerate(ordered_words(__package__, "given_forms.tsv")):
        for word in entry.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def given_groups(name: str) -> frozenset[int]:
    """The numbers of the names that a folded given name is a form of; those of popes and kings are translated."""
    return _groups().get(name, frozenset())
