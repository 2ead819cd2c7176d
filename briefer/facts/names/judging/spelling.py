"""Near spellings: a name that is off by a letter or two."""


def is_misspelling(word: str, of: str) -> bool:
    """True when two long words differ by one edit, or by two in nine letters and more."""
    if word == of or min(len(word), len(of)) < 5 or abs(len(word) - len(of)) > 2:
        return False
    allowed = 2 if min(len(word), len(of)) >= 9 else 1
    return edits(word, of, allowed) <= allowed


def edits(one: str, other: str, most: int) -> int:
    """Letters inserted, deleted, replaced or swapped with their neighbour between two words; at most `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if older and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
