"""Addresses that were published once: rules for `data/redirects.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from plan.facts.formats import FORMATS, list_files
from plan.facts.pages import kind_of, pages_and_parts
from plan.ground.addresses import SLUG
from plan.ground.model import Archive, Redirect, titled
from plan.ground.problems import Problem, Problems, Said, meant, nearest, say, shown

RETIRABLE = tuple(sorted({"json", "txt", *(form.ending for form in FORMATS)}))
"""Kinds of files whose address can be retired: those that can say in words where the new one is."""

_ADDRESS = re.compile(rf"(?:{SLUG}/)+(?:{SLUG}\.(?:{'|'.join(RETIRABLE)})|#{SLUG})?")
_RESERVED = ("api/", "assets/", "search/")
"""Folders that hold the site's own files; what the API says of a record is redirected with the record's page."""


def redirects(archive: Archive) -> Problems:
    """Check every redirect: from an address that is no longer there straight to one that is."""
    if any(task.objective not in plan.objective for plan in archive.plans for task in plan.tasks):
        return  # told elsewhere; which pages there are cannot be said
    known, files = pages_and_parts(archive), frozenset(list_files(archive))
    olds = [redirect.from_ for redirect in archive.redirects]
    for number, redirect in enumerate(archive.redirects):
        for key, found in (("from", redirect.from_), ("to", redirect.to)):
            if not _ADDRESS.fullmatch(found) or found.startswith(_RESERVED):
                yield _told(redirect, key, _malformed(found))
        if message := _wrong_from(redirect, {*known, *files}, olds[:number]):
            yield _told(redirect, "from", message)
        if redirect.to in olds:
            yield _told(redirect, "to", _chain(archive, redirect))
        elif _ADDRESS.fullmatch(redirect.to) and redirect.to not in known:
            yield _told(redirect, "to", _unknown(redirect.to, known))


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


def _malformed(found: str) -> Said:
    files = ", ".join(f".{ending}" for ending in RETIRABLE)
    return say(
        f'"{shown(found)}" không phải địa chỉ dùng được; viết từ gốc của trang, chữ thường không dấu, kết thúc '
        f'bằng "/", ví dụ 2022/nhiem-vu/ii-6-3/ hay 2022/nhiem-vu/ii-6-3/#ii-6-3-1, hoặc tệp {files} trong một thư mục',
        f'"{shown(found)}" is no usable address; write it from the root of the site, in plain lower case, '
        f'ending in "/", as 2022/nhiem-vu/ii-6-3/ or 2022/nhiem-vu/ii-6-3/#ii-6-3-1, or a file {files} in a folder',
    )


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


def _unknown(found: str, known: Mapping[str, object]) -> Said:
    listed = say("xem các địa chỉ bằng lệnh python -m plan pages", "python -m plan pages lists all addresses")
    advice = meant(nearest(found, known), listed)
    return say(f'không có địa chỉ "{shown(found)}"; {advice}', f'there is no address "{shown(found)}"; {advice.en}')


def _told(redirect: Redirect, key: str, message: Said) -> Problem:
    where = f"{shown(redirect.from_)} · {titled(Redirect, key)}"
    return Problem(redirect.places[key], say(f"{where}: {message}", f"{where}: {message.en}"), "redirect")
