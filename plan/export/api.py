"""The API: static JSON files under /api/v1/, with their JSON Schemas and an OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from plan.export import resources as api
from plan.export.apischema import SCHEMA_VERSION, Resource, openapi, plain, schema
from plan.export.resources import Url
from plan.facts.duties import Role
from plan.facts.located import Located, address
from plan.facts.province import site_name
from plan.facts.remarks import EditRecord, Remark, said
from plan.facts.summary import mentioned, task_remarks
from plan.facts.year import year_of
from plan.ground import model
from plan.ground.addresses import Links, Slug
from plan.ground.files import Build, File
from plan.ground.model import QUARTERS, UNKNOWN, Act, Amendment, Archive, Correction, slug
from plan.reading.schema import schemas as data_schemas
from plan.reading.timing import deadline

FOLDER = "api/v1/"
LICENSE = api.License(
    name="CC BY 4.0",
    url=Url("https://creativecommons.org/licenses/by/4.0/deed.vi"),
    scope=(
        "Phần do nhóm thực hiện viết và cách tổ chức dữ liệu. Lời văn của kế hoạch và văn bản được trích dẫn không thuộc"
        " phạm vi bảo hộ quyền tác giả: Điều 15 khoản 2 Luật Sở hữu trí tuệ."
    ),
    attribution="Nhóm phát triển trang Kế hoạch CCHC",
)


class _Year:
    """One plan's answers."""

    def __init__(self, archive: Archive, plan: model.Plan, base: str) -> None:
        self._archive, self._plan, self._base = archive, plan, base
        self._of = year_of(archive, plan)
        self._to = Links(base, plan.year)

    def _api(self, path: str) -> Url:
        return Url(f"{self._base}{FOLDER}{self._plan.year}/{path}")

    def _address(self, at: Located) -> Url:
        return Url(address(at, self._plan, self._to))

    def plan(self) -> api.Plan:
        plan = self._plan
        return api.Plan(
            summary=self.summary(),
            issuer=plan.issuer,
            number_line=plan.number_line,
            date_line=plan.date_line,
            kind=plan.kind,
            title=plan.title,
            opening=plan.opening,
            parts=tuple(map(self._clause, plan.parts)),
            recipients=tuple(map(self._parties, plan.recipients)),
            authority=plan.authority,
            signer=plan.signer,
        )

    def summary(self) -> api.PlanSummary:
        plan = self._plan
        return api.PlanSummary(
            year=plan.year,
            name=plan.name,
            province=plan.province,
            province_id=plan.province_id,
            is_draft=plan.number is None,
            task_count=len(plan.tasks_in_force),
            deliverable_count=len(plan.rows),
            url=Url(self._to.plan()),
            api_url=self._api("plan.json"),
            number=plan.number,
        )

    def sections(self) -> tuple[api.Section, ...]:
        return tuple(map(self._section, self._plan.sections))

    def tasks(self) -> tuple[api.Task, ...]:
        return tuple(self.task(task, whole=False) for task in self._plan.tasks_in_force)

    def task(self, task: model.Task, *, whole: bool = True) -> api.Task:
        """Return a task; `whole` with what of it is repealed."""
        activities = (self._activity(task, item, whole=whole) for item in task.activities if whole or not item.repealed_by)
        return api.Task(
            id=task.id,
            title=task.title,
            text=task.text,
            section=self._section_ref(self._plan.section[task.section]),
            objective=self._objective(self._plan.objective[task.objective]),
            activities=tuple(activities),
            remarks=tuple(map(self._remark, task_remarks(self._of, task))),
            url=Url(self._to.task(task.id)),
            api_url=self._api(f"tasks/{slug(task.id)}.json"),
            added_by=self._act(task.added_by),
            repealed_by=self._act(task.repealed_by),
        )

    def _activity(self, task: model.Task, activity: model.Activity, *, whole: bool) -> api.Activity:
        kept = (item for item in activity.deliverables if whole or not item.repealed_by)
        return api.Activity(
            text=activity.text,
            deliverables=tuple(self._deliverable(item, activity, task) for item in kept),
            added_by=self._act(activity.added_by),
            repealed_by=self._act(activity.repealed_by),
        )

    def _act(self, act: model.Act | None) -> api.Act | None:
        if act is None:
            return None
        document = self._archive.document[act.document]
        named = api.Ref(id=document.id, name=document.name, url=Url(self._to.document(document.id)))
        return api.Act(document=named, date=act.date)

    def agencies(self) -> tuple[api.AgencySummary, ...]:
        return tuple(self._agency_summary(self._archive.agency[name]) for name in self.agency_ids)

    @property
    def agency_ids(self) -> list[str]:
        return sorted(self._of.duties.with_page)

    def agency(self, agency_id: str) -> api.Agency:
        charges = self._of.duties.charges.get(agency_id, ())
        return api.Agency(
            summary=self._agency_summary(self._archive.agency[agency_id]),
            lead=self._assignments(agency_id, "lead"),
            coordinating=self._assignments(agency_id, "coordinating"),
            charges=tuple(self._charge(item.clause, item.via) for item in charges),
        )

    def quarter(self, quarter: int) -> api.Quarter:
        return api.Quarter(
            quarter=quarter,
            deadline=deadline(quarter, self._plan.year),
            rows=tuple(map(self._row, self._plan.rows.due_in(quarter))),
            url=Url(self._to.quarter(quarter)),
        )

    def documents(self) -> tuple[api.Document, ...]:
        found = (item for item in self._archive.documents if item.id in self._of.citations or item.id in self._of.amended)
        return tuple(map(self._document, found))

    def indicators(self) -> tuple[api.Indicator, ...]:
        return tuple(map(self._indicator, self._plan.indicators))

    def corrections(self) -> tuple[api.Remark, ...]:
        return tuple(map(self._remark, self._of.remarks))

    def _clause(self, clause: model.Clause) -> api.Clause:
        inner = tuple(map(self._clause, clause.clauses))
        address = Url(self._to.clause(clause))
        return api.Clause(id=clause.id, label=clause.label, text=clause.words, clauses=inner, url=address)

    def _charge(self, clause: model.Clause, via: str | None) -> api.Charge:
        _, *inner = clause.walk()
        return api.Charge(
            id=clause.id,
            text=clause.words,
            paragraphs=tuple(item.words for item in inner),
            url=Url(self._to.clause(clause)),
            via=self._agency_ref(via) if via else None,
        )

    def _agency_ref(self, agency: str) -> api.Ref:
        address = self._to.agency(agency) if agency in self._of.duties.with_page else self._to.plan(Slug.AGENCIES)
        return api.Ref(id=agency, name=self._archive.agency[agency].name, url=Url(address))

    def _section_ref(self, section: model.Section) -> api.Ref:
        return api.Ref(id=section.id, name=section.title, url=Url(self._to.section(section.slug)))

    def _task_ref(self, task: model.Task) -> api.Ref:
        return api.Ref(id=task.id, name=task.title, url=Url(self._to.task(task.id)))

    def _objective(self, objective: model.Objective) -> api.Objective:
        return api.Objective(id=objective.id, text=objective.text)

    def _section(self, section: model.Section) -> api.Section:
        objectives = tuple(
            api.ObjectiveTasks(
                id=item.id,
                text=item.text,
                tasks=tuple(self._task_ref(task) for task in self._plan.tasks_of.get(item.id, ()) if not task.repealed_by),
            )
            for item in section.objectives
        )
        address = Url(self._to.section(section.slug))
        return api.Section(id=section.id, slug=section.slug, title=section.title, objectives=objectives, url=address)

    def _parties(self, parties: model.Parties | None) -> api.Parties:
        if parties is None:
            return api.Parties(text="", agencies=())
        return api.Parties(text=parties.text, agencies=tuple(map(self._agency_ref, parties.agencies)))

    def _deliverable(self, item: model.Deliverable, activity: model.Activity, task: model.Task) -> api.Deliverable:
        timing, year = item.timing, self._plan.year
        return api.Deliverable(
            id=item.id,
            text=item.text,
            lead=self._parties(item.lead),
            coordinating=self._parties(item.coordinating),
            timing=api.Timing(
                text=timing.text,
                kind=timing.kind,
                quarters=timing.quarters,
                deadlines=tuple(deadline(quarter, year) for quarter in timing.quarters),
            ),
            url=Url(self._to.deliverable(item.id)),
            added_by=self._act(item.added_by or activity.added_by or task.added_by),
            repealed_by=self._act(item.repealed_by or activity.repealed_by or task.repealed_by),
        )

    def _row(self, row: model.Row) -> api.Row:
        return api.Row(
            section=self._section_ref(row.section),
            objective=self._objective(row.objective),
            task=self._task_ref(row.task),
            activities=row.activity_text,
            deliverable=self._deliverable(*row.holders),
        )

    def _assignments(self, agency: str, role: Role) -> tuple[api.Assignment, ...]:
        found = self._of.duties.of(agency, role)
        return tuple(
            api.Assignment(row=self._row(item.row), via=self._agency_ref(item.via) if item.via else None) for item in found
        )

    def _agency_summary(self, agency: model.Agency) -> api.AgencySummary:
        return api.AgencySummary(
            id=agency.id,
            name=agency.name,
            kind=agency.kind,
            aliases=agency.aliases,
            groups=tuple(map(self._agency_ref, self._plan.groups_of.get(agency.id, ()))),
            members=tuple(map(self._agency_ref, self._plan.members.get(agency.id, ()))),
            lead_count=len(self._of.duties.of(agency.id, "lead")),
            coordinating_count=len(self._of.duties.of(agency.id, "coordinating")),
            url=Url(self._to.agency(agency.id)),
            api_url=self._api(f"agencies/{agency.id}.json"),
            short=agency.short,
        )

    def _document(self, document: model.Document) -> api.Document:
        cited = (api.Place(name=at.name, url=self._address(at)) for at in mentioned(self._of, document))
        return api.Document(
            id=document.id,
            kind=document.kind,
            number=document.number,
            cited_at=tuple(cited),
            url=Url(self._to.document(document.id)),
            date=document.date,
            issuer=document.issuer,
            subject=document.subject,
        )

    def _indicator(self, item: model.Indicator) -> api.Indicator:
        at = self._of.referred[item.record]
        return api.Indicator(
            id=item.id,
            title=item.title,
            value=item.value,
            quote=item.quote,
            at=api.Place(name=at.name, url=self._address(at)),
            url=Url(f"{self._to.plan(Slug.INDICATORS)}#{item.id}"),
        )

    def _remark(self, remark: Remark) -> api.Remark:
        return api.Remark(
            kind="amendment" if isinstance(remark.edit, Act) else remark.kind,  # type: ignore[arg-type]  # one of LABELS
            at=api.Place(name=remark.name, url=self._address(remark.at)),
            url=Url(f"{self._to.plan(Slug.CORRECTIONS)}#{remark.anchor}"),
            **self._said(remark.edit),
        )

    def _said(self, edit: EditRecord) -> dict[str, Any]:
        if isinstance(edit, Act):
            document = self._archive.document[edit.document]
            return {"text": f"{said(edit, document)}.", "document": document.id, "date": edit.date}
        return _said(edit)


