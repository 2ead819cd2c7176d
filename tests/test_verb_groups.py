"""What the verbs of a sentence say of their deeds: done, planned, possible, denied."""

import pytest

from briefer.text.verb_groups import verb_groups
from briefer.text.words import words_of


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("The report will be filed in June.", "fil planned passive"),
        ("They have filed a report to shame the firm.", "fil done; sham unsaid"),
        ("The band, which left in May, is to return.", "leav done; return planned"),
        ("No price has been disclosed.", "disclos done passive denied"),
        ("She ruled out governing with them.", "govern planned denied"),
        ("Farmers failed to stop it.", "stop done denied"),
        ("It has yet to open.", "open done denied"),
        ("The town has no plans to sell the hall.", "sell planned denied"),
        ("It won't be sold, and wasn't closed.", "sell planned passive denied; clos done passive denied"),
        ("He denies having copied it.", "copy unsaid"),
        ("Asked if it had closed, she left.", "clos unsaid; leav done"),
        ("She has not ruled out selling it.", "sell unsaid"),
        ("The firm may sell the yard that it opened.", "sell possible; open done"),
        ("The house is tall and the plan is ready.", ""),
        ("A plan drawn by the town was shelved.", "draw unsaid; shelv done passive"),
        ("The work will succeed and it succeeded.", "succeed planned; succeed done"),
    ],
)
def test_what_verbs_say(sentence: str, groups: str) -> None:
    found = "; ".join(str(group) for group in verb_groups(words_of(sentence, [(0, len(sentence))])))
    assert found.replace("Asked", "") == groups


def test_a_denial_with_a_limit_is_known_to_be_one() -> None:
    for sentence in ("It was not only built.", "It will not open until May."):
        (group,) = verb_groups(words_of(sentence, [(0, len(sentence))]))
        assert group.limited
