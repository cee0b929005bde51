"""What the API answers about one plan: the model's records as the API publishes them."""

from __future__ import annotations

from typing import Any

from plan.export import resources as api
from plan.export.edited import edit_answer
from plan.export.progress_answers import ProgressAnswers
from plan.export.resources import Url
from plan.export.shapes import cells_answer, columns_answer, deliverable_ref, kind_answer, targets_answer, timing_answer
from plan.export.through import collation, earlier_task
from plan.facts.duties import Role
from plan.facts.located import Located, address, deliverable_of
from plan.facts.remarks import Remark
from plan.facts.summary import mentioned, task_remarks
from plan.facts.year import year_of
from plan.ground import model
from plan.ground.addresses import Links, Slug
from plan.ground.model import Act, Archive, slug
from plan.reading.timeforms import deadline

API_FOLDER = "api/v1/"


class YearAnswers:
    """One plan's answers."""

    def __init__(self, archive: Archive, plan: model.Plan, base: str) -> None:
        self._archive, self._plan, self._base = archive, plan, base
        self._of = year_of(archive, plan)
        self._to = Links(base, plan.year)
        self.progress = ProgressAnswers(self._of, self._to, self._agency_ref)

    def _api(self, path: str) -> Url:
        return Url(f"{self._base}{API_FOLDER}{self._plan.year}/{path}")

    def _place(self, at: Located, name: str) -> api.Place:
        kind: Any = kind_answer(at.record)
        record = at.owner if kind == "activity" else deliverable_of(at) or at.record
        record_id = getattr(record, "id", at.reference)
        return api.Place(kind=kind, id=record_id, name=name, url=Url(address(at, self._plan, self._to)))

    def plan(self) -> api.Plan:
        """Return the plan with the words of its parts I–IV."""
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
            columns=None if plan.has_usual_columns else tuple(columns_answer(plan)),
            targets=targets_answer(plan.targets, self._to),
            recipients=tuple(map(self._parties, plan.recipients)),
            authority=plan.authority,
            signer=plan.signer,
            compared=collation(plan),
        )

    def summary(self) -> api.PlanSummary:
        """Return what identifies the plan."""
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
            progress=self.progress.whole(),
        )

    def sections(self) -> tuple[api.Section, ...]:
        """Return the sections with their objectives."""
        return tuple(map(self._section, self._plan.sections))

    def tasks(self) -> tuple[api.Task, ...]:
        """Return every task in force, of each what is in force."""
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
            continues=earlier_task(self._archive, task, self._base),
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
        """Return every agency and group with a page."""
        return tuple(self._agency_summary(self._of.agency[name]) for name in self.agency_ids)

    @property
    def agency_ids(self) -> list[str]:
        """The ids of the agencies and groups with a page."""
        return sorted(self._of.duties.with_page)

    def agency(self, agency_id: str) -> api.Agency:
        """Return an agency with all that it has to do."""
        charges = self._of.duties.charges.get(agency_id, ())
        return api.Agency(
            summary=self._agency_summary(self._of.agency[agency_id]),
            lead=self._assignments(agency_id, "lead"),
            coordinating=self._assignments(agency_id, "coordinating"),
            charges=tuple(self._charge(item.clause, item.via) for item in charges),
        )

    def quarter(self, quarter: int) -> api.Quarter:
        """Return what is due in a quarter."""
        return api.Quarter(
            quarter=quarter,
            deadline=deadline(quarter, self._plan.year),
            rows=tuple(map(self._row, self._plan.rows.due_in(quarter))),
            url=Url(self._to.quarter(quarter)),
        )

    def documents(self) -> tuple[api.Document, ...]:
        """Return the documents that the plan cites or that amend it."""
        found = (item for item in self._archive.documents if item.id in self._of.citations or item.id in self._of.amended)
        return tuple(map(self._document, found))

    def indicators(self) -> tuple[api.Indicator, ...]:
        """Return the indicators."""
        return tuple(map(self._indicator, self._plan.indicators))

    def corrections(self) -> tuple[api.Remark, ...]:
        """Return every correction, note, amendment, addition and repeal."""
        return tuple(map(self._remark, self._of.remarks))

    def _clause(self, clause: model.Clause) -> api.Clause:
        inner, url = tuple(map(self._clause, clause.clauses)), Url(self._to.clause(clause))
        return api.Clause(id=clause.id, label=clause.label, text=clause.words, clauses=inner, url=url)

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
        told_at = self._of.duties.told_at.get(agency)
        address = self._to.agency(told_at) if told_at else self._to.plan(Slug.AGENCIES)
        return api.Ref(id=agency, name=self._of.agency[agency].name, url=Url(address))

    def _section_ref(self, section: model.Section) -> api.Ref:
        return api.Ref(id=section.id, name=section.title, url=Url(self._to.section(section.slug)))

    def _task_ref(self, task: model.Task) -> api.Ref:
        return api.Ref(id=task.id, name=task.title, url=Url(self._to.task(task.id)))

    def _objective(self, objective: model.Objective) -> api.Objective | None:
        return None if objective.is_implied else api.Objective(id=objective.id, text=objective.text)

    def _tasks_of(self, holder: str) -> tuple[api.Ref, ...]:
        return tuple(self._task_ref(task) for task in self._plan.tasks_of.get(holder, ()) if not task.repealed_by)

    def _section(self, section: model.Section) -> api.Section:
        objectives = tuple(
            api.ObjectiveTasks(
                id=item.id,
                text=item.text,
                tasks=self._tasks_of(item.id),
            )
            for item in section.objectives
        )
        return api.Section(
            id=section.id,
            slug=section.slug,
            title=section.title,
            objectives=objectives,
            tasks=None if section.objectives else self._tasks_of(section.id),
            url=Url(self._to.section(section.slug)),
        )

    def _parties(self, parties: model.Parties | None) -> api.Parties:
        named = tuple(map(self._agency_ref, parties.agencies)) if parties else ()
        return api.Parties(text=parties.text if parties else "", agencies=named)

    def _deliverable(self, item: model.Deliverable, activity: model.Activity, task: model.Task) -> api.Deliverable:
        return api.Deliverable(
            id=item.id,
            text=item.text,
            lead=self._parties(item.lead),
            coordinating=self._parties(item.coordinating),
            timing=timing_answer(item.timing, self._plan.year),
            cells=cells_answer(item, self._plan),
            url=Url(self._to.deliverable(item.id)),
            added_by=self._act(item.added_by or activity.added_by or task.added_by),
            repealed_by=self._act(item.repealed_by or activity.repealed_by or task.repealed_by),
            progress=self.progress.deliverable(item.id),
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
            api.Assignment(
                deliverable=deliverable_ref(item.row.deliverable, self._to),
                via=self._agency_ref(item.via) if item.via else None,
            )
            for item in found
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
            years_url=Url(self._to.body(agency.id)),
            short=agency.short,
            progress=self.progress.agency(agency.id),
        )

    def _document(self, document: model.Document) -> api.Document:
        return api.Document(
            id=document.id,
            kind=document.kind,
            number=document.number,
            cited_at=tuple(self._place(at, at.name) for at in mentioned(self._of, document)),
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
            number=item.amount,
            unit=item.unit,
            comparison=item.comparison,
            quote=item.quote,
            at=self._place(at, at.name),
            url=Url(f"{self._to.plan(Slug.INDICATORS)}#{item.id}"),
            figures=self.progress.figures(item),
        )

    def _remark(self, remark: Remark) -> api.Remark:
        return api.Remark(
            kind="amendment" if isinstance(remark.edit, Act) else remark.kind,  # type: ignore[arg-type]  # one of LABELS
            at=self._place(remark.at, remark.name),
            url=Url(f"{self._to.plan(Slug.CORRECTIONS)}#{remark.anchor}"),
            **edit_answer(self._archive, remark.edit),
        )
