"""The plan, its sections, agencies and quarters on paper: tagged PDF (PDF/UA-1) laid out as Nghị định 30/2020/NĐ-CP says.

Made beside the site, for it takes longer than all pages: `python -m plan pdf` writes build/pdf, and a build of the site
takes from there what was made from the same data, settings and code. WeasyPrint is needed for this alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from markupsafe import Markup

from plan.export.columns import whole
from plan.export.pdfwords import PaperWords
from plan.facts.card import CARD_NAME, card
from plan.facts.lists import lists
from plan.facts.pages import pages
from plan.facts.tables import day
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.files import Build, File, code_digest, digest, write
from plan.ground.model import UNKNOWN, Archive
from plan.html.templates import templates

PDF_FOLDER = "build/pdf"
_MARK = "made-from.json"
_OWN = Path(__file__).parents[1]
_PRINTED = frozenset({"agency", "section", "quarter"})
"""The kinds of lists that are on paper."""
_LINE = 80
"""Letters that surely stand in one line of the notice."""


class PdfError(Exception):
    """PDFs cannot be made here; the message says what to install."""


@dataclass(frozen=True)
class Paper:
    """One PDF."""

    stem: str
    """Where it is, without ending, from the site's root: "2022/linh-vuc/the-che"."""
    page: str
    """The address of the page that shows the same."""
    title: str
    template: str
    context: Mapping[str, Any]


def papers(archive: Archive) -> Iterator[Paper]:
    """Yield every PDF: the whole plan; each list but those of a time without quarter, and empty ones; each report card."""
    for plan in archive.plans:
        page = Links("", plan.year).plan(Slug.FULL_TEXT)
        yield Paper(page.rstrip("/"), page, plan.name, "plan", {"plan": plan, "documents": archive.document})
    for listed in lists(archive):
        if listed.kind in _PRINTED and (listed.rows or listed.repealed):
            via = {item.via for found in listed.assigned.values() for item in found if item.via}
            groups = ", ".join(sorted(listed.names[group] for group in via))
            context = {"plan": listed.plan, "heading": listed.title, "rows": listed.rows, "through": groups}
            of_list = {"repealed": listed.repealed, "documents": archive.document}
            yield Paper(listed.stem, listed.page, f"{listed.title} · {listed.plan.name}", "list", {**context, **of_list})
    yield from _cards(archive)


def _cards(archive: Archive) -> Iterator[Paper]:
    for page in pages(archive):
        if page.kind == "card":
            of = year_of(archive, archive.plan[page.year])
            agency = of.agency[page.record]
            heading = f"{CARD_NAME}: {agency.name}"
            context = {"plan": of.plan, "heading": heading, "card": card(of, agency), "documents": archive.document}
            yield Paper(page.address.rstrip("/"), page.address, f"{heading} · {of.plan.name}", "card", context)


def as_html(paper: Paper, build: Build) -> str:
    """Return what a PDF is made from."""
    plan = paper.context["plan"]
    listed = whole(build, Links("", plan.year).plan(Slug.DOCUMENTS)) if build.site_url else ""
    said = PaperWords(paper.context["documents"].values(), listed)
    css = Markup((_OWN / "html/pdf/style.css").read_text(encoding="utf-8"))  # noqa: S704 (our own)
    frame = {"title": paper.title, "notice": _notice(paper, build), "css": css, "created": build.time.isoformat()}
    return templates().get_template(f"pdf/{paper.template}.html").render(**frame, **paper.context, said=said)


def _notice(paper: Paper, build: Build) -> Markup:
    plan = paper.context["plan"]
    draft = "bản dự thảo chưa có số; " if plan.number is None else ""
    dated = f"ngày {day(build.data_date)}" if build.data_date else UNKNOWN
    corrections = Links("", plan.year).plan(Slug.CORRECTIONS)
    return Markup(
        "Trình bày lại từ dữ liệu của {} ({}); {}không phải bản chính, không thay thế văn bản đã ký. Những chỗ hiệu đính: {}"
    ).format(_linked(build, paper.page), dated, draft, _linked(build, corrections))


