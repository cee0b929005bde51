"""The plan as HTML. Each view returns a page's Markdown: an H1, then one block of HTML that Markdown leaves alone.

HTML comes from autoescaping templates. Only the H1 passes through Markdown, so each of its characters that is not a
letter, a digit or a space is written as an entity.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import jinja2
from jinja2.runtime import Macro
from markupsafe import Markup

from plan.facts import citing
from plan.facts.duties import COUNTED
from plan.facts.formats import CALENDAR, offered
from plan.facts.lists import lists
from plan.facts.located import Located, clause_name
from plan.facts.province import unit
from plan.facts.remarks import LABELS, Remark, since
from plan.facts.summary import (
    agency_digest,
    agency_kinds,
    cited,
    goals,
    leaders,
    matrix,
    mentioned,
    neighbours,
    task_remarks,
    who,
)
from plan.facts.tables import TIME_SLUGS, TIMES, annex, by_objective, by_section, by_time, day
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links
from plan.ground.changelog import NO_HISTORY, History
from plan.ground.model import (
    QUARTERS,
    ROMAN,
    UNKNOWN,
    Act,
    Archive,
    Clause,
    Deliverable,
    Document,
    Objective,
    Parties,
    Plan,
    Record,
    Row,
    Rows,
    Section,
    Task,
)
from plan.html.feedback import Channel, Feedback
from plan.html.forms import SORTS, agency_form, row_form, times
from plan.html.words import Words
from plan.reading.timing import deadline

VIEWS = (
    "home_page",
    "plan_page",
    "sections_page",
    "section_page",
    "tasks_page",
    "task_page",
    "agencies_page",
    "agency_page",
    "sheet_page",
    "embed_page",
    "quarters_page",
    "quarter_page",
    "ongoing_page",
    "conditional_page",
    "full_text_page",
    "documents_page",
    "indicators_page",
    "corrections_page",
    "changes_page",
    "glossary_page",
)
"""The views, by the names under which pages call them as macros."""

_CAPITALS = re.compile(r"\b[A-ZĐ][A-ZĐa-z0-9]+(?![\w/-])")
"""Words that may be abbreviations."""


class MkDocsPage(Protocol):
    """What a view needs to know of the page it renders."""

    meta: MutableMapping[str, Any]
    url: str
    """Address from the site's root: "2022/quy/1/"; "" for the home page."""
    edit_url: str | None


@dataclass(frozen=True)
class Heading:
    """A page's H1: its title, with what is numbered above it ("Nhiệm vụ II.6.3")."""

    title: str
    number: str = ""
    css: str = ""

    @property
    def markdown(self) -> str:
        """The heading as Markdown that can hold nothing but text."""
        number = f'<span class="kh-no">{entities(self.number)}<span class="kh-vh">:</span></span> ' if self.number else ""
        css = f" {{: #noi-dung {self.css and '.'}{self.css} }}"
        return f"# {number}{entities(self.title)}{css}"


def entities(text: str) -> str:
    """Write every character that is not a letter, digit or space as an entity, so that Markdown sees text only."""
    return "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in " ".join(text.split()))


