"""Headings that fit any section, so that a model learns that a heading may say nothing about what matters."""

import random

GENERAL = (
    "Background",
    "Overview",
    "Introduction",
    "Summary",
    "Results",
    "Reactions",
    "Analysis",
    "Outlook",
    "History",
    "Timeline",
    "Context",
    "Key points",
    "Key findings",
    "In brief",
    "At a glance",
    "What happened",
    "What happens next",
    "What we know",
    "What comes next",
    "Why it matters",
    "How it works",
    "Who is affected",
    "The bigger picture",
    "The numbers",
    "The response",
    "The case so far",
    "A closer look",
    "Latest developments",
    "Next steps",
    "Looking ahead",
    "On the ground",
    "Other news",
)


def general_heading(passage: str, seed: int, share: float) -> str | None:
    """For a share of all passages one of these headings, the same one whenever it is asked."""
    rng = random.Random(f"{seed}/{passage}")
    return rng.choice(GENERAL) if rng.random() < share else None
