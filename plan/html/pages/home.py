"""The newest plan at a glance: what it sets for citizens, how its year goes, where to look further."""

from __future__ import annotations

from plan.facts.glance import benefits, fullest, last_days
from plan.facts.summary import leaders
from plan.facts.year import Year
from plan.ground.model import QUARTERS, ROMAN
from plan.html.frame import Heading
from plan.html.view import About, Content, View


def content(about: About) -> Content:
    """What the plan sets for citizens, its year, its sections, who leads most."""
    of = about.of
    found = {"benefits": benefits(of), "days": last_days(of.plan), "year_said": year_said(of), "leaders": leaders(of)}
    return Content(Heading(about.plan.name, css="kh-hero-title"), found)


def year_said(of: Year) -> str:
    """Return in a sentence when most is due: "Quý IV nhiều việc đến hạn nhất: 19 trong 61 sản phẩm"."""
    quarters, products = fullest(of), len(of.plan.rows)
    if not quarters:
        return f"Không sản phẩm nào trong {products} sản phẩm có hạn ở một quý"
    number = of.times[str(quarters[0])]
    if len(quarters) == len(QUARTERS):
        return f"Quý nào cũng có {number} trong {products} sản phẩm đến hạn"
    names = ", ".join(ROMAN[quarter] for quarter in quarters)
    each = "mỗi quý " if len(quarters) > 1 else ""
    return f"Quý {names} nhiều việc đến hạn nhất: {each}{number} trong {products} sản phẩm"


def description(about: About) -> str:
    """What the site is for."""
    return f"Tra cứu {about.plan.name}: cơ quan nào làm gì, khi nào xong, ra kết quả gì."


VIEW = View(content=content, description=description, indexed=None)  # the page of the plan is found
