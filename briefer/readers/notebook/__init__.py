"""Jupyter notebooks."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    found = sample.json
    if isinstance(found, dict) and "nbformat" in found and ("cells" in found or "worksheets" in found):
        return Fit.CERTAIN
    return Fit.NO


READERS = (
    Reader("notebook", "a Jupyter notebook", (".ipynb",), _fits, "briefer.readers.notebook.reader:read_notebook"),
)
