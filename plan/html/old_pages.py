"""The pages that go on answering at old addresses and lead to the new ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from plan.facts.pages import with_forms
from plan.ground.model import Archive


class OldPage(NamedTuple):
    """A page that answers at an old address."""

    path: str
    """From the site's root: "2022/nhiem-vu/ii-6-9/index.html"."""
    content: str


def old_pages(archive: Archive, site_url: str = "") -> Iterator[OldPage]:
    """Yield a page for each redirect of a page, and for those that repeat it; those of a part are told by its page.

    Args:
        archive: data without errors.
        site_url: the whole address of the site's root, ending in "/"; "" when it is not known.

    """
    explicit = {redirect.from_ for redirect in archive.redirects}
    for redirect in archive.redirects:
        if redirect.from_.endswith("/"):
            new = with_forms(redirect.to)
            for number, address in enumerate(with_forms(redirect.from_)):
                if not number or address not in explicit:
                    target = new[number] if number < len(new) else redirect.to
                    yield OldPage(f"{address}index.html", _page(address, target, redirect.reason or "", site_url))


_PAGE = Markup("""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{canonical}">
<title>Trang đã chuyển địa chỉ</title>
</head>
<body>
<main>
<h1>Trang đã chuyển địa chỉ</h1>
<p>Nội dung của trang này nay ở <a href="{to}">địa chỉ mới: /{shown}</a>.{reason}</p>
</main>
</body>
</html>
""")


def _page(address: str, target: str, reason: str, site_url: str) -> str:
    to = f"{'../' * address.count('/')}{target}"
    canonical = f"{site_url}{target}" if site_url else to
    return _PAGE.format(to=to, canonical=canonical, shown=target, reason=f" {reason}" if reason else "")
