"""Where a word of running text begins and ends."""

OPENING = "([{\"'“‘«"
CLOSING = ")]}\"'”’».,;:!?…"
POSSESSIVES = ("'s", "’s")


def split_punctuation(token: str) -> tuple[str, str, str]:
    """Splits a token between spaces into the marks before its word, the word, and what closes it.

    A possessive ending belongs to what closes: ``(“Kenya’s”),`` is ``(“``, ``Kenya``, ``’s”),``.
    """
    start = len(token) - len(token.lstrip(OPENING))
    word = token[start:].rstrip(CLOSING)
    for ending in POSSESSIVES:
        word = word.removesuffix(ending)
    return token[:start], word, token[start + len(word) :]
