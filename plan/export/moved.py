"""The files that have another address now: each says where, in its own format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

from plan.export.answers import API_FOLDER
from plan.export.columns import whole
from plan.export.formats import Moved, maker, sayer
from plan.facts.formats import CALENDAR, FEED, FORMATS, LEAD_CALENDAR, REPORT_FORM
from plan.facts.lists import ListKind, lists
from plan.facts.pages import kind_of
from plan.ground.files import Build, File
from plan.ground.model import Archive

_IN_API = {"task": "tasks", "agency": "agencies", "quarter": "quarters"}
"""The kinds of pages whose record has an answer of its own in the API, and in which folder."""


def moved_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file that a redirect names, and those that the redirect of a page retires.

    These are the files of the page's list, an agency's form to report by, the feed of a plan's changes, and the record's
    answer in the API. A calendar goes on with the events of the new page: no program tells its user of a message.
    """
    retired: dict[str, str] = {}
    for redirect in archive.redirects:
        if not redirect.from_.endswith("/") and "#" not in redirect.from_:
            retired[redirect.from_] = redirect.to
        for path in _list_files(redirect.from_):
            retired.setdefault(path, redirect.to)
        for path in _in_api(redirect.from_):
            retired.setdefault(path, next(_in_api(redirect.to.partition("#")[0]), redirect.to))
    calendars = {
        form.path(listed): form.told(listed)
        for form in (CALENDAR, LEAD_CALENDAR)
        for listed in lists(archive)
        if form.applies(listed)
    }
    for path, target in retired.items():
        heir = calendars.get(_successor(path, target))
        moved = Moved(archive.plan_at(path), path, whole(build, target))
        yield File(path, maker(CALENDAR)(heir, build) if heir else _said(moved, build))


def _said(moved: Moved, build: Build) -> bytes:
    """Return what answers where a file was, in its own format, and says where the new one is."""
    ending = moved.path.rpartition(".")[2]
    if ending == "json":
        said = {"thong_bao": moved.said, "dia_chi_moi": moved.target}
        return f"{json.dumps(said, ensure_ascii=False)}\n".encode()
    say = sayer(ending)
    return say(moved, build) if say else f"{moved.said}\n".encode()


def _successor(path: str, page: str) -> str:
    """Return the calendar that takes an old one's place, of the same role where the new page is an agency's too."""
    form = LEAD_CALENDAR if path.endswith(LEAD_CALENDAR.at("")) and kind_of(page) == "agency" else CALENDAR
    return form.at(page.rstrip("/")) if path.endswith(f".{form.ending}") else ""


def _list_files(page: str) -> Iterator[str]:
    kind, stem = kind_of(page), page.rstrip("/")
    if kind in get_args(ListKind):  # a list is of the kind that its page is
        yield from (form.at(stem) for form in FORMATS if kind == "agency" or not form.role)
        yield from [f"{stem}/{REPORT_FORM}"] * (kind == "agency")
    elif kind == "changes":
        yield FEED.at(stem)


def _in_api(page: str) -> Iterator[str]:
    if folder := _IN_API.get(kind_of(page)):
        year, _, name, _ = page.split("/")
        yield f"{API_FOLDER}{year}/{folder}/{name}.json"
