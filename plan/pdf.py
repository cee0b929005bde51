"""The plan, its sections, agencies and quarters on paper: tagged PDF (PDF/UA-1) laid out as Nghị định 30/2020/NĐ-CP says.

Made beside the site, for it takes longer than all pages: `python -m plan pdf` writes build/pdf, and a build of the site
takes from there what was made from the same data, settings and code. WeasyPrint is needed for this alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from markupsafe import Markup

from plan.addresses import Links
from plan.export.columns import whole
from plan.export.files import Build, File
from plan.export.lists import lists
from plan.model import UNKNOWN, Archive
from plan.render import templates
from plan.states import write
from plan.tables import day

FOLDER = "build/pdf"
_MARK = "made-from"
_OWN = Path(__file__).parent


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
    """Yield every PDF: the whole plan, then each list but those of one role, of a time without quarter, and empty ones."""
    for plan in archive.plans:
        page = Links("", plan.year).plan("toan-van/")
        yield Paper(page.rstrip("/"), page, plan.name, "plan", {"plan": plan, "documents": archive.document})
    for listed in lists(archive):
        is_printed = listed.role is None and (listed.agency or "/linh-vuc/" in listed.page or "/quy/" in listed.page)
        if is_printed and (listed.rows or listed.repealed):
            via = {item.via for found in listed.assigned.values() for item in found if item.via}
            groups = ", ".join(sorted(archive.agency[group].name for group in via))
            context = {"plan": listed.plan, "heading": listed.title, "rows": listed.rows, "through": groups}
            of_list = {"repealed": listed.repealed, "documents": archive.document}
            yield Paper(listed.stem, listed.page, f"{listed.title} · {listed.plan.name}", "list", {**context, **of_list})


def as_html(paper: Paper, build: Build) -> str:
    """Return what a PDF is made from."""
    plan = paper.context["plan"]
    draft = "bản dự thảo chưa có số; " if plan.number is None else ""
    dated = f"ngày {day(build.data_date)}" if build.data_date else UNKNOWN
    notice = (
        f"Trình bày lại từ dữ liệu của {whole(build, paper.page)} ({dated}); {draft}"
        f"không phải bản chính, không thay thế văn bản đã ký. "
        f"Những chỗ hiệu đính: {whole(build, Links('', plan.year).plan('hieu-dinh/'))}"
    )
    css = Markup((_OWN / "templates/pdf/style.css").read_text(encoding="utf-8"))  # noqa: S704 (our own)
    said = {"title": paper.title, "notice": notice, "css": css, "operator": build.operator, "created": build.time.isoformat()}
    return templates().get_template(f"pdf/{paper.template}.html").render(**said, **paper.context)


def as_pdf(paper: Paper, build: Build) -> bytes:
    """Return a PDF; two of the same paper and build are equal.

    Raises:
        PdfError: WeasyPrint, or a library or font that it needs, is missing.

    """
    try:
        import weasyprint  # noqa: PLC0415 (a build of the site does not need it)
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        from plan.pdftags import regular_tables  # noqa: PLC0415
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
    folder = root / FOLDER
    (folder / _MARK).unlink(missing_ok=True)
    for old in folder.rglob("*.pdf"):
        old.unlink()
    for paper in papers(archive):
        write(folder / f"{paper.stem}.pdf", as_pdf(paper, build))
        yield f"{paper.stem}.pdf"
    write(folder / _MARK, _made_from(root, build).encode())


def made(root: Path, build: Build) -> Iterator[File]:
    """Yield the PDFs that were made from just these data, settings and this code; none when they are older."""
    paths = sorted(f"{stem}.pdf" for stem in stems(root, build))
    return (File(path, (root / FOLDER / path).read_bytes()) for path in paths)


def stems(root: Path, build: Build) -> frozenset[str]:
    """Return where the PDFs of `made` are, without ending."""
    folder = root / FOLDER
    mark = folder / _MARK
    fresh = mark.is_file() and mark.read_text(encoding="utf-8") == _made_from(root, build)
    return frozenset(file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.pdf") if fresh)


def _made_from(root: Path, build: Build) -> str:
    code = sorted(path for path in _OWN.rglob("*") if path.suffix in {".py", ".html", ".css"})
    data = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    digest = hashlib.sha256(repr((build.site_url, build.time, build.data_date, build.operator)).encode())
    for path in (*code, *data):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
