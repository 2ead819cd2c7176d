"""What a rule of attribution finds: a mention of the source that stands where the summary has another."""

from typing import Final

from briefer.facts.mention import Mention

Rival = tuple[Mention, str]
"""The mention, and the name of the rule that tells."""
OTHER_PART: Final = "other-part"
"""Of another part of the same: "eastern Norway" for "western Norway"; the mention is shown as it is written."""
SPEAKER: Final = "other-speaker"
"""Who says something by the source, where the summary has another say it."""
