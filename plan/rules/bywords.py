"""Words by which people look for a page: rules for `data/search.yml`."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from plan.facts.pages import kind_of, page_at
from plan.ground.folding import folded
from plan.ground.model import Archive, Byword, titled
from plan.ground.problems import Problem, Problems, Replacement, Said, instead, meant, nearest, say, shown


def bywords(archive: Archive) -> Problems:
    """Check that each page stands once and the same words lead to one page."""
    pages: set[str] = set()
    words: dict[str, str] = {}
    for byword in archive.bywords:
        if byword.page in pages:
            yield _told(
                byword, "page", say("trang này đã có ở trên; hãy gộp hai mục", "stands above already; please join both")
            )
        pages.add(byword.page)
        for number, text in enumerate(byword.words):
            if (other := words.setdefault(folded(text), byword.page)) != byword.page or text in byword.words[:number]:
                message = say(
                    f'"{shown(text)}" đã dẫn tới /{other}; hãy bỏ một', f'"{shown(text)}" leads to /{other} already'
                )
                yield _told(byword, f"words.{number}", message)


def leading_nowhere(archive: Archive, written: Collection[str]) -> Problems:
    """Advise on words that lead to no page, as when its address was changed: the search goes without them.

    `written` are the addresses of pages that do not come from the data.
    """
    known = {*page_at(archive), *written}
    known |= {address.partition("/")[2] for address in known if address.split("/")[0].isdecimal()}
    for byword in archive.bywords:
        if byword.page not in known and (written or _is_of_data(archive, byword.page)):
            yield dataclasses.replace(_unknown(byword, known), level="advice")


def _is_of_data(archive: Archive, page: str) -> bool:
    """Tell whether an address has the shape of a page that comes from the data; the others may be unknown here."""
    return bool(kind_of(page) or kind_of(f"{archive.newest.year}/{page}"))


def _unknown(byword: Byword, known: Collection[str]) -> Problem:
    near = nearest(byword.page, known)
    listed = say(
        "hãy chép phần sau tên miền trong ô địa chỉ của trình duyệt, bỏ năm nếu là trang ấy của mọi kế hoạch",
        "please copy what stands behind the domain in the browser, without the year where every plan has the page",
    )
    remedy = meant(near, listed)
    message = say(f'không có trang "{shown(byword.page)}"; {remedy}', f'there is no page "{shown(byword.page)}"; {remedy.en}')
    return _told(byword, "page", message, instead(byword.page, near))


def _told(byword: Byword, key: str, message: Said, replacement: Replacement | None = None) -> Problem:
    where = shown(byword.page), titled(Byword, key.partition(".")[0])
    return Problem.at(byword.places[key], *where, found=message, kind="byword", replacement=replacement)
