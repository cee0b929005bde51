"""What the API says, as frozen dataclasses: the one place from which its answers, JSON Schemas and OpenAPI are made.

A value that is not known is left out, never null; a list is always there, empty when nothing is in it.
"""

from __future__ import annotations

from plan.export.resources.agencies import Agency, AgencySummary, AgencyYear, Assignment, Body, Charge, FormerName, Quarter
from plan.export.resources.document import (
    AppendixColumn,
    Clause,
    Collation,
    Concept,
    Document,
    Indicator,
    Plan,
    PlanSummary,
    Targets,
    Term,
)
from plan.export.resources.index import Index, License, Resource
from plan.export.resources.records import (
    Act,
    Activity,
    Deliverable,
    EarlierTask,
    Objective,
    ObjectiveTasks,
    OwnCell,
    Parties,
    Place,
    Ref,
    Remark,
    Row,
    Section,
    Task,
    Timing,
    Url,
)

__all__ = [
    "Act",
    "Activity",
    "Agency",
    "AgencySummary",
    "AgencyYear",
    "AppendixColumn",
    "Assignment",
    "Body",
    "Charge",
    "Clause",
    "Collation",
    "Concept",
    "Deliverable",
    "Document",
    "EarlierTask",
    "FormerName",
    "Index",
    "Indicator",
    "License",
    "Objective",
    "ObjectiveTasks",
    "OwnCell",
    "Parties",
    "Place",
    "Plan",
    "PlanSummary",
    "Quarter",
    "Ref",
    "Remark",
    "Resource",
    "Row",
    "Section",
    "Targets",
    "Task",
    "Term",
    "Timing",
    "Url",
]