def _linked(build: Build, address: str) -> Markup:
    text = whole(build, address)
    link = Markup('<a class="{1}" href="{0}">{0}</a>') if build.site_url else Markup('<span class="{1}">{0}</span>')
    return link.format(text, "whole" if len(text) <= _LINE else "")


def as_pdf(paper: Paper, build: Build) -> bytes:
    """Return a PDF; two of the same paper and build are equal.

    Raises:
        PdfError: WeasyPrint, or a library or font that it needs, is missing.

    """
    try:
        import weasyprint  # noqa: PLC0415 (a build of the site does not need it)
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        from plan.export.pdftags import regular_tables  # noqa: PLC0415
    except (ImportError, OSError) as error:
        message = f"Chưa tạo được PDF: {error}. Hãy chạy make pdf, lệnh ấy cài những gì cần."
        raise PdfError(message) from None
    document = weasyprint.HTML(string=as_html(paper, build), url_fetcher=_refused)
    identifier = hashlib.sha256(f"{paper.stem} {build.time}".encode()).hexdigest()[:32].encode()
    content: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier,
        font_config=FontConfiguration(),
        finisher=regular_tables,
    )
    return content


def _refused(url: str, *_: object, **__: object) -> NoReturn:
    """Let nothing be fetched: all that a paper needs is in it."""
    message = f"refused: {url}"
    raise ValueError(message)


def make(archive: Archive, build: Build, root: Path) -> Iterator[str]:
    """Write every PDF below build/pdf, then the mark of what they were made from; yield each one's path."""
    folder = root / PDF_FOLDER
    (folder / _MARK).unlink(missing_ok=True)
    for old in folder.rglob("*.pdf"):
        old.unlink()
    for paper in papers(archive):
        write(folder / f"{paper.stem}.pdf", as_pdf(paper, build))
        yield f"{paper.stem}.pdf"
    write(folder / _MARK, json.dumps(_made_from(root, build), ensure_ascii=False).encode())


def made(root: Path, build: Build) -> Iterator[File]:
    """Yield the PDFs that go along with a build."""
    paths = sorted(f"{stem}.pdf" for stem in build.papers)
    return (File(path, (root / PDF_FOLDER / path).read_bytes()) for path in paths)


def stems(root: Path, build: Build) -> frozenset[str]:
    """Return where the PDFs are, without ending, that were made from just these data, settings and this code.

    There are none when they are older.
    """
    there = _there(root)
    return frozenset() if there and outdated(root, build) else there


def left_out(root: Path, build: Build) -> int:
    """Return the number of PDFs that are there and that a build does not take."""
    return len(_there(root) - build.papers)


def outdated(root: Path, build: Build) -> tuple[str, ...]:
    """Return, in words, what is no longer as it was when the PDFs were made, with its state then and now where that tells."""
    now = _made_from(root, build)
    then = _read(root / PDF_FOLDER / _MARK)
    if then.keys() != now.keys():
        return ("lần tạo trước chưa xong",)
    return tuple(_CAUSES[key].format(then[key] or "chưa đặt", now[key] or "chưa đặt") for key in now if then[key] != now[key])


_CAUSES = {
    "site_url": "SITE_URL (khi ấy: {}; nay: {})",
    "commit": "commit",
    "data": "dữ liệu trong data/",
    "code": "mã nguồn trong plan/",
}


def _there(root: Path) -> frozenset[str]:
    folder = root / PDF_FOLDER
    return frozenset(file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.pdf"))


def _read(mark: Path) -> dict[str, str]:
    try:
        found = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _made_from(root: Path, build: Build) -> dict[str, str]:
    return {
        "site_url": build.site_url,
        "commit": f"{build.time} {build.data_date}",
        "data": digest(path for path in (root / "data").rglob("*") if path.is_file()),
        "code": code_digest(),
    }
