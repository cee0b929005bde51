"""The QR code of each agency's and each task's page (ISO/IEC 18004), to be printed on paper that leads back to it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno

from plan.facts.pages import kind_of, pages
from plan.ground.files import Build, File
from plan.ground.model import Archive

_CODED = {"agency", "task"}
"""The kinds of pages that show their code."""
QUIET_ZONE = 4
"""Modules of white around the code, as the standard asks."""


def qr_codes(archive: Archive, build: Build) -> Iterator[File]:
    """Yield an SVG for each of these pages; none when the site's address is not known."""
    if not build.site_url:
        return
    for page in pages(archive):
        if page.kind in _CODED:
            yield File(f"{page.address}qr.svg", qr_code(build.site_url + page.address))
    for redirect in archive.redirects:
        if kind_of(redirect.from_) in _CODED:
            yield File(f"{redirect.from_}qr.svg", qr_code(build.site_url + redirect.to))


def qr_code(address: str) -> bytes:
    """Return an address as a QR code in SVG: error correction M, dark on white wherever it is shown."""
    out = io.BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False)
    code.save(out, kind="svg", border=QUIET_ZONE, scale=8, dark="#000", light="#fff")
    return out.getvalue()
