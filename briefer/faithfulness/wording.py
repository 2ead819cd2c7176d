"""The words in which a verdict is told."""

from briefer.faithfulness.report import FaithfulnessReport


def check_measures(report: FaithfulnessReport) -> str:
    """What a summary's names and figures come to: "2 of 5 names and figures not supported; 3 of 10 required ..."."""
    support = _support(report.supported, len(report.mentions))
    return f"{support[0].lower()}{support[1:]}; {_kept(report.survived, len(report.required))}"


def _support(supported: int, mentions: int) -> str:
    if not mentions:
        return "No name or figure to check"
    if supported == mentions:
        return f"All {mentions} names and figures supported" if mentions > 1 else "The one name or figure supported"
    return f"{mentions - supported} of {mentions} names and figures not supported"


def _kept(survived: int, required: int) -> str:
    return f"{survived} of {required} required facts kept" if required else "no required fact"
