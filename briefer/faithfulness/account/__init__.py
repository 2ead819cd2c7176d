"""What became of every word of a summary that could be a fact: supported, a finding, or no fact for a named reason."""

from briefer.faithfulness.account.entries import Entry, Outside, State, account
from briefer.faithfulness.account.leftovers import Unclaimed, unclaimed
from briefer.faithfulness.account.reasons import Reason
from briefer.faithfulness.account.tokens import FactToken, TokenKind, fact_tokens

__all__ = [
    "Entry",
    "FactToken",
    "Outside",
    "Reason",
    "State",
    "TokenKind",
    "Unclaimed",
    "account",
    "fact_tokens",
    "unclaimed",
]