def _said(edit: model.Correction | model.Note | model.Amendment) -> dict[str, Any]:
    if isinstance(edit, Correction):
        return {"before": edit.source, "after": edit.published, "text": edit.reason}
    if isinstance(edit, Amendment):
        return {"before": edit.before, "after": edit.after, "document": edit.document, "date": edit.date}
    return {"quote": edit.quote, "text": edit.text}


Answers = Iterable[tuple[Mapping[str, str], Any]]


_YEAR = {"year": ("Năm của kế hoạch.", "2022")}
_TASK = {"task": ("Mã nhiệm vụ, chữ thường, gạch nối thay dấu chấm.", "ii-6-3")}
_AGENCY = {"agency": ("Mã cơ quan.", "so-noi-vu")}
_QUARTER = {"quarter": ("Quý, 1 đến 4.", "1")}


def _one(data: Callable[[_Year], Any]) -> Callable[[_Year, model.Plan], Answers]:
    return lambda of, _: [({}, data(of))]


SHARED = {
    "index": Resource("index.json", api.Index, "Mục lục"),
    "plans": Resource("plans.json", tuple[api.PlanSummary, ...], "Các kế hoạch"),
    "glossary": Resource("glossary.json", tuple[api.Term, ...], "Chữ viết tắt"),
}
OF_YEAR: tuple[tuple[Resource, Callable[[_Year, model.Plan], Answers]], ...] = (
    (Resource("{year}/plan.json", api.Plan, "Kế hoạch và lời văn bốn phần I–IV", _YEAR), _one(_Year.plan)),
    (Resource("{year}/sections.json", tuple[api.Section, ...], "Lĩnh vực, mục tiêu", _YEAR), _one(_Year.sections)),
    (Resource("{year}/tasks.json", tuple[api.Task, ...], "Mọi nhiệm vụ cùng sản phẩm", _YEAR), _one(_Year.tasks)),
    (
        Resource("{year}/tasks/{task}.json", api.Task, "Một nhiệm vụ", _YEAR | _TASK),
        lambda of, plan: (({"task": slug(task.id)}, of.task(task)) for task in plan.tasks),
    ),
    (Resource("{year}/agencies.json", tuple[api.AgencySummary, ...], "Cơ quan", _YEAR), _one(_Year.agencies)),
    (
        Resource("{year}/agencies/{agency}.json", api.Agency, "Một cơ quan cùng mọi việc của nó", _YEAR | _AGENCY),
        lambda of, _: (({"agency": agency}, of.agency(agency)) for agency in of.agency_ids),
    ),
    (
        Resource("{year}/quarters/{quarter}.json", api.Quarter, "Sản phẩm đến hạn trong một quý", _YEAR | _QUARTER),
        lambda of, _: (({"quarter": str(quarter)}, of.quarter(quarter)) for quarter in QUARTERS),
    ),
    (
        Resource("{year}/documents.json", tuple[api.Document, ...], "Văn bản được viện dẫn hoặc sửa đổi Kế hoạch", _YEAR),
        _one(_Year.documents),
    ),
    (Resource("{year}/indicators.json", tuple[api.Indicator, ...], "Chỉ tiêu có số", _YEAR), _one(_Year.indicators)),
    (
        Resource("{year}/corrections.json", tuple[api.Remark, ...], "Hiệu đính, ghi chú, sửa đổi", _YEAR),
        _one(_Year.corrections),
    ),
)
"""The answers of a plan: the parameters besides the year, and what stands under `data`."""
RESOURCES = (*SHARED.values(), *(resource for resource, _ in OF_YEAR))


