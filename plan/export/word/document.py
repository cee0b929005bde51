"""The plan as a Word document (ECMA-376): parts that templates write, in a package whose bytes follow from the data alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

import jinja2

from plan.export.word.annex import appendices
from plan.export.word.lettering import breadth
from plan.facts.formats import WORD_NOTICE, word_of_plan
from plan.facts.letterhead import MOTTO, issuer_lines
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan
from plan.html.templates import templates

_PARTS = {
    "[Content_Types].xml": "types",
    "_rels/.rels": "links",
    "word/document.xml": "document",
    "word/_rels/document.xml.rels": "document-links",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/header.xml": "header",
    "docProps/core.xml": "core",
}
_HEAD = (3175, 5896)
_FOOT = (4535, 4536)
"""Widths of columns, in 1/20 pt: together what a page upright leaves between its margins."""
_PART_OF_LINE = 0.4
"""How long a line under a name or title is beside it: a third to a half, says Nghị định 30/2020/NĐ-CP, Phụ lục I."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold (XML 1.0, 2.2)."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def word_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the Word document of each plan."""
    return (File(word_of_plan(plan), as_word(plan, archive, build)) for plan in archive.plans)


def as_word(plan: Plan, archive: Archive, build: Build) -> bytes:
    """Return a plan as a Word document: the text in force, laid out to be signed; blank stays what is blank."""
    own = {"appendices": (*appendices(plan, archive.document),), "notice": WORD_NOTICE}
    return packaged("document", {**letterhead(plan, plan.title, build), **own})


def packaged(document: str, context: Mapping[str, object]) -> bytes:
    """Return a Word document whose words a template of plan/html/word/ writes, by what the templates know by name."""
    environment, parts = templates(), _PARTS | {"word/document.xml": document}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, template in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), _part(environment, template, context), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _part(environment: jinja2.Environment, name: str, context: Mapping[str, object]) -> bytes:
    return _ILLEGAL.sub("\ufffd", environment.get_template(f"word/{name}.xml").render(context).strip()).encode()


def letterhead(plan: Plan, title: str, build: Build) -> dict[str, object]:
    """Return what templates of papers know of a plan's issuer, and of the lines under names and under a title."""
    return {
        "plan": plan,
        "issuer_line": _beside(breadth(issuer_lines(plan)[-1].upper(), 12), _HEAD[0]),
        "motto_line": _beside(breadth(MOTTO, 13), _HEAD[1], 1),
        "title_line": _beside(breadth(title, 14), sum(_HEAD)),
        "HEAD": _HEAD,
        "FOOT": _FOOT,
        "created": f"{build.time:%Y-%m-%dT%H:%M:%SZ}",
    }


def _beside(words: float, room: int, part: float = _PART_OF_LINE) -> int:
    """Return how far from both sides a line ends that is as long as a part of some words, which fill `room` at most."""
    return round((room - min(words, room) * part) / 2)
