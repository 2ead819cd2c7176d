"""Does a sentence of a brief read where it stands: is what it speaks of known by then?"""

from briefer.briefing.coherence.known import Known, Referents, unknown
from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.briefing.coherence.rules import references

__all__ = ["Known", "Reference", "ReferenceRule", "Referents", "references", "unknown"]