def api_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the API's answers, their schemas, the OpenAPI document, and the schemas of the data files."""
    base = build.site_url or "/"
    years = [(plan, _Year(archive, plan, base)) for plan in archive.plans]
    shared = {
        "index": _index(archive, build, base),
        "plans": tuple(of.summary() for _, of in years),
        "glossary": tuple(_term(term, base) for term in archive.glossary),
    }
    for name, data in shared.items():
        yield _answer(build, base, SHARED[name].path, data)
    for plan, of in years:
        for resource, answers in OF_YEAR:
            for parameters, data in answers(of, plan):
                yield _answer(build, base, resource.path.format(year=plan.year, **parameters), data)
    yield from _schemas(base)
    yield _file("openapi.json", openapi(RESOURCES, _server(build), LICENSE))
    for path, content in data_schemas().items():
        yield File(path, content.encode())


def _server(build: Build) -> str:
    """Return where the API's folder is; seen from the OpenAPI document in it while the site's own address is not known."""
    folder = FOLDER.rstrip("/")
    return f"{build.site_url}{folder}" if build.site_url else f"../{folder.rpartition('/')[2]}"


def _schemas(base: str) -> Iterator[File]:
    for resource in RESOURCES:
        path = f"schemas/{resource.schema_name}.json"
        yield _file(path, schema(resource, f"{base}{FOLDER}{path}"))


