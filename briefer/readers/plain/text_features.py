"""What the text of a block says for and against its being a heading."""

import re
from collections import Counter

from briefer.readers.plain.block_features import ASIDE, case_of, ending_of, is_numbered, is_quoted
from briefer.readers.plain.document_features import DocumentFeatures

_DASH = re.compile(r"\s[-–—]+\s|—")
_INNER_STOP = re.compile(r"[a-z)][.?!] +[A-Z]")
_QUESTION = re.compile(r"(?:who|what|when|where|why|how|which|whose)\b", re.IGNORECASE)
# Words that only a sentence's verb group needs; a question has them too and is judged apart.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|said|says|did|does|do)\b"
)
# "Jane Doe, Head of Design": who said the paragraph above, or whom the one below presents.
_OFFICE = re.compile(r"(?:[A-Z][\w’'.-]*,? |(?:of|and|the|at|for) )*[A-Z][\w’'.-]*\Z")
_LABEL = re.compile(r"[^:]{2,40}: \S")
_FILE = re.compile(r"\b(?:PDF|pages?|KB|MB)\b")
_CALL = re.compile(
    r"(?:Read|See|Watch|Visit|Download|Register|Contact|Email|Follow|View|Join|Learn more|Back to|Return to)\b"
)
_DANGLING = re.compile(
    r"\b(?:a|an|the|and|or|of|in|on|for|to|with|from|at|by|about|into|over|through|between|under|is|are|was|that|as"
    r"|you|we|it|us|this|here|there|now|all|more|not)\Z",
    re.IGNORECASE,
)
USUAL = re.compile(
    r"(?:(?:\d[\d.]*|[A-Z]\.) )?(?:overview|introduction|background|conclusions?|summary|abstract|resources|references"
    r"|methods?|methodology|discussion|results|findings|(?:key )?(?:takeaways|terms|points|facts)|next steps"
    r"|further reading|(?:learning )?(?:objectives|outcomes)|exercises|review questions|check your understanding"
    r"|faqs?|frequently asked questions|acknowledge?ments|appendix(?: [a-z])?|glossary|bibliography|see also"
    r"|(?:related|additional|more|useful) (?:links|content|resources|information|reading)|lessons learned"
    r"|what(?:['’]s| is| comes| happens) next|looking (?:ahead|forward)|the (?:problem|solution|challenge|result)s?"
    r"|how it works|get(?:ting)? (?:started|involved)|best practices|contact(?: us)?)[:?]?\Z",
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
