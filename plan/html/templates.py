"""The templates: of kinds of pages in plan/html/pages, what they share in plan/html/parts, of papers in pdf/ and word/."""

from __future__ import annotations

import jinja2

from plan.facts.card import CARD_NAME, MOST_NAMED
from plan.facts.citing import in_sentence
from plan.facts.dues import GONE, ends
from plan.facts.duties import COUNTED
from plan.facts.formats import CALENDAR, WORD_NAME, WORD_NOTICE, XLSX, offered, report_form_of, word_of_plan
from plan.facts.letterhead import MOTTO, NATIONAL_NAME, issuer_lines, with_room
from plan.facts.located import clause_name
from plan.facts.progress_tables import percent, whole
from plan.facts.remarks import since
from plan.facts.standing import COUNTED_STATES, STATES, UNREPORTED, UNSENT
from plan.facts.summary import mentioned
from plan.facts.tables import TIMES, annex, column_count, day, head
from plan.ground.addresses import Slug
from plan.ground.model import PERIODS, QUARTERS, ROMAN, UNKNOWN
from plan.html.forms import Field, list_columns, sorts, times
from plan.reading.timeforms import deadline

_KNOWN = {
    "CALENDAR": CALENDAR,
    "CARD_NAME": CARD_NAME,
    "COUNTED": COUNTED,
    "COUNTED_STATES": COUNTED_STATES,
    "GONE": GONE,
    "MOST_NAMED": MOST_NAMED,
    "MOTTO": MOTTO,
    "NATIONAL_NAME": NATIONAL_NAME,
    "UNKNOWN": UNKNOWN,
    "WORD_NAME": WORD_NAME,
    "WORD_NOTICE": WORD_NOTICE,
    "XLSX": XLSX,
    "PERIODS": PERIODS,
    "QUARTERS": QUARTERS,
    "ROMAN": ROMAN,
    "STATES": STATES,
    "TIMES": TIMES,
    "UNREPORTED": UNREPORTED,
    "UNSENT": UNSENT,
    "Field": Field,
    "Slug": Slug,
    "annex": annex,
    "column_count": column_count,
    "head": head,
    "day": day,
    "deadline": deadline,
    "ends": ends,
    "clause_name": clause_name,
    "in_sentence": in_sentence,
    "issuer_lines": issuer_lines,
    "list_columns": list_columns,
    "mentioned": mentioned,
    "offered": offered,
    "report_form_of": report_form_of,
    "since": since,
    "sorts": sorts,
    "percent": percent,
    "whole": whole,
    "word_of_plan": word_of_plan,
    "times": times,
    "with_room": with_room,
}
"""What every template knows by name."""


def templates() -> jinja2.Environment:
    """Return the templates, which escape whatever is not marked as HTML."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("plan.html", package_path=""),
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
        auto_reload=False,  # each build makes its own
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_KNOWN)
    return environment
