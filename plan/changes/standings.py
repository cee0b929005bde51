"""Which products stand otherwise than they did: by what was reported, or because what they are judged by is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.facts.reported import Reported
from plan.facts.standing import COUNTED_STATES
from plan.facts.tables import day
from plan.facts.year import Year, year_of
from plan.ground.model import Archive

_MOST_NAMED = 20
"""So many products of those that stand otherwise alike are named."""
_NEVER = "chưa có báo cáo"
_GONE = "không tính nữa"
"""How a product stands before the first report on its plan, and one that is in force no more."""


def restated(before: Archive, after: Archive) -> tuple[str, ...]:
    """Return in words which products of the plans that are in both states stand otherwise; nothing where nobody reported."""
    both = sorted(year for year in after.plan if year in before.plan)
    told = [year for year in both if before.plan[year].reports or after.plan[year].reports]
    pairs = ((year_of(before, before.plan[year]), year_of(after, after.plan[year])) for year in told)
    return tuple(line for old, new in pairs for line in (*_moved(old, new), *_fallen(old, new)))


def _moved(old: Year, new: Year) -> Iterator[str]:
    """Yield from what to what products move, those that move alike together."""
    olds, news = _states(old), _states(new)
    alike: dict[tuple[str, str], list[str]] = {}
    for product in {**olds, **news}:
        was, now = olds.get(product, _NEVER), news.get(product, _GONE)
        if was != now:
            alike.setdefault((was, now), []).append(product)
    if alike:
        yield f"Kế hoạch năm {new.plan.year}, {_days(old.reported, new.reported)}"
    yield from (f"từ “{was}” thành “{now}”: {_named(products)}" for (was, now), products in alike.items())


def _states(of: Year) -> Mapping[str, str]:
    """Return how each product in force stands on the day of the newest report, by its id; nothing before the first."""
    if of.reported.is_empty:
        return {}
    found = ((row.deliverable.id, of.reported.state(row.deliverable.id)) for row in of.plan.rows)
    return {product: COUNTED_STATES[state].name for product, state in found}


def _days(old: Reported, new: Reported) -> str:
    """Return as of which days the states are told."""
    days = dict.fromkeys(day(found.day) for found in (old, new) if not found.is_empty)
    return f"tính đến báo cáo ngày {' → '.join(days)}:"


def _fallen(old: Year, new: Year) -> Iterator[str]:
    """Yield whose published reports on which products do not count any more, because they do not lead them."""
    fallen: dict[str, list[str]] = {}
    for product, replies in old.reported.history.items():
        gone = {*old.reported.reporters.get(product, ())} - {*new.reported.reporters.get(product, ())}
        for agency in sorted(gone & {reply.agency for reply in replies}):
            fallen.setdefault(agency, []).append(product)
    for agency, products in fallen.items():
        name = old.agency[agency].name if agency in old.agency else agency
        yield f"báo cáo đã đăng của {name} không còn được tính, vì nay không chủ trì: {_named(products)}"


def _named(products: Sequence[str]) -> str:
    left = len(products) - _MOST_NAMED
    more = f" và {left} sản phẩm nữa" if left > 0 else ""
    return f"{len(products)} sản phẩm ({', '.join(products[:_MOST_NAMED])}{more})"
