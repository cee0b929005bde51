"""The nouns of a plan, as frozen dataclasses.

The fields that `key` declares are the keys of the YAML files: one vocabulary for data, model and messages. What is true
of a key everywhere is said there: its name and help, whether it holds the document's words, what the diff calls it.
"""

from plan.ground.model.archive import Archive
from plan.ground.model.bywords import Byword
from plan.ground.model.cells import Mention, Parties, Timing, TimingKind
from plan.ground.model.collation import Collation
from plan.ground.model.concepts import Concept
from plan.ground.model.edits import (
    Act,
    Addition,
    Amendment,
    Correction,
    Note,
    Provision,
    Record,
    Repeal,
    Reviewed,
    acts_of,
    in_force,
)
from plan.ground.model.fields import (
    LONGEST_TITLE,
    QUARTERS,
    ROMAN,
    UNKNOWN,
    Blanks,
    Key,
    Place,
    Placed,
    Text,
    amendable_keys,
    columns,
    field_of,
    in_order,
    key,
    key_of,
    keys,
    official_keys,
    slug,
    titled,
    told,
)
from plan.ground.model.layout import COLUMN_MEANINGS, NEEDED_COLUMNS, USUAL_COLUMNS, ColumnKey, OwnCell
from plan.ground.model.passages import Passage
from plan.ground.model.plan import ALL_KEYS, Plan, Source
from plan.ground.model.records import (
    Activity,
    Clause,
    Deliverable,
    Objective,
    Section,
    Task,
    records_of,
)
from plan.ground.model.registers import Agency, Comparison, Document, FormerName, Group, Indicator, Redirect, Term
from plan.ground.model.rows import Row, Rows
from plan.ground.model.targets import TargetRow, Targets

__all__ = [
    "ALL_KEYS",
    "COLUMN_MEANINGS",
    "LONGEST_TITLE",
    "NEEDED_COLUMNS",
    "QUARTERS",
    "ROMAN",
    "UNKNOWN",
    "USUAL_COLUMNS",
    "Act",
    "Activity",
    "Addition",
    "Agency",
    "Amendment",
    "Archive",
    "Blanks",
    "Byword",
    "Clause",
    "Collation",
    "ColumnKey",
    "Comparison",
    "Concept",
    "Correction",
    "Deliverable",
    "Document",
    "FormerName",
    "Group",
    "Indicator",
    "Key",
    "Mention",
    "Note",
    "Objective",
    "OwnCell",
    "Parties",
    "Passage",
    "Place",
    "Placed",
    "Plan",
    "Provision",
    "Record",
    "Redirect",
    "Repeal",
    "Reviewed",
    "Row",
    "Rows",
    "Section",
    "Source",
    "TargetRow",
    "Targets",
    "Task",
    "Term",
    "Text",
    "Timing",
    "TimingKind",
    "acts_of",
    "amendable_keys",
    "columns",
    "field_of",
    "in_force",
    "in_order",
    "key",
    "key_of",
    "keys",
    "official_keys",
    "records_of",
    "slug",
    "titled",
    "told",
]
