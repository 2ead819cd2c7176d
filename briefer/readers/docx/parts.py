"""The parts of a DOCX as Word shows them, in what mammoth does not know or knows otherwise.

Hidden text goes, formulas become text, and so do simple fields, macro buttons, text boxes without an older form, and
type that is raised by its position; headings are told by the outline level of a paragraph or of its style.
"""

import re
from collections.abc import Mapping

from lxml import etree

from briefer.readers.docx.styles import heading_name, parser, value_of
from briefer.readers.markdown.article import on_one_line

_OFF = ("0", "false", "off")
_DRAWN = ("{*}t", "{*}tab", "{*}br", "{*}sym", "{*}noBreakHyphen")
_OPENED = {"f": " ", "d": "(", "rad": "√", "sup": "^", "sub": "_"}
_CLOSED = {"f": " ", "d": ")", "num": "/", "oMath": " "}
_SEVERAL = ("mr", "eqArr", "d")
"""What holds more than one expression side by side."""
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s?(?P<shown>.*)\Z", re.IGNORECASE | re.DOTALL)
_EMPTY = frozenset(("pPr", "bookmarkStart", "bookmarkEnd", "proofErr"))
_UNSEEN = frozenset(("rPr", "lastRenderedPageBreak"))
_BODY = 9
_LEAST_RISE = 4
"""Half points by which type is raised or lowered at least."""
_LONGEST_RAISED = 12
_UNWRAPPED = ("{*}fldSimple", "{*}bdo", "{*}dir", "{*}rubyBase", "{*}ruby")
_RENAMED = {"cr": "br", "ptab": "tab"}
_SHAPE = "urn:schemas-microsoft-com:vml"


def as_shown(part: bytes, roles: Mapping[str, str]) -> bytes:
    """An XML part as Word shows it.

    Args:
        part: the part.
        roles: what the styles of the document make of a paragraph, by their identifiers.

    Raises:
        etree.XMLSyntaxError: the part is broken.
    """
    root = etree.fromstring(part, parser())
    _without_hidden(root)
    _with_formulas(root)
    _with_fields(root)
    _with_text_boxes(root)
    for its in list(root.iter(*_UNWRAPPED)):
        _unwrap(its)
    for name, known in _RENAMED.items():
        for element in root.iter(f"{{*}}{name}"):
            element.tag = f"{{{etree.QName(element).namespace}}}{known}"
    _with_raised(root)
    _with_headings(root, roles)
    _with_joined_runs(root)
    shown: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return shown


def _without_hidden(root: etree._Element) -> None:
    for mark in root.findall(".//{*}r/{*}rPr/{*}vanish"):
        if value_of(mark) not in _OFF:
            run = mark.getparent().getparent()
            for drawn in list(run.iterchildren(*_DRAWN)):
                run.remove(drawn)
    for reading in list(root.iter("{*}rt")):
        reading.getparent().remove(reading)


def _with_formulas(root: etree._Element) -> None:
    """Each formula a run of text: ``10^6``, ``1/2``."""
    for formula in list(root.iter("{*}oMathPara", "{*}oMath")):
        around = formula.getparent()
        if around is not None and _name(around) != "oMathPara":
            around.replace(formula, _run(etree.QName(root).namespace, _written(formula)))


def _with_fields(root: etree._Element) -> None:
    """What a macro button shows, which stands in its instruction; a simple field's is taken out of it elsewhere."""
    for field in root.iter("{*}fldSimple"):
        told = next((value for name, value in field.attrib.items() if etree.QName(name).localname == "instr"), "")
        button = _BUTTON.match(told)
        if button and next(field.iter("{*}t"), None) is None:
            field.append(_run(etree.QName(field).namespace, button["shown"].rstrip()))
    opened: list[list[etree._Element] | None] = []
    for element in list(root.iter("{*}fldChar", "{*}instrText")):
        if _name(element) == "instrText":
            if opened and (instruction := opened[-1]) is not None:
                instruction.append(element)
            continue
        kind = next((value for name, value in element.attrib.items() if name.endswith("fldCharType")), "")
        if kind == "begin":
            opened.append([])
        elif kind == "separate" and opened:
            opened[-1] = None  # its result follows
        elif kind == "end" and opened:
            _show_button(opened.pop() or [])


def _show_button(instruction: list[etree._Element]) -> None:
    button = _BUTTON.match("".join(element.text or "" for element in instruction))
    if button is None:
        return
    first, *rest = instruction
    for element in rest:
        element.getparent().remove(element)
    first.tag = f"{{{etree.QName(first).namespace}}}t"
    first.text = button["shown"].rstrip()


def _with_text_boxes(root: etree._Element) -> None:
    """Text boxes once: in the older form where a document has both, and in that form where it has only the newer."""
    for both in list(root.iter("{*}AlternateContent")):
        choice, fallback = both.find("{*}Choice"), both.find("{*}Fallback")
        if choice is None or (fallback is not None and next(fallback.iter("{*}t"), None) is not None):
            continue
        boxes = list(choice.iter("{*}txbxContent"))
        if boxes:
            if fallback is None:
                fallback = etree.SubElement(both, f"{{{etree.QName(both).namespace}}}Fallback")
            fallback.append(_older(boxes))
    for drawing in list(root.iter("{*}drawing")):
        boxes = list(drawing.iter("{*}txbxContent"))
        if boxes and next(drawing.iterancestors("{*}AlternateContent"), None) is None:
            drawing.getparent().replace(drawing, _older(boxes))


