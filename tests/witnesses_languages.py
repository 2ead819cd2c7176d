"""The probe of the words that figures are said with in other languages: each form is put into a text and read."""

from decimal import Decimal


def figure_words(example: str) -> str:
    """``LANGUAGE | KIND | FORMS | VALUE``: whether a figure of that kind and value is read with every form."""
    code, kind, forms, value = example.split(" | ")
    return "read" if all(_is_read(code, kind, form, value) for form in forms.split(", ")) else "not read"


def _is_read(code: str, kind: str, form: str, value: str) -> bool:
    from briefer.facts.document import FactIndex
    from briefer.facts.figures.languages.words import words_of
    from briefer.text.language import Language

    words = words_of(Language(code))
    gap = " " if words.spaced and not form.startswith("-") else ""
    text = _TEXTS.get(kind, "").format(form=form, gap=gap, scale=next(iter(words.of("scale"))), time="")
    if kind == "part" and Decimal(value) == 2:
        text = form
    if kind == "halfafter":
        text = f"2 {next(iter(words.of('time')))} {form}"
    if kind == "half":
        text = f"{form}{gap}{next(form for form, of in words.of('scale').items() if of == '1000000')}"
    if kind == "vague":
        return not FactIndex.of(form, language=Language(code)).figures
    if not text:  # what joins figures, or leads to one
        return words.of(kind).get(form.lower()) == value
    index = FactIndex.of(text, language=Language(code))
    if not index.figures:
        return False
    figure = index.figures[-1]
    clause = index.figure_index.clause(figure)
    match kind:
        case "scale":
            return figure.low == 5 * Decimal(value)
        case "currency":
            return (figure.type, figure.unit) == ("money", value.partition("/")[0])
        case "percent" | "points" | "unit" | "time":
            return figure.unit == value
        case "fraction":
            return figure.value == value
        case "part":
            return figure.type == "fraction" and figure.parts[1] == Decimal(value)
        case "half":
            return figure.low == Decimal(value) * 1_000_000
        case "halfafter":
            return figure.low == Decimal("2.5")
        case "bound" | "boundafter":
            return figure.bound == value
        case "minus":
            return figure.low == -5
        case "rise" | "fall":
            return clause.direction == (1 if kind == "rise" else -1)
        case "pole":
            return value in clause.poles
    return figure.low == Decimal(value)  # multiples, groups, ordinals


def ordinary_in(example: str) -> str:
    """``LANGUAGE: WORD``: whether a word is an ordinary one of the language; else it may be a name."""
    from briefer.facts.names.languages.lexicon import is_ordinary

    language, _, word = example.partition(": ")
    return "ordinary" if is_ordinary(word, language) else "may be a name"


def place_in(example: str) -> str:
    """``LANGUAGE: WORD``: the place of which a folded word is the adjective or the people; "-" for none."""
    from briefer.facts.names.languages.places import place_of

    language, _, word = example.partition(": ")
    return place_of((word,), language) or "-"


_TEXTS = {
    **dict.fromkeys(("scale", "percent", "points", "currency", "unit", "time"), "5{gap}{form}"),
    **dict.fromkeys(("multiple", "group", "ordinal", "fraction", "decade"), "{form}"),
    "part": "2{gap}{form}",
    "bound": "{form}{gap}5000",
    "boundafter": "5000{gap}{form}",
    **dict.fromkeys(("rise", "fall", "pole"), "{form}{gap}5%"),
    "minus": "{form}{gap}5{gap}°C",
}
