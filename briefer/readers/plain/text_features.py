"""What the text of a block says for and against its being a heading."""

import re
from collections import Counter
from functools import partial

from briefer.readers.plain.block_features import ASIDE, case_of, ending_of, is_numbered, is_quoted
from briefer.readers.plain.document_features import DocumentFeatures
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "text_features_words.tsv")

_DASH = re.compile(r"\s[-–—]+\s|—")
_INNER_STOP = re.compile(r"[a-z)][.?!] +[A-Z]")
_QUESTION = re.compile(rf"(?:{one_of(_words('question'))})\b", re.IGNORECASE)
# Words that only a sentence's verb group needs; a question has them too and is judged apart.
_FINITE = re.compile(rf"\b(?:{one_of(_words('finite'))})\b")
# "Jane Doe, Head of Design": who said the paragraph above, or whom the one below presents.
_OFFICE = re.compile(r"(?:[A-Z][\w’'.-]*,? |(?:of|and|the|at|for) )*[A-Z][\w’'.-]*\Z")
_LABEL = re.compile(r"[^:]{2,40}: \S")
_FILE = re.compile(r"\b(?:PDF|pages?|KB|MB)\b")
_CALL = re.compile(rf"(?:{one_of(_words('call'))})\b")
_DANGLING = re.compile(
    rf"\b(?:{one_of(_words('dangling'))})\Z",
    re.IGNORECASE,
)
USUAL = re.compile(
    rf"(?:(?:\d[\d.]*|[A-Z]\.) )?(?:{one_of(_words('usual'))}|appendix(?: [a-z])?)[:?]?\Z",
    re.IGNORECASE,
)
"""What sections are called everywhere; never what a whole text is called."""
_WORD_COUNTS = ((1, "1"), (3, "2-3"), (7, "4-7"), (10, "8-10"), (13, "11-13"), (16, "14-16"), (22, "17-22"))


def word_count(text: str) -> str:
    """The number of words, as a range."""
    count = len(text.split())
    return next((name for top, name in _WORD_COUNTS if count <= top), "23+")


def wording(text: str, setting: DocumentFeatures) -> list[str]:
    """The evidence in a block's own text, set against the blocks like it in the document."""
    ending, case, numbered = ending_of(text), case_of(text), is_numbered(text)
    size = word_count(text)
    seen = ["always", f"words {size}", f"ends {ending}", f"case {case}"]
    if not text[0].isupper() and not numbered:
        opening = "a small letter" if text[0].islower() else "a figure" if text[0].isdigit() else "a sign"
        seen.append(f"opens with {opening}")
    signs = {
        "numbered": numbered,
        "quoted": is_quoted(text),
        "single quotes": text[0] in "'‘",
        "spoken": text[0] in '"“«' and is_quoted(text),
        "comma": "," in text,
        "aside": ASIDE.search(text),
        "dash": _DASH.search(text),
        "stop inside": _INNER_STOP.search(text),
        "figure": not numbered and any(ch.isdigit() for ch in text),
        "finite verb": ending != "?" and _FINITE.search(text),
        "question word": _QUESTION.match(text),
        "repeated": text in setting.repeated,
        "label": _LABEL.match(text),
    }
    seen += [name for name, found in signs.items() if found]
    # Each sign may weigh more or less in news than on a page of lists: a single word there is seldom a heading.
    seen += [f"{name} ({setting.density})" for name in seen]
    telling = {
        "usual heading": USUAL.match(text),
        "name, office": "," in text and len(text) < 100 and _OFFICE.match(text),
        "file": _FILE.search(text),
        "call": _CALL.match(text),
        "dangling": _DANGLING.search(text),
    }
    seen += [name for name, found in telling.items() if found]
    seen += [f"{size} words, ends {ending}", f"case {case}, ends {ending}", f"{size} words, case {case}"]
    share = _share(setting.endings, ending)
    seen += [f"ends like {share} lone blocks", f"case like {_share(setting.cases, case)} lone blocks"]
    if ending == ".":
        seen.append("numbered sentence" if numbered else f"sentence, like {share} lone blocks")
    return seen


def _share(counts: Counter[str], what: str) -> str:
    total = counts.total() - 1  # the block itself is most often among them
    if total < 2:
        return "too few"
    share = (counts[what] - 1) / total
    return "most" if share >= 0.6 else "some" if share >= 0.2 else "few"
