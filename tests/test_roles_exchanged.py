"""Who is what: an office or a title that the source gives to another, before the name, behind it or in its place."""

import pytest

import briefer

_FIRM = (
    "Marta Holloway, chief executive of Brenning Foods, and finance chief Owen Castell presented the results in "
    "Bristol on Tuesday. Castell said margins had narrowed."
)
_MINE = (
    "The chairman, Leopold Asch, told shareholders that the mine would close. The chief executive, Grace Tindall, "
    "declined to comment."
)
_COURT = (
    "Barrister Zadie Monk, for the tenants, said they would go on; the landlord's solicitor, Piers Gow, welcomed the "
    "ruling."
)
_BEAR = (
    "Sergeant Dale Wixom shot the bear. Ranger Uma Teller had tracked it for two days, and the vet, Clive Prowse, "
    "found it was starving."
)
_FERRY = (
    "The fire started in the galley, said Captain Nils Oberg of the ferry Sula. First officer Maud Linnet led 212 "
    "passengers to the boats."
)
_BOATS = (
    "Bishop Colm Aherne blessed the boats, and the harbourmaster, Ita Quill, fired a flare. Archdeacon Rhys Penry "
    "carried the cross."
)


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_FIRM, "CFO Marta Holloway presented the results in Bristol."),
        (_FIRM, "Owen Castell, the chief executive, said margins had narrowed."),
        (_MINE, "The chief executive told shareholders that the mine would close."),
        (_MINE, "Chief executive Leopold Asch told shareholders that the mine would close."),
        (_COURT, "Barrister Piers Gow welcomed the ruling."),
        (_COURT, "Zadie Monk, the landlord's solicitor, welcomed the ruling."),
        (_BEAR, "Ranger Dale Wixom shot the bear."),
        (_BEAR, "Sergeant Uma Teller had tracked the bear for two days."),
        (_BEAR, "The ranger shot the bear."),
        (_FERRY, "Captain Maud Linnet led 212 passengers to the boats."),
        (_FERRY, "The captain led 212 passengers to the boats."),
        (_BOATS, "Archdeacon Colm Aherne blessed the boats."),
        (_BOATS, "The harbourmaster blessed the boats."),
    ],
)
def test_a_role_of_another_is_an_error(source: str, summary: str) -> None:
    assert not briefer.check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_FIRM, "CEO Marta Holloway presented the results in Bristol."),
        (_FIRM, "Chief Executive Officer Marta Holloway presented the results with finance chief Owen Castell."),
        (_FIRM, "CFO Owen Castell said margins had narrowed."),
        (_FIRM, "Chief financial officer Owen Castell said margins had narrowed."),
        (_MINE, "The chairman told shareholders that the mine would close."),
        (_MINE, "The CEO, Grace Tindall, declined to comment."),
        (_COURT, "The tenants' lawyer, Zadie Monk, said they would go on."),
        (_BEAR, "The ranger had tracked the bear for two days."),
        (_BEAR, "Sgt Wixom shot the bear."),
        (_FERRY, "First officer Maud Linnet led 212 passengers to the boats."),
        (_BOATS, "The bishop blessed the boats, and the harbourmaster fired a flare."),
    ],
)
def test_a_role_of_ones_own_is_none(source: str, summary: str) -> None:
    report = briefer.check(source, summary)
    assert report.faithful, [finding.message for finding in report.findings]


def test_a_sentence_of_roles_only_has_its_error_on_the_role() -> None:
    (finding,) = [one for one in briefer.check(_BEAR, "The ranger shot the bear.").findings if one.severity == "error"]
    assert "ranger" in finding.message
    assert "Dale Wixom" in finding.message
