"""The site's address: the setting SITE_URL, else where GitHub Pages puts a repository's site."""

from __future__ import annotations

import os

from scripts.ci import runner


def site_url(repository: str, setting: str = "") -> str:
    """Return the address of the site of a repository ("owner/name")."""
    if setting:
        return setting
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


if __name__ == "__main__":
    runner.output("site_url", site_url(os.environ["GITHUB_REPOSITORY"], os.environ.get("SITE_URL", "")))
