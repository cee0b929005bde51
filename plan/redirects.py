"""Addresses that were published once: rules for `data/redirects.yml`, and the files that go on answering there."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from plan.export.lists import list_files
from plan.model import Archive, Redirect, titled
from plan.pages import pages_and_parts
from plan.problems import Problem, Said, meant, nearest, say, shown

Found = Iterator[Problem]

FILES = ("csv", "ics", "json", "txt", "xml")
"""Kinds of files whose address can be retired: those that can say in words where the new one is."""

_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ADDRESS = re.compile(rf"(?:{_NAME}/)+(?:{_NAME}\.(?:{'|'.join(FILES)})|#{_NAME})?")
_TASK = re.compile(r"[0-9]+/nhiem-vu/[^/]+/")
_RESERVED = ("assets/", "search/")
"""Folders that hold the site's own files."""


def redirects(archive: Archive) -> Found:
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
    if part and not (page in known and _TASK.fullmatch(page)):
        return say(
            "chỉ chuyển hướng được một chỗ trong trang của một nhiệm vụ đang có; hãy chuyển hướng cả trang",
            "only a part of the page of a task that is there can be redirected; please redirect the whole page",
        )
    return None


def _malformed(found: str) -> Said:
    files = ", ".join(f".{ending}" for ending in FILES)
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


class OldFile(NamedTuple):
    """A file that answers at an old address."""

    path: str
    """From the site's root: "2022/nhiem-vu/ii-6-9/index.html"."""
    content: str


def old_files(archive: Archive, site_url: str = "") -> Iterator[OldFile]:
    """Yield the files of all redirects; those of a part of a page are told by that page.

    Args:
        archive: data without errors.
        site_url: the whole address of the site's root, ending in "/"; "" when it is not known.

    """
    for redirect in archive.redirects:
        address = redirect.from_
        to = f"{'../' * address.count('/')}{redirect.to}"
        if address.endswith("/"):
            yield OldFile(f"{address}index.html", _page(redirect, to, f"{site_url}{redirect.to}" if site_url else to))
        elif "#" not in address:
            target = f"{site_url}{redirect.to}" if site_url else to
            yield OldFile(address, old_file(address.rpartition(".")[2], target))


def old_file(ending: str, target: str) -> str:
    """Return a file of one of `FILES` that says where the new one is."""
    return _FORMATS[ending](target)


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


def _page(redirect: Redirect, to: str, canonical: str) -> str:
    reason = f" {redirect.reason}" if redirect.reason else ""
    return _PAGE.format(to=to, canonical=canonical, shown=redirect.to, reason=reason)


MOVED = "Tệp này không còn được cập nhật. Nội dung nay ở"


def _ics(target: str) -> str:
    """Return a calendar that holds nothing but the message (RFC 5545); lines end in CRLF, long ones are folded (§3.1)."""
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ke-hoach-cchc//chuyen-dia-chi//VI", "BEGIN:VJOURNAL"),
        *("UID:chuyen-dia-chi", "DTSTAMP:19700101T000000Z", f"SUMMARY:{MOVED} {target}", f"URL:{target}"),
        *("END:VJOURNAL", "END:VCALENDAR"),
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


_MOST_LETTERS = 35
"""RFC 5545 §3.1 allows 75 octets a line; a Vietnamese letter has at most three, a space begins each further line."""


def _folded(line: str) -> str:
    parts = [line[start : start + _MOST_LETTERS] for start in range(0, len(line), _MOST_LETTERS)]
    return "\r\n ".join(parts) if not line.isascii() or len(line) > 2 * _MOST_LETTERS else line


def _xml(target: str) -> str:
    """Return an Atom feed (RFC 4287) whose title is the message."""
    feed = Markup(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>{target}</id>\n'
        '<title>{said}</title>\n<updated>1970-01-01T00:00:00Z</updated>\n<link href="{target}"/>\n</feed>\n'
    )
    return feed.format(target=target, said=f"{MOVED} {target}")


_FORMATS = {
    "csv": lambda target: f'thong_bao,dia_chi_moi\r\n"{MOVED} {target}",{target}\r\n',
    "ics": _ics,
    "json": lambda target: json.dumps({"thong_bao": f"{MOVED} {target}", "dia_chi_moi": target}, ensure_ascii=False) + "\n",
    "txt": lambda target: f"{MOVED} {target}\n",
    "xml": _xml,
}
