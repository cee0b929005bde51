"""Addresses that were published once: rules for `data/redirects.yml`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from plan.facts.formats import FORMATS, list_files
from plan.facts.pages import kind_of, pages_and_parts
from plan.ground.addresses import SLUG, Links
from plan.ground.model import Archive, Redirect, titled
from plan.ground.problems import Problem, Problems, Replacement, Said, instead, meant, say, shown

RETIRABLE = tuple(sorted({"json", "txt", *(form.ending for form in FORMATS)}))
"""Kinds of files whose address can be retired: those that can say in words where the new one is."""

_ADDRESS = re.compile(rf"(?:{SLUG}/)+(?:{SLUG}\.(?:{'|'.join(RETIRABLE)})|#{SLUG})?")
_SITE = re.compile(r"^https?://[^/]*/")
_SAME_BUT_A_SLIP = 0.85
"""Less, and "2022/xyz/" would be taken for "2022/quy/"."""
_RESERVED = ("api/", "assets/", "search/")
"""Folders that hold the site's own files; what the API says of a record is redirected with the record's page."""


def hand_written(root: Path) -> frozenset[str]:
    """Return the addresses of the pages that are files of `docs/` under a project's root: "huong-dan/tap-sua/"."""
    files = (file.relative_to(root / "docs").with_suffix("") for file in (root / "docs").rglob("*.md"))
    return frozenset(f"{(file.parent if file.name == 'index' else file).as_posix()}/" for file in files)


def redirects(archive: Archive, written: Collection[str] = ()) -> Problems:
    """Check every redirect: from an address that is no longer there straight to one that is.

    `written` are the addresses of pages that do not come from the data.
    """
    if not archive.redirects:
        return  # all the addresses of all plans cost more than any other rule
    if any(task.objective not in plan.objective for plan in archive.plans for task in plan.tasks):
        return  # told elsewhere; which pages there are cannot be said
    known, files = pages_and_parts(archive), frozenset(list_files(archive))
    olds = [redirect.from_ for redirect in archive.redirects]
    for number, redirect in enumerate(archive.redirects):
        for key, found in (("from", redirect.from_), ("to", redirect.to)):
            if not _ADDRESS.fullmatch(found) or found.startswith(_RESERVED):
                yield _malformed(archive, redirect, key, known)
        if message := _wrong_from(redirect, {*known, *files, *written}, olds[:number]):
            yield _told(redirect, "from", message)
        if redirect.to in olds:
            yield _told(redirect, "to", _chain(archive, redirect))
        elif _ADDRESS.fullmatch(redirect.to) and redirect.to not in known:
            yield _unknown(redirect, known)


def _wrong_from(redirect: Redirect, known: Collection[str], above: Sequence[str]) -> Said | None:
    page, _, part = redirect.from_.partition("#")
    if redirect.from_ in above:
        return say("đã có ở trên; hãy bỏ một", "stands above already; please drop one")
    if redirect.from_ in known:
        return say("vẫn là địa chỉ đang có; hãy bỏ mục này", "is still there; please drop this item")
    if part and not (page in known and kind_of(page) == "task"):
        return say(
            "chỉ chuyển hướng được một chỗ trong trang của một nhiệm vụ đang có; hãy chuyển hướng cả trang",
            "only a part of the page of a task that is there can be redirected; please redirect the whole page",
        )
    return None


def _malformed(archive: Archive, redirect: Redirect, key: str, known: Mapping[str, object]) -> Problem:
    found, files = redirect.from_ if key == "from" else redirect.to, ", ".join(f".{ending}" for ending in RETIRABLE)
    near = _address_meant(archive, found, known) if key == "to" else None
    part = next((address for address in known if "#" in address), max(known))
    allowed = say(
        f"viết từ gốc của trang, chữ thường không dấu, kết thúc "
        f'bằng "/", ví dụ {part.partition("#")[0]} hay {part}, hoặc tệp {files} trong một thư mục',
        f"write it from the root of the site, in plain lower case, "
        f'ending in "/", as {part.partition("#")[0]} or {part}, or a file {files} in a folder',
    )
    remedy = meant(near, allowed)
    message = say(
        f'"{shown(found)}" không phải địa chỉ dùng được; {remedy}', f'"{shown(found)}" is no usable address; {remedy.en}'
    )
    return _told(redirect, key, message, instead(found, near))


def _address_meant(archive: Archive, found: str, known: Mapping[str, object]) -> str | None:
    """Return the address that was written whole, with a slash too many or too few, or as the id of what is there."""
    path = _SITE.sub("", found.strip()).lstrip("/")
    years = [plan.year for plan in reversed(archive.plans)]
    ids = (Links("", year).task(found) for year in years)
    parts = (address(found) for year in years for address in (Links("", year).deliverable, Links("", year).agency))
    return next((tried for tried in (path, f"{path.rstrip('/')}/", *ids, *parts) if tried in known), None)


def _chain(archive: Archive, redirect: Redirect) -> Said:
    """Say where a redirect should lead instead of to another redirect; a loop leads nowhere."""
    targets = {item.from_: item.to for item in archive.redirects}
    seen, end = {redirect.from_}, redirect.to
    while end in targets and end not in seen:
        seen.add(end)
        end = targets[end]
    if end in targets:
        return say("các chuyển hướng này đi thành vòng; hãy ghi một địa chỉ đang có", "these redirects go in a circle")
    return say(
        f'lại là một địa chỉ cũ; hãy ghi thẳng "{shown(end)}"', f'is itself an old address; write "{shown(end)}" at once'
    )


def _unknown(redirect: Redirect, known: Mapping[str, object]) -> Problem:
    found = redirect.to
    near = next(iter(difflib.get_close_matches(shown(found), list(known), 1, _SAME_BUT_A_SLIP)), None)
    listed = say(
        "hãy mở trang ấy và chép phần sau tên miền trong ô địa chỉ của trình duyệt (lệnh python -m plan pages kể mọi địa "
        "chỉ)",
        "please open that page and copy what stands behind the domain in the browser (python -m plan pages lists all)",
    )
    advice = meant(near, listed)
    message = say(f'không có địa chỉ "{shown(found)}"; {advice}', f'there is no address "{shown(found)}"; {advice.en}')
    return _told(redirect, "to", message, instead(found, near))


def _told(redirect: Redirect, key: str, message: Said, replacement: Replacement | None = None) -> Problem:
    where = shown(redirect.from_), titled(Redirect, key)
    return Problem.at(redirect.places[key], *where, found=message, kind="redirect", replacement=replacement)
