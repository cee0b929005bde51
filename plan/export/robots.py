"""What robots may read: everything."""

from __future__ import annotations

from collections.abc import Iterator

from plan.ground.files import Build, File
from plan.ground.model import Archive


def robots_file(_archive: Archive, build: Build) -> Iterator[File]:
    """Yield robots.txt (RFC 9309); it names the sitemap when the site's address is known."""
    sitemap = f"Sitemap: {build.site_url}sitemap.xml\n" if build.site_url else ""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())
