"""What the pages of a quarter and of a time without quarter have in common."""

from __future__ import annotations

from plan.facts.tables import by_section
from plan.ground.addresses import Slug
from plan.ground.model import Rows
from plan.html.forms import Field, row_form
from plan.html.frame import Heading
from plan.html.view import About, Content


def at_time(about: About, title: str, lede: str, printed: str, time: str, rows: Rows, repealed: Rows) -> Content:
    """Return what stands on the page of a time.

    Args:
        about: what the page is about.
        title: the time, as a reader calls it.
        lede: the sentence above the list.
        printed: the heading of the printed table.
        time: a key of `Year.times`.
        rows: what is due then.
        repealed: what would be, if it were in force.

    """
    context = {
        "lede": lede,
        "printed": printed,
        "time": time,
        "rows": rows,
        "groups": tuple(by_section(rows)),
        "form": row_form(about.of, rows, title, fixed=Field.TIME, quarter=int(time) if time.isdecimal() else 0),
        "repealed": repealed,
    }
    return Content(Heading(f"{title} · {len(rows)} sản phẩm"), context, (("Theo quý", about.to.plan(Slug.QUARTERS)),))
