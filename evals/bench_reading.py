"""CPU seconds that reading a PDF takes, beside other libraries that are installed, each in a process of its own.

    python -m evals.bench_reading [PAGES]            documents made on the spot by programs that are installed
    python -m evals.bench_reading FILE.pdf ...       PDFs of your own

The ratios are to briefer's own time; the libraries give text without headings, tables or marks of notes.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PAGES = 300
_WORDS = "the council bought pipes from many firms and sold some of them at a loss to the city of Ashby in May".split()

READERS = {
    "briefer": "from briefer import read; f = lambda path: read(path).text",
    "pypdf": "import pypdf; f = lambda path: [page.extract_text() for page in pypdf.PdfReader(path).pages]",
    "pypdf layout": "import pypdf; f = lambda path: "
    "[page.extract_text(extraction_mode='layout') for page in pypdf.PdfReader(path).pages]",
    "pdfminer": "from pdfminer.high_level import extract_text as f",
    "pdfplumber": "import pdfplumber; f = lambda path: [page.extract_text() for page in pdfplumber.open(path).pages]",
}
_TIMED = """
import sys, time
{load}
at = time.process_time()
f(sys.argv[1])
print(time.process_time() - at)
"""


def made(pages: int, folder: Path) -> Iterator[Path]:
    """PDFs of about so many pages, one for each program that is installed."""
    paragraph = " ".join(_WORDS * 12) + ". In all 1,250 people came. "
    try:
        import typst
    except ImportError:
        pass
    else:
        source = folder / "typst.typ"
        source.write_text("\n\n".join([f"= Costs\n\n{paragraph}It rose by 18%#super[4].\n\n" * 2] * pages), "utf-8")
        typst.compile(str(source), output=str(folder / "typst.pdf"))
        yield folder / "typst.pdf"
    try:
        from reportlab.lib.styles import getSampleStyleSheet
        from reportlab.platypus import Paragraph, SimpleDocTemplate
    except ImportError:
        return
    styles = getSampleStyleSheet()
    flow = [
        piece
        for _ in range(2 * pages)
        for piece in (
            Paragraph("Costs", styles["Heading1"]),
            Paragraph(f"{paragraph}It rose by 18%<super>4</super>.", styles["BodyText"]),
        )
    ]
    SimpleDocTemplate(str(folder / "reportlab.pdf")).build(flow)
    yield folder / "reportlab.pdf"


def seconds(reader: str, path: Path) -> float | None:
    """CPU seconds of one reading; None where the library is not installed."""
    timed = subprocess.run(
        [sys.executable, "-c", _TIMED.format(load=READERS[reader]), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return float(timed.stdout) if timed.returncode == 0 else None


def main(arguments: list[str]) -> None:
    """Prints a line for each file and reader."""
    with tempfile.TemporaryDirectory() as folder:
        named = [Path(argument) for argument in arguments if not argument.isdecimal()]
        pages = next((int(argument) for argument in arguments if argument.isdecimal()), PAGES)
        for path in named or made(pages, Path(folder)):
            own = seconds("briefer", path)
            for reader in READERS:
                its = own if reader == "briefer" else seconds(reader, path)
                ratio = f"{its / own:6.2f}" if its is not None and own else "     -"
                print(f"{path.name:20}{reader:16}{'not installed' if its is None else f'{its:8.2f} s'}{ratio}")


if __name__ == "__main__":
    main(sys.argv[1:])