class Marking:
    """Marks up the document's words for one page."""

    def __init__(self, words: Words, of: Year, to: Links, made: dict[tuple[str, int, Links], Markup] | None = None) -> None:
        self._words = words
        self._of = of
        self._to = to
        self._made = {} if made is None else made

    def plain(self, text: str) -> Markup:
        """A text with links to documents and explained abbreviations."""
        return self._words.plain(text, self._to)

    def prose(self, text: str) -> Markup:
        """A paragraph, also with links to the agencies it names."""
        return self._words.prose(text, self._to, self._of.duties.with_page)

    def cell(self, parties: Parties | None) -> Markup:
        """A cell of agencies; empty when the document's cell is."""
        return self._words.parties(parties, self._to, self._of.duties.with_page) if parties else Markup()

    def remarks(self, record: Record, field: str) -> list[Remark]:
        """The corrections and notes on a key of a record."""
        return [remark for remark in self.all_remarks(record) if remark.field == field]

    def acts(self, record: Record) -> list[Remark]:
        """What later documents did to a whole record: added it, repealed it."""
        return [remark for remark in self.all_remarks(record) if isinstance(remark.edit, Act)]

    def once(self, row: Row, macro: Macro, heads: str = "") -> Markup:
        """What a template's macro makes of a row, made once for each depth of folder: rows stand on many pages.

        What cells name as their heads differs from page to page; `heads` is put before it.
        """
        key = (macro.name, id(row.deliverable), self._to)
        if key not in self._made:
            self._made[key] = Markup(macro(row))  # noqa: S704 (what an autoescaping template returns)
        return self._made[key].replace('headers="', Markup('headers="{}').format(heads))

    def all_remarks(self, record: Record) -> list[Remark]:
        """All corrections and notes on a record."""
        return self._of.remarks_of.get(id(record), [])

    def address(self, at: Located) -> str:  # noqa: PLR0911 (one for each kind of owner)
        """The address of a record, or of what holds it."""
        match at.owner:
            case Clause():
                return self._to.clause(at.owner)
            case Section():
                return self._to.section(at.owner.slug)
            case Objective():
                section = self._of.plan.section[at.owner.id.partition(".")[0]]
                return f"{self._to.section(section.slug)}#{at.anchor}"
            case Task():
                if isinstance(at.record, Deliverable):
                    return self._to.deliverable(at.record.id)
                return self._to.task(at.owner.id)
            case Document():
                return self._to.document(at.owner.id)
        return self._to.plan()


