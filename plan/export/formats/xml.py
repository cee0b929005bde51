"""What changed in the data as Atom feeds (RFC 4287): one of each plan, one of each agency."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from plan.changes.telling import sentences
from plan.export.columns import whole
from plan.export.formats import Moved
from plan.export.report_entries import FeedEntry, report_entries
from plan.facts.formats import FEED, feed_of_plan
from plan.facts.lists import Listed
from plan.facts.pages import kind_of
from plan.facts.province import site_name
from plan.facts.tables import day
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.changelog import Revision
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan

_ATOM = "http://www.w3.org/2005/Atom"
_IDS = uuid.UUID("47495129-bfa6-4b11-8ad9-4d795d39e0ae")
"""What the ids of feeds and entries are made in: drawn once, by us."""


def make(listed: Listed, build: Build) -> bytes:
    """Return the feed of an agency's list."""
    title = f"{listed.title}: thay đổi của dữ liệu Kế hoạch năm {listed.plan.year}"
    entries = (*_revised(listed.page, _of_agency(build, listed)), *_reported(listed))
    return _feed(listed.plan, FEED.path(listed), listed.page, title, entries, build)


def feeds_of_plans(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the feed of every plan; one without history has no entries and says so."""
    for plan in archive.plans:
        path, page = feed_of_plan(plan), Links("", plan.year).plan(Slug.CHANGES)
        revisions = _revised(page, build.history.of_plan(plan.year))
        entries = (*revisions, *report_entries(year_of(archive, plan)))
        yield File(path, _feed(plan, path, page, f"Thay đổi của dữ liệu Kế hoạch năm {plan.year}", entries, build))


def _revised(page: str, revisions: Iterable[Revision]) -> Iterator[FeedEntry]:
    """Yield an entry for each revision; reports that it adds have entries of their own."""
    for revision in revisions:
        changes = tuple(item for item in revision.changes if (item["kind"], item["action"]) != ("report", "added"))
        if changes:
            told = dataclasses.replace(revision, changes=changes)
            part = f"#{Slug.CHANGES}-{revision.sha[:12]}" if kind_of(page) == "changes" else ""
            lines = itertools.chain.from_iterable(map(sentences, changes))
            title = f"{day(revision.day)}: {told.summary}"
            yield FeedEntry(revision.sha, title, revision.time, f"{page}{part}", tuple(lines))


def _reported(listed: Listed) -> Iterator[FeedEntry]:
    """Yield the reports of an agency; on the page of a group those of members that no page of their own tells of."""
    if listed.of and listed.reported and listed.agency:
        told_at = listed.of.duties.told_at
        yield from report_entries(listed.of, {agency for agency, at in told_at.items() if at == listed.agency.id})


def _of_agency(build: Build, listed: Listed) -> Iterable[Revision]:
    """Yield what changed in the tasks where an agency has a role, and what was taken from it: that still names it."""
    tasks = {row.task.id for row in (*listed.rows, *listed.repealed)}
    names = listed.agency.names if listed.agency else ()
    for revision in build.history.of_plan(listed.plan.year):
        changes = tuple(item for item in revision.changes if item["task"] in tasks or _names(item, names))
        if changes:
            yield dataclasses.replace(revision, changes=changes)


def _names(change: Mapping[str, Any], names: Iterable[str]) -> bool:
    said = [str(edit.get("before", "")) for edit in change["edits"] if edit.get("key") in {"lead", "coordinating"}]
    return any(name in text for text in said for name in names)


def _feed(plan: Plan, path: str, page: str, title: str, entries: tuple[FeedEntry, ...], build: Build) -> bytes:
    found = sorted(entries, key=lambda entry: dt.datetime.fromisoformat(entry.time), reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    said = f"Chưa có lịch sử: {build.history.missing}." if build.history.missing else "Mỗi lần dữ liệu đổi là một mục."
    reported = " Mỗi báo cáo của một cơ quan là một mục." if plan.reports else ""
    _texts(feed, id=identifier(plan, path), title=title, subtitle=f"{said}{reported}")
    SubElement(feed, "updated").text = found[0].time if found else build.time.isoformat()
    SubElement(SubElement(feed, "author"), "name").text = build.operator or site_name(plan)
    _link(feed, build, page, rel="alternate", type="text/html")
    _link(feed, build, path, rel="self", type=FEED.media_type)
    for entry in found:
        element = SubElement(feed, "entry")
        _texts(element, id=identifier(plan, f"{path}#{entry.name}"), title=entry.title, updated=entry.time)
        _link(element, build, entry.page, rel="alternate", type="text/html")
        for term in entry.terms:
            SubElement(element, "category", term=term)
        SubElement(element, "content", {"type": "text"}).text = "\n".join(entry.lines)
    return _written(feed)


def _link(parent: Element, build: Build, path: str, **what: str) -> None:
    """Lead to a page or file: only where its whole address is known, for readers of feeds have no page to start from."""
    if build.site_url:
        SubElement(parent, "link", {**what, "href": whole(build, path)})


def identifier(plan: Plan, name: str) -> str:
    """Return the id of a feed or entry (RFC 9562): it needs no host that is ours, and stays when the site moves."""
    return uuid.uuid5(_IDS, f"{plan.province_id}/{name}").urn


def moved(moved: Moved, build: Build) -> bytes:
    """Return what answers where a feed was: the same feed, whose title is what is said, without entries."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _texts(feed, id=identifier(moved.plan, moved.path), title=moved.said, updated="1970-01-01T00:00:00Z")
    if build.site_url:
        SubElement(feed, "link", {"href": moved.target})
    return _written(feed)


def _written(feed: Element) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text
