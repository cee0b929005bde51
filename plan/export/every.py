"""Every file that the site offers besides its pages. Apart from `files`, which the modules of the formats import."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plan.export.files import Build, File
from plan.export.qr import qr_codes
from plan.model import Archive


def files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file, each path once.

    Args:
        archive: data without errors.
        build: what the build knows besides.

    """
    for export in EXPORTS:
        yield from export(archive, build)


EXPORTS: tuple[Callable[[Archive, Build], Iterator[File]], ...] = (qr_codes,)
"""What makes the files, a format or a kind each."""
