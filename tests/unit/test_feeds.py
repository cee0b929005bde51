"""Feeds are Atom as RFC 4287 wants it, lead to whole addresses or to none, and tell old → new."""

import datetime as dt
import shutil
import uuid
from xml.etree.ElementTree import Element, fromstring

import pytest

from plan.changes.compare import compare
from plan.changes.history import told_json
from plan.changes.telling import sentences
from plan.export.formats import Moved, files_in
from plan.export.formats.xml import feeds_of_plans, moved
from plan.facts.formats import FEED
from plan.ground.changelog import History, Revision
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import SMALL

ATOM = "{http://www.w3.org/2005/Atom}"
SITE_URL = "https://vi-du.example/kho/"
TASK = "data/2031/tasks/i-1-1.yml"


@pytest.fixture(scope="module")
def small() -> Archive:
    return load(SMALL)


@pytest.fixture(scope="module")
def history(small: Archive, tmp_path_factory: pytest.TempPathFactory) -> History:
    """Two revisions: a deadline changed and a task went, and both came back."""
    root = tmp_path_factory.mktemp("later")
    shutil.copytree(SMALL / "data", root / "data")
    task = root / TASK
    text = task.read_text(encoding="utf-8")
    task.write_text(text.replace("Quý I, II năm 2031", "Quý II, III năm 2031", 1), encoding="utf-8")
    (root / "data/2031/tasks/ii-1-2.yml").unlink()
    there = [told_json(change) for change in compare(small, load(root))]
    back = [told_json(change) for change in compare(load(root), small)]
    days = (("b" * 40, "2031-06-02T09:00:00+07:00", back), ("a" * 40, "2031-06-01T15:04:05+07:00", there))
    return History(tuple(Revision(sha, time, tuple(changes)) for sha, time, changes in days))


def feeds(archive: Archive, build: Build) -> dict[str, Element]:
    found = (*feeds_of_plans(archive, build), *files_in(FEED, archive, build))
    return {file.path: parsed(file.content) for file in found}


def parsed(content: bytes) -> Element:
    return fromstring(content)  # noqa: S314 (our own)


def one(parent: Element, name: str) -> str:
    (found,) = parent.findall(f"{ATOM}{name}")
    assert found.text, name
    return found.text


def assert_atom(feed: Element) -> None:
    """Hold a feed to RFC 4287 §4.1.1 and §4.1.2: what must be there, once, and in which form."""
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for parent in (feed, *entries):
        assert one(parent, "title")
        assert uuid.UUID(one(parent, "id").removeprefix("urn:uuid:")).version == 5
        assert dt.datetime.fromisoformat(one(parent, "updated")).utcoffset() is not None
        links = [(link.get("rel", "alternate"), link.get("type")) for link in parent.findall(f"{ATOM}link")]
        assert len(set(links)) == len(links)
        assert all(link.get("href", "").startswith("https://") for link in parent.findall(f"{ATOM}link"))
    assert all(one(author, "name") for author in feed.findall(f"{ATOM}author"))
    assert feed.findall(f"{ATOM}author") or not entries
    for entry in entries:
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "text"
        assert content.text
        assert list(content) == []


