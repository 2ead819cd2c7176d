"""One root for everything that briefer itself reports as an error."""


class BrieferError(Exception):
    """Something that the user can act on.

    The message is one line: what was wrong, with which input, and what to do next. The command line catches this class
    once, prints the message on stderr and exits with code 2.
    """


class InputError(BrieferError):
    """An input that cannot be read as an article or a summary."""


class ModelError(BrieferError):
    """A model that cannot be found, loaded or trusted."""


class ConfigError(BrieferError):
    """A setting that is unknown, contradictory or out of range."""