class Renderer:
    """Renders the views of an archive."""

    def __init__(
        self,
        archive: Archive,
        history: History | None = None,
        repository: str = "",
        *,
        feedback: Feedback | None = None,
        papers: frozenset[str] = frozenset(),
        data_date: dt.date | None = None,
    ) -> None:
        self._archive = archive
        self._history = history or NO_HISTORY
        self._repository = repository
        self._feedback = feedback or Feedback()
        self._data_date = data_date
        self._papers = papers
        self._years = {plan.year: year_of(archive, plan) for plan in archive.plans}
        self._words = Words(archive)
        self._made: dict[tuple[str, int, Links], Markup] = {}
        self._lists = tuple(lists(archive))
        self._templates = templates()

    def home_page(self, year: str, page: MkDocsPage) -> str:
        """The newest plan at a glance."""
        of = self._years[int(year)]
        return self._page(of, page, "home", Heading(of.plan.name, css="kh-hero-title"), leaders=leaders(of))

    def plan_page(self, year: str, page: MkDocsPage) -> str:
        """Identity, goals, indicators and the matrix of agencies and times."""
        of = self._years[int(year)]
        return self._page(
            of, page, "plan", Heading(of.plan.name), goals=goals(of.plan), matrix=matrix(of), unit=unit(of.plan.province)
        )

    def sections_page(self, year: str, page: MkDocsPage) -> str:
        """The sections as cards."""
        return self._page(self._years[int(year)], page, "sections", Heading(f"Lĩnh vực của Kế hoạch năm {year}"))

    def section_page(self, year: str, section_id: str, page: MkDocsPage) -> str:
        """A section with its objectives, tasks and deliverables."""
        of = self._years[int(year)]
        section = of.plan.section[section_id]
        rows = of.plan.rows.of_section(section)
        place = of.plan.sections.index(section)
        context = {
            "section": section,
            "rows": rows,
            "all_rows": (all_rows := of.plan.all_rows.of_section(section)),
            "groups": tuple(by_objective(all_rows)),
            "form": row_form(of, rows, "Tất cả sản phẩm của lĩnh vực", fixed="linh-vuc"),
            "goals": [clause for clause in goals(of.plan) if clause.section == section_id],
            "before": of.plan.sections[place - 1] if place else None,
            "after": next(iter(of.plan.sections[place + 1 :]), None),
        }
        heading = Heading(section.title, f"Lĩnh vực {section.id}")
        return self._page(of, page, "section", heading, [("Lĩnh vực", "linh-vuc/")], **context)

    def tasks_page(self, year: str, page: MkDocsPage) -> str:
        """Every deliverable of the plan in one table."""
        of = self._years[int(year)]
        groups = tuple(by_objective(of.plan.all_rows, sections=True))
        form = row_form(of, of.plan.rows, "Tất cả nhiệm vụ")
        return self._page(of, page, "tasks", Heading(f"Tất cả nhiệm vụ năm {year}"), groups=groups, form=form)

    def task_page(self, year: str, task_id: str, page: MkDocsPage) -> str:
        """A task: official wording, the five questions, deliverables, notes."""
        of = self._years[int(year)]
        task = of.plan.task[task_id]
        section = of.plan.section[task.section]
        context = {
            "task": task,
            "section": section,
            "objective": of.plan.objective[task.objective],
            "siblings": of.plan.tasks_of[task.objective],
            "rows": of.plan.rows_of_task[task_id],
            "all_rows": of.plan.all_rows_of_task[task_id],
            "citation": self._citation(page, citing.task_citation(of.plan, task)),
            "goals": [clause for clause in goals(of.plan) if clause.section == section.id],
            "who": who(of, task),
            "remarks": task_remarks(of, task),
            "cited": cited(of, task),
            "published": self._history.published(of.plan.year),
            "revisions": list(self._history.of_task(of.plan.year, task)),
            "moved": [item for item in self._archive.redirects if item.from_.startswith(f"{page.url}#")],
            **neighbours(of.plan, task),
        }
        path = [("Lĩnh vực", "linh-vuc/"), (f"{section.id}. {section.title}", f"linh-vuc/{section.slug}/")]
        number = f"Nhiệm vụ {task.id}{', đã bãi bỏ' if task.repealed_by else ''}"
        return self._page(of, page, "task", Heading(task.title, number), path, **context)

    def agencies_page(self, year: str, page: MkDocsPage) -> str:
        """Every body that the plan names, and the members of its groups."""
        of = self._years[int(year)]
        return self._page(of, page, "agencies", Heading("Cơ quan"), kinds=agency_kinds(of))

    def agency_page(self, year: str, agency_id: str, page: MkDocsPage) -> str:
        """What one agency leads, coordinates on and is charged with."""
        of = self._years[int(year)]
        agency = self._archive.agency[agency_id]
        digest = agency_digest(of, agency)
        named = {row.deliverable.id for share in digest["direct"] for row in share.rows}
        context = {
            "agency": agency,
            **digest,
            "form": agency_form(agency, (*digest["direct"], *digest["through"])),
            "rows": of.plan.rows.among(named),
        }
        through = tuple(dict.fromkeys(share.via for share in digest["through"]))
        ids = [row.deliverable.id for row in context["rows"] or digest["repealed"]]
        context["citation"] = self._citation(page, citing.agency_citation(of.plan, agency, ids, through))
        heading = Heading(agency.name, "Nhóm cơ quan" if agency.is_group else "Cơ quan")
        return self._page(of, page, "agency", heading, [("Cơ quan", "co-quan/")], **context)

    def sheet_page(self, year: str, agency_id: str, page: MkDocsPage) -> str:
        """What an agency has to do, on paper: what names it by time, then what reaches it through groups."""
        of = self._years[int(year)]
        agency = self._archive.agency[agency_id]
        digest = agency_digest(of, agency)
        roles = {row.deliverable.id: share.role for share in reversed(digest["direct"]) for row in share.rows}
        rows = of.plan.rows.among(roles)
        context = {
            "agency": agency,
            **digest,
            "roles": roles,
            "groups": tuple(by_time(rows, of.plan.year, "")),
            "cited_as": citing.plan_citation(of.plan),
            "data_date": self._data_date,
        }
        path = [("Cơ quan", "co-quan/"), (agency.name, f"co-quan/{agency.id}/")]
        return self._page(of, page, "sheet", Heading(agency.name, f"Phiếu nhiệm vụ năm {year}"), path, **context)

    def embed_page(self, year: str, agency_id: str, page: MkDocsPage) -> str:
        """An agency's deliverables for a frame on another site."""
        of = self._years[int(year)]
        agency = self._archive.agency[agency_id]
        heading = Heading(agency.name, f"Nhiệm vụ cải cách hành chính năm {year}")
        return self._page(of, page, "embed", heading, agency=agency, **agency_digest(of, agency))

    def quarters_page(self, year: str, page: MkDocsPage) -> str:
        """The year by quarter."""
        return self._page(self._years[int(year)], page, "quarters", Heading(f"Việc của năm {year} theo quý"))

    def quarter_page(self, year: str, quarter: str, page: MkDocsPage) -> str:
        """What is due in a quarter, what is due every quarter included."""
        of, number = self._years[int(year)], int(quarter)
        rows, ended = of.plan.rows.due_in(number), of.plan.repealed_rows.due_in(number)
        named = sum(row.deliverable.timing.kind == "quarters" for row in rows)
        due = day(deadline(number, of.plan.year))
        lede = (
            f"{named} sản phẩm ghi Quý {ROMAN[number]}, {len(rows) - named} sản phẩm định kỳ hàng quý. "
            f"Chậm nhất là ngày cuối quý, {due}."
        )
        title = f"Quý {ROMAN[number]} năm {year} · {len(rows)} sản phẩm"
        return self._time_page(of, page, title, lede, quarter, rows, ended)

    def ongoing_page(self, year: str, page: MkDocsPage) -> str:
        """What goes on all year."""
        of = self._years[int(year)]
        rows, ended = (found.of_kind("ongoing") for found in (of.plan.rows, of.plan.repealed_rows))
        lede = "Kế hoạch ghi “Thường xuyên”: làm trong cả năm, không có hạn riêng."
        return self._time_page(of, page, f"Thường xuyên · {len(rows)} sản phẩm", lede, "ongoing", rows, ended)

    def conditional_page(self, year: str, page: MkDocsPage) -> str:
        """What depends on another document or event."""
        of = self._years[int(year)]
        rows, ended = (found.of_kind("conditional") for found in (of.plan.rows, of.plan.repealed_rows))
        lede = "Kế hoạch không ghi quý mà ghi theo một văn bản, chương trình hoặc sự kiện khác."
        title = f"{TIMES['conditional']} · {len(rows)} sản phẩm"
        return self._time_page(of, page, title, lede, "conditional", rows, ended)

    def full_text_page(self, year: str, page: MkDocsPage) -> str:
        """The whole document, an anchor for each paragraph."""
        return self._page(self._years[int(year)], page, "full_text", Heading(f"Toàn văn Kế hoạch năm {year}"))

    def documents_page(self, year: str, page: MkDocsPage) -> str:
        """The documents that the plan cites or that amend it, and where."""
        of = self._years[int(year)]
        found = [item for item in self._archive.documents if item.id in of.citations or item.id in of.amended]
        title = "Văn bản được viện dẫn, văn bản sửa đổi" if of.amended else "Văn bản được viện dẫn"
        return self._page(of, page, "documents", Heading(f"{title} · {len(found)} văn bản"), found=found)

    def indicators_page(self, year: str, page: MkDocsPage) -> str:
        """The numbers and ranks that the plan sets, each with its sentence."""
        of = self._years[int(year)]
        count = len(of.plan.indicators)
        return self._page(of, page, "indicators", Heading(f"Chỉ tiêu có số · {count} chỉ tiêu"))

    def corrections_page(self, year: str, page: MkDocsPage) -> str:
        """Every correction, note, amendment, addition and repeal."""
        of = self._years[int(year)]
        kinds = {kind: [item for item in of.remarks if item.kind == kind] for kind in LABELS}
        return self._page(of, page, "corrections", Heading("Hiệu đính và ghi chú"), kinds=kinds)

    def changes_page(self, year: str, page: MkDocsPage) -> str:
        """What changed in the plan since it was published."""
        of = self._years[int(year)]
        revisions = list(self._history.of_plan(of.plan.year))
        heading = Heading(f"Thay đổi của Kế hoạch năm {year}")
        return self._page(of, page, "changes", heading, revisions=revisions)

    def glossary_page(self, year: str, page: MkDocsPage) -> str:
        """The abbreviations that the document uses."""
        of = self._years[int(year)]
        return self._page(of, page, "glossary", Heading("Thuật ngữ, chữ viết tắt"), terms=self._archive.glossary)

    def _time_page(self, of: Year, page: MkDocsPage, title: str, lede: str, time: str, rows: Rows, repealed: Rows) -> str:
        form = row_form(of, rows, title.partition(" · ")[0], fixed="quy")
        context = {"lede": lede, "rows": rows, "groups": tuple(by_section(rows)), "time": time, "form": form}
        return self._page(of, page, "time", Heading(title), [("Theo quý", "quy/")], **context, repealed=repealed)

    def _page(
        self,
        of: Year,
        page: MkDocsPage,
        template: str,
        heading: Heading,
        path: Iterable[tuple[str, str]] = (),
        **context: Any,
    ) -> str:
        """Return a page's Markdown; `path` leads to it from the plan, as titles and addresses under the plan's."""
        to = Links("../" * page.url.count("/"), of.plan.year)
        page.meta["path"] = _path(of.plan, page, path)
        shared = {"of": of, "plan": of.plan, "to": to, "m": Marking(self._words, of, to, self._made), "edit": page.edit_url}
        shared |= {"history": self._history, "repository": self._repository, "at": Links(_root(page), of.plan.year)}
        shared["channels"] = partial(self._channels, page)
        shared["listed"] = [found for found in self._lists if found.page == page.url]
        shared["site"] = _root(page)
        shared["paper"] = next((stem for stem in self._papers if f"{stem}/" == page.url), "")
        if template in {"agency", "changes"}:
            page.meta["feed"] = f"{page.url.rstrip('/')}.xml"
        body = self._templates.get_template(f"{template}.html").render(**shared, archive=self._archive, **context)
        if template not in {"glossary", "sheet", "embed"}:
            body += self._explained(body, to)
        return f'{heading.markdown}\n\n<div class="kh-page">\n{body}\n</div>\n'

    def _channels(self, page: MkDocsPage, record: str) -> list[Channel]:
        """Return the ways to report a mistake in a record that a page shows."""
        return self._feedback.channels(record, f"{_root(page) or '/'}{page.url}")

    def _citation(self, page: MkDocsPage, citation: str) -> str:
        root = _root(page)
        return citing.found_at(citation, root and root + page.url, self._data_date)

    def _explained(self, body: str, to: Links) -> str:
        """List the abbreviations of a page with their meaning: a phone shows no tooltip."""
        found = set(_CAPITALS.findall(body))
        terms = [term for term in self._archive.glossary if term.abbr in found and term.meaning != UNKNOWN]
        return self._templates.get_template("explained.html").render(terms=terms, to=to) if terms else ""


