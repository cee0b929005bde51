"""What changed in the data as Atom feeds (RFC 4287): one of each plan, one of each agency."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from plan.changes.entries import ACTS
from plan.changes.nouns import ACTIONS
from plan.export.columns import whole
from plan.export.formats import Moved
from plan.facts.formats import FEED, feed_of_plan
from plan.facts.lists import Listed
from plan.facts.pages import kind_of
from plan.facts.province import site_name
from plan.facts.tables import day
from plan.ground.addresses import Links, Slug
from plan.ground.changelog import Revision
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan

_ATOM = "http://www.w3.org/2005/Atom"
_MOST_NAMES = 3


def make(listed: Listed, build: Build) -> bytes:
    """Return the feed of an agency's list."""
    title = f"{listed.title}: thay đổi của Kế hoạch năm {listed.plan.year}"
    return _feed(listed.plan, FEED.path(listed), listed.page, title, _of_agency(build, listed), build)


def feeds_of_plans(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the feed of every plan; one without history has no entries and says so."""
    for plan in archive.plans:
        path, revisions = feed_of_plan(plan), (*build.history.of_plan(plan.year),)
        page = Links("", plan.year).plan(Slug.CHANGES)
        yield File(path, _feed(plan, path, page, f"Thay đổi của Kế hoạch năm {plan.year}", revisions, build))


def _of_agency(build: Build, listed: Listed) -> Iterable[Revision]:
    """Yield what changed in the tasks where an agency has a role, and what was taken from it: that still names it."""
    tasks = {row.task.id for row in (*listed.rows, *listed.repealed)}
    names = (listed.agency.name, *listed.agency.aliases) if listed.agency else ()
    for revision in build.history.of_plan(listed.plan.year):
        changes = tuple(item for item in revision.changes if item["task"] in tasks or _names(item, names))
        if changes:
            yield dataclasses.replace(revision, changes=changes)


def _names(change: Mapping[str, Any], names: Iterable[str]) -> bool:
    said = [str(edit.get("before", "")) for edit in change["edits"] if edit.get("key") in {"lead", "coordinating"}]
    return any(name in text for text in said for name in names)


def _feed(plan: Plan, path: str, page: str, title: str, revisions: Iterable[Revision], build: Build) -> bytes:
    found = (*revisions,)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    said = f"Chưa có lịch sử: {build.history.missing}." if build.history.missing else "Mỗi lần dữ liệu đổi là một mục."
    _texts(feed, id=identifier(plan, path), title=title, subtitle=said)
    SubElement(feed, "updated").text = found[0].time if found else build.time.isoformat()
    SubElement(SubElement(feed, "author"), "name").text = build.operator or site_name(plan)
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": whole(build, page)})
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": whole(build, path)})
    for revision in found:
        _entry(feed, identifier(plan, path), page, revision, build)
    return _written(feed)


def identifier(plan: Plan, path: str) -> str:
    """Return the id of a feed (RFC 4151): it names no host of ours, so that it stays when the site moves.

    Nobody can own ".invalid"; the year is that from which we use the name.
    """
    return f"tag:{plan.province_id}.ke-hoach-cchc.invalid,2022:{path}"


def moved(moved: Moved, _: Build) -> bytes:
    """Return what answers where a feed was: the same feed, whose title is what is said, without entries."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _texts(feed, id=identifier(moved.plan, moved.path), title=moved.said, updated="1970-01-01T00:00:00Z")
    SubElement(feed, "link", {"href": moved.target})
    return _written(feed)


def _written(feed: Element) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _entry(feed: Element, of: str, page: str, revision: Revision, build: Build) -> None:
    entry = SubElement(feed, "entry")
    _texts(entry, id=f"{of}#{revision.sha}", title=_title(revision))
    SubElement(entry, "updated").text = revision.time
    part = f"#{Slug.CHANGES}-{revision.sha[:12]}" if kind_of(page) == "changes" else ""
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{whole(build, page)}{part}"})
    content = SubElement(entry, "content", {"type": "text"})
    subject = (f"Lời ghi: {revision.subject}",) if revision.subject else ()
    content.text = "\n".join((*map(_said, revision.changes), *subject))


def _title(revision: Revision) -> str:
    """Return what a revision changed in short: "24/11/2026: Nhiệm vụ II.6.3; Sản phẩm II.6.3.1 và 4 mục khác"."""
    names = [*dict.fromkeys(change["name"] for change in revision.changes)]
    more = len(names) - _MOST_NAMES
    return f"{day(revision.day)}: {'; '.join(names[:_MOST_NAMES])}{f' và {more} mục khác' if more > 0 else ''}"


def _said(change: Mapping[str, Any]) -> str:
    """Return a change in words: "Sản phẩm II.2.1.1: sửa Thời gian thực hiện", "Nhiệm vụ II.2.1: bị bãi bỏ theo …"."""
    edits = change["edits"] if change["action"] != "removed" else ()
    columns = ", ".join(edit["column"] for edit in edits if edit.get("key") not in ACTS)
    acts = [effect for edit in edits if edit.get("key") in ACTS for effect in edit["effects"]]
    done = f"{ACTIONS[change['action']]} {columns}".rstrip() if columns or change["action"] != "changed" else ""
    return f"{change['name']}: {', '.join(filter(None, (done, *acts)))}"


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text
