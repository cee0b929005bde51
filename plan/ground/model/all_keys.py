"""Every key of every record."""

from __future__ import annotations

from plan.ground.model.collation import Collation
from plan.ground.model.concepts import Concept
from plan.ground.model.edits import Act, Amendment, Correction, Note
from plan.ground.model.fields import columns
from plan.ground.model.layout import OwnCell
from plan.ground.model.plan import Plan
from plan.ground.model.records import Activity, Clause, Deliverable, Objective, Section, Task
from plan.ground.model.registers import Agency, Document, FormerName, Group, Indicator, Redirect, Term
from plan.ground.model.reports import (
    Evidence,
    Grace,
    Report,
    ReportDue,
    ReportedFigure,
    Reporting,
    ReportRow,
    ScoreStep,
    Scoring,
)
from plan.ground.model.targets import TargetRow, Targets

ALL_KEYS = frozenset(
    name
    for record_type in (
        *(Agency, Term, Concept, Document, Plan, Clause, Section, Objective, Task, Activity, Deliverable, OwnCell),
        *(Targets, TargetRow, FormerName, Collation, Group, Indicator, Redirect, Correction, Note, Amendment, Act),
        *(Report, ReportRow, ReportedFigure, Evidence, Reporting, ReportDue, Grace, Scoring, ScoreStep),
    )
    for name in columns(record_type)
)
"""Every key that any record may have."""
