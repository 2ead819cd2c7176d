"""Does a sentence read alone? What it takes from the sentences around it."""

import re

# "He said there was no damage" leaves a reader asking who; "But", "Similarly" and "For example" go on from a sentence
# that is not there.
_LEANS_ON_CONTEXT = re.compile(
    r"[\"“‘']?(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|so|yet|however|meanwhile|also|then|"
    r"there|here|such|still|instead|both|another|others|similarly|likewise|moreover|furthermore|therefore|thus|hence|"
    r"consequently|nevertheless|nonetheless|otherwise|indeed|additionally|conversely|"
    r"for (?:example|instance|that reason|this reason)|as a (?:result|consequence)|at least that|after all|of course|"
    r"in (?:addition|contrast|turn|fact|short|other words|part)|by contrast|on the other hand|even so|"
    r"to that end|that said|at the same time|in the meantime)\b(?!-)",
    re.IGNORECASE,
)


_ONLY_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”][.!?]?")


def reads_alone(sentence: str) -> bool:
    """False for a sentence that leans on the one before it, or holds half of a quotation."""
    if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”"):
        return False
    return not _LEANS_ON_CONTEXT.match(sentence)


def is_only_quoted(sentence: str) -> bool:
    """True for a quotation without its speaker."""
    return _ONLY_QUOTED.fullmatch(sentence) is not None
