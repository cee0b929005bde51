"""What the site is called, from the name of the province whose plan it shows."""

from __future__ import annotations

import re

from plan.ground.model import Plan

_KIND = re.compile("(?:tỉnh|thành phố) (?!Hồ Chí Minh$)", re.IGNORECASE)
"""What kind of unit a name begins with, all but of the city that is named after a person."""


def short_name(province: str) -> str:
    """Return what a province is called among provinces.

    >>> short_name("tỉnh Ví Dụ"), short_name("Thành phố Huế"), short_name("Thành phố Hồ Chí Minh")
    ('Ví Dụ', 'Huế', 'Thành phố Hồ Chí Minh')
    """
    kind = _KIND.match(province)
    return province[kind.end() :] if kind else province


def unit(province: str) -> str:
    """Return what kind of unit a province is, as a sentence names it: "tỉnh" or "thành phố"."""
    return "thành phố" if province.casefold().startswith("thành phố ") else "tỉnh"


def site_name(plan: Plan) -> str:
    """Return the name of the site whose newest plan this is."""
    return f"Cải cách hành chính {short_name(plan.province)}"


def site_description(plan: Plan) -> str:
    """Return what the site is for, in a sentence for search engines."""
    return f"Tra cứu kế hoạch cải cách hành chính của {plan.province} theo lĩnh vực, nhiệm vụ, cơ quan và quý."
