"""The kinds of errors, and how one is planted."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evals.planting import elsewhere, figures, forms, names
from evals.planting.edits import Planter

OUTSIDE: Final = ("negation", "roles", "outcome", "plan")
"""The kinds that are no error of a name or a figure."""


@dataclass(frozen=True, slots=True)
class Planted:
    """An error of one kind: at ``summary[start:end]`` for each of `spans` stands what the faithful summary has not."""

    kind: str
    summary: str
    spans: tuple[tuple[int, int], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What was put in, "" where something was taken out."""
        return tuple(self.summary[start:end] for start, end in self.spans)


PLANTERS: Final[dict[str, Planter]] = {
    "digit": figures.digit,
    "year": figures.year,
    "day": figures.day,
    "clock": figures.clock,
    "number-word": figures.words("number", beside_number=False),
    "ordinal": figures.anywhere("ordinal"),
    "unit": figures.words("unit", beside_number=True),
    "currency": figures.words("currency", beside_number=True),
    "bound": figures.words("bound", beside_number=True),
    "direction": figures.words("direction", beside_number=True),
    "scale": figures.words("scale", beside_number=True),
    "rate": figures.words("rate", beside_number=False),
    "date": figures.anywhere("date"),
    "half-day": figures.words("time", beside_number=True),
    "range": figures.range,
    "place": figures.place,
    "code": figures.code,
    "invented-person": names.invented_person,
    "ordinary-person": names.ordinary_person,
    "invented-name": names.invented_name,
    "swapped-person": names.swapped_person,
    "expansion": names.expansion,
    "role": figures.words("role", beside_number=False),
    "persons-exchanged": elsewhere.persons_exchanged,
    "places-exchanged": elsewhere.places_exchanged,
    "organisations-exchanged": elsewhere.organisations_exchanged,
    "figures-exchanged": elsewhere.figures_exchanged,
    "person-elsewhere": elsewhere.persons_elsewhere,
    "place-elsewhere": elsewhere.places_elsewhere,
    "organisation-elsewhere": elsewhere.organisations_elsewhere,
    "figure-elsewhere": elsewhere.figure_elsewhere,
    "year-elsewhere": elsewhere.year_elsewhere,
    "month-elsewhere": elsewhere.month_elsewhere,
    "weekday-elsewhere": elsewhere.weekday_elsewhere,
    "negation": names.negation,
    "roles": names.roles,
    "outcome": figures.anywhere("outcome"),
    "plan": figures.words("plan", beside_number=False),
    "nickname": names.nickname,
    "acronym": names.acronym,
    "contained": names.contained,
    "bearer": figures.words("bearer", beside_number=False),
    "numeral": names.numeral,
    "medicine": names.medicine,
    "letter": names.letter,
    "fraction": figures.words("fraction", beside_number=False),
    "exponent": forms.exponent,
    "shared-scale": forms.shared_scale,
    "indian": figures.words("indian", beside_number=True),
    "multiple": figures.words("multiple", beside_number=False),
    "share": forms.share,
    "table-scale": forms.table_scale,
    "period": forms.period,
    "duration": forms.duration,
    "zone": figures.words("zone", beside_number=False),
    "era": figures.words("era", beside_number=False),
    "telephone": forms.telephone,
    "law": forms.law,
    "stated-first": forms.stated_first,
    "sign": forms.sign,
    "worked-out": forms.worked_out,
}
"""What plants the errors of each kind, by the kind's name."""


def plant(source: str, summary: str, kind: str, rng: random.Random) -> Planted | None:
    """One error of a kind in a faithful summary; None where it has no place for one."""
    edits = list(PLANTERS[kind](source, summary, rng))
    if not edits:
        return None
    text, shift = summary, 0
    spans = []
    for start, end, new in rng.choice(edits).spans:
        text = text[: start + shift] + new + text[end + shift :]
        spans.append((start + shift, start + shift + len(new)))
        shift += len(new) - (end - start)
    return Planted(kind, text, tuple(spans))


def planted_rows(
    rows: Sequence[dict[str, Any]], kinds: Sequence[str], seed: int = 0, each: int | None = None
) -> Iterator[tuple[dict[str, Any], Planted]]:
    """Each faithful row with an error of each kind that it has a place for, at most `each` of a kind.

    The same for the same seed, whatever other kinds are asked for.
    """
    for kind in kinds:
        count = 0
        for row in rows:
            if each is not None and count >= each:
                break
            rng = random.Random(f"{seed}|{kind}|{row['id']}")
            if planted := plant(row["source"], row["summary"], kind, rng):
                count += 1
                yield row, planted