def _root(page: MkDocsPage) -> str:
    """Return the whole address of the site's root; "" for a page that is not part of a site, or a site without address."""
    whole = str(getattr(page, "canonical_url", None) or "")
    return whole.removesuffix(page.url) if whole.startswith("http") else ""


def _path(plan: Plan, page: MkDocsPage, path: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the titles and addresses (from the site's root) that lead to a page; none to the home page."""
    if not page.url:
        return []
    home, top = ("Trang chủ", ""), (f"Kế hoạch {plan.year}", f"{plan.year}/")
    above = [(title, f"{plan.year}/{address}") for title, address in path]
    return [home, *([top] if page.url not in {top[1], "thuat-ngu/"} else []), *above]


def templates() -> jinja2.Environment:
    """Return the templates, which escape whatever is not marked as HTML."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("plan.html"),
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        CALENDAR=CALENDAR,
        COUNTED=COUNTED,
        UNKNOWN=UNKNOWN,
        QUARTERS=QUARTERS,
        ROMAN=ROMAN,
        TIMES=TIMES,
        TIME_SLUGS=TIME_SLUGS,
        SORTS=SORTS,
        annex=annex,
        day=day,
        deadline=deadline,
        clause_name=clause_name,
        mentioned=mentioned,
        offered=offered,
        since=since,
        times=times,
    )
    return environment
