"""The templates: of each kind of page in plan/html/pages, what kinds share in plan/html/parts, of PDFs in plan/html/pdf."""

from __future__ import annotations

import jinja2

from plan.facts.duties import COUNTED
from plan.facts.formats import CALENDAR, offered
from plan.facts.located import clause_name
from plan.facts.remarks import since
from plan.facts.summary import mentioned
from plan.facts.tables import TIMES, annex, day
from plan.ground.addresses import Slug
from plan.ground.model import QUARTERS, ROMAN, UNKNOWN
from plan.html.forms import SORTS, Field, times
from plan.reading.timeforms import deadline


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
    environment.globals.update(
        CALENDAR=CALENDAR,
        COUNTED=COUNTED,
        UNKNOWN=UNKNOWN,
        QUARTERS=QUARTERS,
        ROMAN=ROMAN,
        TIMES=TIMES,
        SORTS=SORTS,
        Field=Field,
        Slug=Slug,
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
