"""What a selection of sentences remembers while it grows: with which it was compared, what is known where."""

from dataclasses import replace

from briefer.briefing.brief import Origin, Sentence
from briefer.briefing.coherence import Known
from briefer.briefing.selection import Option, Selection, Wording
from briefer.text.span import Span
from briefer.text.words import stem


def test_what_a_sentence_shares_with_chosen_ones_is_right_however_they_were_chosen() -> None:
    """It is compared only with those that were chosen since, and anew once one of them is gone."""
    said = ["The old bridge was closed.", "Four ferries sank near the old bridge.", "Ann Poe closed the old bridge."]
    spans = [Span(40 * number, 40 * number + 39) for number in range(len(said))]
    wordings = [
        Wording(Sentence(text, Origin.QUOTED, spans=(span,)), span) for text, span in zip(said, spans, strict=True)
    ]
    options = {k: Option(k, wording.source, 1.0, (wording,)) for k, wording in enumerate(wordings)}
    nothing = Selection(options, Known(), None, lambda *_: None, target=50, limit=100)
    both = nothing.with_run({2: wordings[2]})
    assert both.gain({1: wordings[1]}) < nothing.gain({1: wordings[1]})
    both = both.with_run({0: wordings[0]})
    for some in (both, both.without(2), both.without(0), both.without(0).with_run({0: wordings[0]})):
        fresh = replace(nothing, chosen=dict(reversed(some.chosen.items())))
        assert some.gain({1: wordings[1]}) == fresh.gain({1: wordings[1]})
        assert some.says_already(options[1]) == fresh.says_already(options[1])


def test_what_is_known_at_a_place_is_what_stands_before_it() -> None:
    known = Known().after("The council met").with_sentences([(4, "Ann Poe closed the bridge."), (1, "A bridge fell.")])
    assert known.before(0).has_stem(stem("council"))
    assert not known.before(1).has_stem(stem("bridge"))
    assert known.before(2).has_stem(stem("bridge"))
    assert not known.before(4).has_word("Poe")
    assert known.has_word("Poe")
    assert known.has_name
    assert not known.before(4).has_name
