"""The version and the package's name, for everything that says who wrote it or what to install."""

__version__ = "0.2.0"

DISTRIBUTION = "briefer-cli"
"""What pip knows briefer as; the name `briefer` on the Python package index is another project's."""


def install_line(extra: str) -> str:
    """The command that adds an extra to the briefer that is installed."""
    return f'pip install "{DISTRIBUTION}[{extra}]"'
