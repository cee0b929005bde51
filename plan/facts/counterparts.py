"""The pages of other plans that are about the same: a switch of years leads to them, and old pages to the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from plan.facts.bodies import predecessors
from plan.facts.pages import PAGE_KINDS, Page, page_at
from plan.ground.model import Archive, slug

Counterparts = Mapping[int, tuple[Page, ...]]
"""Pages by the year of their plan; a task may go on as several, an agency follow several."""
_Key = tuple[int, str]
"""A year and the id of a task of its plan."""


def counterparts(archive: Archive, page: Page) -> Counterparts:
    """Return the pages of other plans that are about the same as a page, the earliest year first; never a guess.

    A section is the same by its slug, a quarter and a list by what they are, a task by `continues`, in both directions and
    over several plans, an agency by its id, or else through `successor`.
    """
    found = archive.derived(_Across).of(page) if PAGE_KINDS[page.kind].is_of_plan else {}
    return {year: found[year] for year in sorted(found)}


def continued(archive: Archive, page: Page) -> Page | None:
    """Return the page of the earlier task that the task of a page says it continues."""
    across = archive.derived(_Across)
    earlier = across.earlier((page.year, page.record))
    return across.task(earlier) if earlier else None


def continuing(archive: Archive, page: Page) -> tuple[Page, ...]:
    """Return the pages of the later tasks that say that they continue the task of a page."""
    across = archive.derived(_Across)
    return tuple(across.task(key) for key in across.later.get((page.year, page.record), ()))


class _Across:
    """The pages of all plans of an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._years = [plan.year for plan in archive.plans]

    def of(self, page: Page) -> Counterparts:
        """Return the counterparts of a page of a plan."""
        about = PAGE_KINDS[page.kind].form_of or page.kind
        if about == "task":
            return self._tasks(page)
        found = {year: (same,) for year, same in self._same[_tail(page)].items() if year != page.year}
        return found | dict(self._kin(page)) if about == "agency" else found

    @cached_property
    def _same(self) -> Mapping[str, Mapping[int, Page]]:
        """The pages of each year by what follows it in their address: "linh-vuc/the-che/"."""
        found = defaultdict[str, dict[int, Page]](dict)
        for page in page_at(self._archive).values():
            if PAGE_KINDS[page.kind].is_of_plan:
                found[_tail(page)][page.year] = page
        return found

    def _tasks(self, page: Page) -> Counterparts:
        found = defaultdict[int, tuple[Page, ...]](tuple)
        for year, task in (*self._before((page.year, page.record)), *self._after((page.year, page.record))):
            found[year] += (self.task((year, task)),)
        return found

    def task(self, key: _Key) -> Page:
        """Return the page of a task."""
        year, task = key
        return page_at(self._archive)[PAGE_KINDS["task"].address(year, slug(task))]

    def _before(self, key: _Key) -> Iterator[_Key]:
        if earlier := self.earlier(key):
            yield earlier
            yield from self._before(earlier)

    def earlier(self, key: _Key) -> _Key | None:
        """Return the task that one says it continues; None where there is none in an earlier year, which `diff` may meet."""
        year, task = key
        found = self._archive.plan[year].task[task].continued
        plan = self._archive.plan.get(found[0]) if found else None
        return found if found and plan and found[0] < year and found[1] in plan.task else None

    def _after(self, key: _Key) -> Iterator[_Key]:
        for later in self.later.get(key, ()):
            yield later
            yield from self._after(later)

    @cached_property
    def later(self) -> Mapping[_Key, tuple[_Key, ...]]:
        """The tasks that continue an earlier one, by that."""
        found = defaultdict[_Key, tuple[_Key, ...]](tuple)
        for plan in self._archive.plans:
            for task in plan.tasks:
                if earlier := self.earlier((plan.year, task.id)):
                    found[earlier] += ((plan.year, task.id),)
        return found

    def _kin(self, page: Page) -> Iterator[tuple[int, tuple[Page, ...]]]:
        """Yield the pages of those that an agency became, or whose work it took over, of years in which it has none."""
        for year in self._years:
            if year not in self._same[_tail(page)]:
                found = self._heirs(page, year) if year > page.year else self._ancestors(page, page.record, year)
                if pages := tuple(found):
                    yield year, pages

    def _heirs(self, page: Page, year: int) -> Iterator[Page]:
        heir = self._archive.agency[page.record].successor
        while heir:
            if found := self._of_agency(page, heir, year):
                yield found
                return
            heir = self._archive.agency[heir].successor

    def _ancestors(self, page: Page, agency: str, year: int) -> Iterator[Page]:
        for ancestor in predecessors(self._archive).get(agency, ()):
            found = self._of_agency(page, ancestor.id, year)
            yield from (found,) if found else self._ancestors(page, ancestor.id, year)

    def _of_agency(self, page: Page, agency: str, year: int) -> Page | None:
        """Return the page of the same kind of another agency."""
        return page_at(self._archive).get(PAGE_KINDS[page.kind].address(year, agency))


def _tail(page: Page) -> str:
    return page.address.partition("/")[2]
