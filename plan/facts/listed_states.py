"""How products stand, as the rows of a list tell it: one state each, with the day and the evidence of what was reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plan.facts.reported import Reported
from plan.facts.standing import COUNTED_STATES, Reply, Standing, State, StateWords
from plan.ground.model import Rows


@dataclass(frozen=True)
class ListedState:
    """How a product stands as of the newest report on its plan, in a list's row."""

    state: State | None
    """None while nothing can be said of the whole."""
    standings: tuple[Standing, ...]
    """Its times that the list speaks of: on the page of a quarter that quarter's."""

    @property
    def words(self) -> StateWords:
        """The state's name and how addresses name it."""
        return COUNTED_STATES[self.state]

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """What was reported, the latest of each agency for each time."""
        return tuple(reply for standing in self.standings for reply in standing.replies)

    @property
    def day(self) -> dt.date | None:
        """The day of the newest report on it; None while there is none."""
        return max((reply.report.date for reply in self.replies), default=None)

    @property
    def since(self) -> dt.date | None:
        """The last day on which the first report that lacks could be handed in; None where none does."""
        return min((quiet.since for standing in self.standings for quiet in standing.silent), default=None)

    @property
    def is_told(self) -> bool:
        """Whether there is a report, or silence is told: then no clock has to say anything."""
        return bool(self.replies or self.since)

    @property
    def heard(self) -> tuple[int, int]:
        """How many agencies have reported on it, of how many that lead it."""
        reporters = {agency for standing in self.standings for agency in standing.reporters}
        return len({reply.agency for reply in self.replies} & reporters), len(reporters)

    @property
    def originally(self) -> tuple[dt.date, State] | None:
        """The last day before any amendment with the state against it, where that is another; None for several agencies."""
        last = self.replies[-1] if self.replies and self.heard[1] == 1 and self.state != "silent" else None
        if not last or not last.due.original or not last.first_state or last.first_state == last.state:
            return None
        return last.due.original, last.first_state

    @property
    def shown(self) -> tuple[int, int]:
        """How many reports that it is done come with evidence, of how many."""
        done = [reply.row for reply in self.replies if reply.row.is_done]
        return sum(bool(row.evidence) for row in done), len(done)


def listed_states(found: Reported, rows: Rows, *, agency: str = "", quarter: int = 0) -> Mapping[str, ListedState]:
    """Return how each row's product stands, by its id; nothing where nothing was reported.

    Args:
        found: what was reported on the plan.
        rows: those of the list.
        agency: whose page it is: what it has to report on stands by its own reports.
        quarter: whose page it is: of what is due again and again that time counts.

    """
    if found.is_empty:
        return {}
    ids = (row.deliverable.id for row in rows)
    return {one: _listed(found, one, agency if agency in found.reporters.get(one, ()) else "", quarter) for one in ids}


def _listed(found: Reported, deliverable: str, agency: str, quarter: int) -> ListedState:
    if quarter:
        standing = found.standing(deliverable, quarter, agency)
        return ListedState(standing.state, (standing,))
    return ListedState(found.state(deliverable, agency), found.standings(deliverable, agency))


def counts(states: Iterable[ListedState]) -> tuple[tuple[StateWords, int], ...]:
    """Return how many products stand how, in the order of the states; none that does not occur."""
    found = [one.words for one in states]
    return tuple((words, number) for words in COUNTED_STATES.values() if (number := found.count(words)))
