"""What a sentence says besides its names and figures: whether it is so, how it ended, and who did it to whom."""

from briefer.faithfulness.statements.contradiction import Contradiction, contradictions
from briefer.faithfulness.statements.source_statements import SourceStatements, SummarySentence, statements_of

__all__ = ["Contradiction", "SourceStatements", "SummarySentence", "contradictions", "statements_of"]
