"""What the inflections of a word share."""

import pytest

from briefer.text.words import stem


@pytest.mark.parametrize(
    "forms",
    [
        "exceed exceeds exceeded exceeding",
        "need needs needed",
        "agree agrees agreed agreeing",
        "guarantee guarantees guaranteed",
        "die dies died dying",
        "tie ties tied tying",
        "fly flies flying",
        "use uses used using",
        "age ages aged",
        "owe owes owed owing",
        "fee fees",
        "see sees seeing",
        "go goes going",
        "add adds added adding",
        "err errs erred",
        "stop stops stopped stopping",
        "hope hopes hoped hoping",
        "king kings",
        "bring brings bringing",
        "shed sheds shedding",
        "bus buses",
        "try tries tried trying",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1, {form: stem(form) for form in forms.split()}


@pytest.mark.parametrize(
    ("one", "other"),
    [("need", "new"), ("king", "kin"), ("feed", "fee"), ("thing", "thin"), ("used", "us"), ("ones", "on")],
)
def test_other_words_keep_theirs(one: str, other: str) -> None:
    assert stem(one) != stem(other)
