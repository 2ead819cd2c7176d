"""The parts of a DOCX as Word shows them, in two things that mammoth does not know: hidden text and formulas."""

from lxml import etree

from briefer.readers.markdown.article import on_one_line

_OFF = ("0", "false", "off")
_DRAWN = ("{*}t", "{*}tab", "{*}br", "{*}sym", "{*}noBreakHyphen")
_OPENED = {"f": " ", "d": "(", "rad": "√", "sup": "^", "sub": "_"}
_CLOSED = {"f": " ", "d": ")", "num": "/", "oMath": " "}
_SEVERAL = ("mr", "eqArr", "d")
"""What holds more than one expression side by side."""


def as_shown(part: bytes) -> bytes:
    """An XML part without its hidden text, each formula a run of text: ``10^6``, ``1/2``.

    Raises:
        etree.XMLSyntaxError: the part is broken.
    """
    if b"vanish" not in part and b"oMath" not in part:
        return part
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for mark in root.findall(".//{*}r/{*}rPr/{*}vanish"):
        if _value(mark) not in _OFF:
            run = mark.getparent().getparent()
            for drawn in list(run.iterchildren(*_DRAWN)):
                run.remove(drawn)
    for formula in list(root.iter("{*}oMathPara", "{*}oMath")):
        around = formula.getparent()
        if around is not None and _name(around) != "oMathPara":
            around.replace(formula, _run(etree.QName(root).namespace, _written(formula)))
    shown: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return shown


def _value(mark: etree._Element) -> str | None:
    return next((value for name, value in mark.attrib.items() if etree.QName(name).localname == "val"), None)


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