@pytest.mark.parametrize("site_url", [SITE_URL, ""], ids=["an address", "no address"])
def test_every_feed_is_atom(small: Archive, history: History, site_url: str) -> None:
    found = feeds(small, Build(site_url, history=history))
    assert any(feed.findall(f"{ATOM}entry") for feed in found.values())
    for feed in found.values():
        assert_atom(feed)
    ids = [element.text for feed in found.values() for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_ids_stay_when_the_site_moves(small: Archive, history: History) -> None:
    def ids(site_url: str) -> list[str | None]:
        found = feeds(small, Build(site_url, history=history))
        return [element.text for feed in found.values() for element in feed.iter(f"{ATOM}id")]

    assert ids(SITE_URL) == ids("") == ids("https://khac.example/")


def test_links_are_whole_or_not_there(small: Archive, history: History) -> None:
    path = "2031/thay-doi.xml"
    with_, without = (feeds(small, Build(site_url, history=history))[path] for site_url in (SITE_URL, ""))
    links = {link.get("rel"): link.get("href") for link in with_.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{SITE_URL}2031/thay-doi/", "self": f"{SITE_URL}{path}"}
    (link, _) = (entry.find(f"{ATOM}link") for entry in with_.findall(f"{ATOM}entry"))
    assert link is not None
    assert link.get("href") == f"{SITE_URL}2031/thay-doi/#thay-doi-{'b' * 12}"
    assert [*without.iter(f"{ATOM}link")] == []


def test_an_entry_tells_old_and_new(small: Archive, history: History) -> None:
    feed = feeds(small, Build(SITE_URL, history=history))["2031/thay-doi.xml"]
    back, there = (one(entry, "content").split("\n") for entry in feed.findall(f"{ATOM}entry"))
    moved = "chuyển từ Quý {0} sang Quý {1}, hạn mới {2}/2031 (“Quý {0} năm 2031” → “Quý {1} năm 2031”)"
    assert f"Sản phẩm I.1.1.1: thời gian thực hiện: {moved.format('I, II', 'II, III', '30/9')}" in there
    assert f"Sản phẩm I.1.1.1: thời gian thực hiện: {moved.format('II, III', 'I, II', '30/6')}" in back
    gone = [line for line in there if line.startswith("Nhiệm vụ II.1.2: bỏ: “")]
    assert len(gone) == 1
    assert any(line.startswith("Nhiệm vụ II.1.2: thêm, được bổ sung theo") for line in back)


def edit(before: object, after: object, pieces: list[tuple[str, str]]) -> dict[str, object]:
    found = [{"kind": kind, "words": words} for kind, words in pieces]
    return {"key": "text", "column": "Nhiệm vụ", "before": before, "after": after, "pieces": found, "effects": []}


LONG = "chữ " * 100


@pytest.mark.parametrize(
    ("before", "after", "pieces", "said"),
    [
        ("a", "b", [("gone", "a"), ("new", "b")], "lời văn đổi từ “a” thành “b”"),
        (None, "b", [("new", "b")], "ghi thêm lời văn “b”"),
        (["a", "b"], ["a"], [("same", "- a"), ("gone", " - b")], "lời văn đổi từ “- a - b” thành “- a”"),
        (f"{LONG}a", f"{LONG}b", [("same", LONG), ("gone", "a"), ("new", "b")], "lời văn, chỗ đổi: “a” → “b”"),
        (
            f"a {LONG}c",
            f"{LONG}b c",
            [("gone", "a "), ("same", LONG), ("new", "b "), ("same", "c")],
            "lời văn, chỗ đổi: bỏ “a”; thêm “b”",
        ),
        (LONG, None, [("gone", LONG)], f"bỏ lời văn “{LONG}”"),
    ],
    ids=["short", "new", "a list", "long", "long, two places", "long, gone"],
)
def test_a_long_text_is_told_by_what_changed(before: object, after: object, pieces: list[tuple[str, str]], said: str) -> None:
    change = {"name": "Nhiệm vụ I.1.1", "action": "changed", "effects": [], "edits": [edit(before, after, pieces)]}
    assert [*sentences(change)] == [f"Nhiệm vụ I.1.1: {said}"]


@pytest.mark.parametrize("site_url", [SITE_URL, ""], ids=["an address", "no address"])
def test_a_feed_that_moved_is_atom_too(small: Archive, site_url: str) -> None:
    target = f"{site_url or '/'}2031/co-quan/so-ban-do.xml"
    feed = parsed(moved(Moved(small.newest, "2031/co-quan/so-cu.xml", target), Build(site_url)))
    assert_atom(feed)
    assert target in one(feed, "title")
    assert [link.get("href") for link in feed.iter(f"{ATOM}link")] == ([target] if site_url else [])
