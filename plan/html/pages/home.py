"""The newest plan at a glance: what it sets for citizens, how its year goes, where to look further."""

from __future__ import annotations

from dataclasses import replace

from plan.facts.glance import benefits, last_days
from plan.facts.measured import measured
from plan.facts.pictures import year_picture
from plan.facts.summary import leaders
from plan.html.frame import Heading
from plan.html.view import About, Content, View


def content(about: About) -> Content:
    """What the plan sets for citizens, its year, its sections, who leads most."""
    of = about.of
    year = replace(year_picture(of), anchor="thoi-gian")
    found = {
        "benefits": benefits(of),
        "days": last_days(of.plan),
        "measured": measured(of.plan),
        "year": year,
        "leaders": leaders(of),
    }
    return Content(Heading(about.plan.name, css="kh-hero-title"), found)


def description(about: About) -> str:
    """What the site is for."""
    return f"Tra cứu {about.plan.name}: cơ quan nào làm gì, khi nào xong, ra kết quả gì."


VIEW = View(content=content, description=description, indexed=None)  # the page of the plan is found