def _index(archive: Archive, build: Build, base: str) -> api.Index:
    single = [item for item in RESOURCES if not set(item.parameters) - {"year"}]
    shared = [(item.name, item.path) for item in single if not item.parameters]
    of_years = [
        (f"{item.name} · {plan.year}", item.path.format(year=plan.year))
        for plan in archive.plans
        for item in single
        if item.parameters
    ]
    return api.Index(
        name=site_name(archive.newest),
        documentation=Url(f"{base}{Slug.OPEN_DATA}/"),
        openapi=Url(f"{base}{FOLDER}openapi.json"),
        addresses="Địa chỉ đầy đủ." if build.site_url else "Đường dẫn từ gốc, vì không biết địa chỉ trang.",
        resources=tuple(api.Resource(name=name, url=Url(f"{base}{FOLDER}{path}")) for name, path in (*shared, *of_years)),
    )


def _term(term: model.Term, base: str) -> api.Term:
    meaning = None if term.meaning == UNKNOWN else term.meaning
    return api.Term(abbr=term.abbr, url=Url(f"{base}{Slug.GLOSSARY}/#{term.anchor}"), meaning=meaning, note=term.note)


def _answer(build: Build, base: str, path: str, data: Any) -> File:
    date = {"data_date": build.data_date.isoformat()} if build.data_date else {}
    head = {"schema_version": SCHEMA_VERSION, "url": f"{base}{FOLDER}{path}", **date, "license": plain(LICENSE)}
    return _file(path, {**head, "data": plain(data)})


def _file(path: str, content: Any) -> File:
    return File(f"{FOLDER}{path}", json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
