"""What each of `features` is worth: what one more of it adds to the log of a sentence's share.

Written by `evals/fit_salience.py`, which fitted it on 11,734 passages of news stories, each sentence labelled
with its ROUGE against the highlights, or else the headline, that people wrote. What a question is worth is set by hand.
"""

WEIGHTS: dict[str, float] = {
    "words that other sentences share, by the mean": 0.211,
    "share of its content words that others have": 0.631,
    "log of its words": 4.525,
    "square of the log of its words": -0.778,
    "place, from 0 to 1": -0.937,
    "capitalised words, at most six": 0.083,
    "has a figure": 0.221,
    "leans on the sentence before": -1.292,
    "opens with a quotation mark": -0.259,
    "asks": -1.2,
    "says I, we or you": -0.355,
}