def _older(boxes: list[etree._Element]) -> etree._Element:
    """Text boxes in the form that mammoth reads."""
    picture = etree.Element(f"{{{etree.QName(boxes[0]).namespace}}}pict")
    for box in boxes:
        shape = etree.SubElement(picture, f"{{{_SHAPE}}}shape")
        etree.SubElement(shape, f"{{{_SHAPE}}}textbox").append(box)
    return picture


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    for child in list(element):
        element.addprevious(child)
    parent.remove(element)


def _with_raised(root: etree._Element) -> None:
    """Type that is raised or lowered by its position, as if it were by its kind."""
    for position in list(root.iter("{*}position")):
        properties = position.getparent()
        told = value_of(position) or ""
        run = None if properties is None else properties.getparent()
        if run is None or _name(run) != "r" or properties.find("{*}vertAlign") is not None:
            continue
        if not told.lstrip("-").isdecimal() or abs(int(told[:6])) < _LEAST_RISE:
            continue
        text = "".join(its.text or "" for its in run.iter("{*}t"))
        if 0 < len(text) <= _LONGEST_RAISED:
            namespace = etree.QName(position).namespace
            aligned = etree.SubElement(properties, f"{{{namespace}}}vertAlign")
            aligned.set(f"{{{namespace}}}val", "subscript" if told.startswith("-") else "superscript")


def _with_headings(root: etree._Element, roles: Mapping[str, str]) -> None:
    """Each paragraph with the role that its outline level or its style gives it; empty paragraphs go."""
    for paragraph in list(root.iter("{*}p")):
        if all(_shows_nothing(child) for child in paragraph):
            parent = paragraph.getparent()
            if parent is not None and not (paragraph.tail or "").strip():
                parent.remove(paragraph)
            continue
        properties = paragraph.find("{*}pPr")
        if properties is None:
            continue
        style, level = properties.find("{*}pStyle"), properties.find("{*}outlineLvl")
        role = roles.get(value_of(style) or "") if style is not None else None
        if level is not None and (told := value_of(level) or "").isdecimal():
            role = heading_name(int(told)) if int(told) < _BODY else None
        if role is not None:
            namespace = etree.QName(paragraph).namespace
            if style is None:
                style = etree.SubElement(properties, f"{{{namespace}}}pStyle")
            style.attrib.clear()
            style.set(f"{{{namespace}}}val", role)


def _with_joined_runs(root: etree._Element) -> None:
    """Runs of nothing but text that stand side by side and look alike as one run.

    Word begins another wherever somebody came back to type, and mammoth asks for the style of each: of one paragraph of
    8,000 runs its work is nine tenths less.
    """
    groups: list[tuple[etree._Element, list[str]]] = []
    first = look = None
    for run in list(root.iter("{*}r")):
        its = _look(run)
        if its is not None and its == look and run.getprevious() is first:
            groups[-1][1].append(_shown(run))
            run.getparent().remove(run)
        else:
            first, look = run, its
            groups.append((run, [_shown(run)] if its is not None else []))
    for run, texts in groups:
        if len(texts) > 1:
            written, *rest = run.iterchildren("{*}t")
            written.text = "".join(texts)
            for other in rest:
                run.remove(other)


def _look(run: etree._Element) -> bytes | None:
    """The properties of a run that holds nothing but text, empty where it has none; None for any other run."""
    look = b""
    texts = 0
    for child in run:
        name = _name(child) if isinstance(child.tag, str) else ""
        if name == "rPr" and not texts and not look:
            look = etree.tostring(child, with_tail=False)
        elif name == "t" and not len(child):
            texts += 1
        else:
            return None
    return look if texts else None


def _shown(run: etree._Element) -> str:
    return "".join(written.text or "" for written in run.iterchildren("{*}t"))


def _shows_nothing(element: etree._Element) -> bool:
    name = _name(element)
    return name in _EMPTY or (name == "r" and all(_name(child) in _UNSEEN or _is_blank(child) for child in element))


def _is_blank(element: etree._Element) -> bool:
    return _name(element) == "t" and not element.text


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _run(namespace: str | None, text: str) -> etree._Element:
    run = etree.Element(f"{{{namespace}}}r")
    etree.SubElement(run, f"{{{namespace}}}t").text = text
    return run


def _written(formula: etree._Element) -> str:
    """A formula on one line."""
    parts: list[str] = []
    for event, element in etree.iterwalk(formula, events=("start", "end")):
        name = _name(element)
        if event == "start":
            parts.append(_OPENED.get(name, ""))
            if name == "t":
                parts.append(element.text or "")
        else:
            parts.append(_CLOSED.get(name, " " if name == "e" and _name(element.getparent()) in _SEVERAL else ""))
    return on_one_line("".join(parts))
