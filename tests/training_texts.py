"""A little made-up news to train on: passages with one sentence that the summary tells, and four that it does not."""

import json
import random
from pathlib import Path

_PLACES = ("Porto", "Lyon", "Turin", "Ghent", "Malmo", "Graz", "Split", "Cork")
_THINGS = ("bridge", "library", "museum", "station", "market", "harbour", "school", "theatre")
_MONTHS = ("March", "April", "June", "July", "October", "November")


def pair(number: int) -> tuple[str, str]:
    """A passage of five sentences and its summary."""
    rng = random.Random(number)
    place, thing, month = rng.choice(_PLACES), rng.choice(_THINGS), rng.choice(_MONTHS)
    cost, years = rng.randint(2, 90), rng.randint(2, 9)
    told = f"The council of {place} approved a new {thing} on Monday, which had been planned for {years} years."
    others = [
        f"Building will start in {month}, according to the plan of the city.",
        f"The work is expected to cost {cost} million euros and to employ people from the region.",
        f"Neighbours in {place} complained about noise and dust at an earlier meeting in the town hall.",
        "The old building next to it was closed after a fire destroyed a large part of its roof.",
    ]
    rng.shuffle(others)
    at = rng.randint(0, 2)
    return " ".join([*others[:at], told, *others[at:]]), f"The council of {place} approved a new {thing} on Monday."


def write_pairs(path: Path, count: int, first: int = 0) -> Path:
    """A JSONL file of pairs."""
    lines = [json.dumps(pair(number)) for number in range(first, first + count)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
