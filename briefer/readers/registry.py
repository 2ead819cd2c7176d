"""All readers, and which of them an input is for."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from briefer.errors import ConfigError, InputError, nearest
from briefer.readers import (
    anpa,
    cnn_story,
    dialogue,
    docbook,
    epub,
    feed,
    iptc7901,
    jats,
    mail,
    newsml,
    newsml_g2,
    ninjs,
    nitf,
    notebook,
    odt,
    org,
    own,
    reuters,
    rst,
    rtf,
    subtitles,
    trec,
)
from briefer.readers.foreign import foreign_kind
from briefer.readers.formats import format_of_bytes
from briefer.readers.packages import entry_points
from briefer.readers.reader import Fit, Reader, Sample

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "briefer.readers"
"""The entry points of packages that bring readers of their own."""

BUILT_IN: tuple[Reader, ...] = (
    own.PDF,
    own.DOCX,
    *odt.READERS,
    *epub.READERS,
    *rtf.READERS,
    # NITF last of the three: the others may have it inside.
    *newsml_g2.READERS,
    *newsml.READERS,
    *nitf.READERS,
    *ninjs.READERS,
    *anpa.READERS,
    *iptc7901.READERS,
    *feed.READERS,
    *jats.READERS,
    *docbook.READERS,
    *mail.READERS,
    *subtitles.READERS,
    *reuters.READERS,
    *trec.READERS,
    *cnn_story.READERS,
    *notebook.READERS,
    own.HTML,
    *rst.READERS,
    *org.READERS,
    *dialogue.READERS,
    own.MARKDOWN,
    own.TEXT,
)
"""Of two readers that an input fits equally well, the first one reads it."""


@cache
def readers() -> Mapping[str, Reader]:
    """All readers by name: those of other packages first, so that they may take the place of one that ships.

    Raises:
        ConfigError: a package's reader cannot be loaded, or is none.
    """
    added = (_loaded(entry) for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name))
    found = {reader.name: reader for reader in added}
    return found | {reader.name: reader for reader in BUILT_IN if reader.name not in found}


def named_reader(name: str) -> Reader:
    """The reader of a name.

    Raises:
        ConfigError: there is none; the message tells the nearest.
    """
    if name not in readers():
        raise ConfigError(f'no reader is called "{name}"; {nearest(name, readers())}')
    return readers()[name]


def reader_for(sample: Sample, shown: str) -> Reader:
    """The reader of an input: by its content, its suffix helping where the content leaves it open.

    Args:
        sample: The input.
        shown: What messages call it.

    Raises:
        InputError: it is markup, data or an archive that no reader takes; the message says what it is.
    """
    known = list(readers().values())
    fits = [reader.fits(sample) for reader in known]
    best = max(fits)
    found = known[fits.index(best)]
    if best < Fit.LIKELY:
        format_of_bytes(sample.data, shown)
        if (best is Fit.FALLBACK or found is not own.MARKDOWN) and (kind := foreign_kind(sample)):
            raise InputError(
                f"{shown}: this is {kind}, which no reader takes; "
                "give the article's text, or force a reader with --read-as (--read-as text takes it as it stands)"
            )
    return found


def _loaded(entry: "EntryPoint") -> Reader:
    try:
        found = entry.load()
    except Exception as error:
        raise ConfigError(
            f"the reader {entry.name} ({entry.value}) cannot be loaded ({type(error).__name__}: {error}); "
            "mend or remove its package"
        ) from error
    if not isinstance(found, Reader):
        raise ConfigError(
            f"the reader {entry.name} ({entry.value}) is no briefer.readers.reader.Reader; mend its package"
        )
    return found
