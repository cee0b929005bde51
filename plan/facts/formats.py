"""The formats in which every list is a set of files: the one table from which all that names a format derives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plan.facts.lists import Listed, lists
from plan.ground.addresses import Slug
from plan.ground.model import Archive, Plan


def _always(_: Listed) -> bool:
    return True


def _has_calendar(listed: Listed) -> bool:
    """Tell whether a list has dates that differ: not that of one time."""
    return not listed.is_of_one_time


def _has_feed(listed: Listed) -> bool:
    return listed.kind == "agency" and listed.role is None


@dataclass(frozen=True, kw_only=True)
class ListFormat:
    """A format of lists.

    What makes its files is `make` in the module of plan/export/formats/ that is called as the ending.
    """

    ending: str
    label: str
    """What readers call it within a sentence: "CSV", "lịch"."""
    media_type: str
    """As IANA lists it."""
    applies: Callable[[Listed], bool] = _always
    """Whether there is a file of a list: never taken back once published."""
    offered: Callable[[Listed], bool] = _always
    """Whether the page of a list that has a file and rows offers it: there may be nothing to see in it."""
    is_download: bool = True
    """Whether readers take a file away; else programs follow it."""

    def __post_init__(self) -> None:
        """Refuse a format of which something is not said.

        Raises:
            ValueError: says what is missing.

        """
        said = {"ending": self.ending, "label": self.label, "media_type": self.media_type}
        if missing := [name for name, value in said.items() if not value]:
            message = f"plan/facts/formats.py: the format {self.ending!r} lacks {', '.join(missing)}"
            raise ValueError(message)

    @property
    def name(self) -> str:
        """What a link to a file is called: "CSV", "Lịch"."""
        return f"{self.label[0].upper()}{self.label[1:]}"

    def path(self, listed: Listed) -> str:
        """Return the address of a list's file, from the site's root."""
        return f"{listed.stem}.{self.ending}"

    def saved(self, listed: Listed) -> str:
        """Return what a list's file is called once it is downloaded."""
        return f"{listed.name}.{self.ending}"


CSV = ListFormat(ending="csv", label="CSV", media_type="text/csv")
XLSX = ListFormat(
    ending="xlsx", label="Excel", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)
CALENDAR = ListFormat(
    ending="ics", label="lịch", media_type="text/calendar", applies=_has_calendar, offered=lambda listed: listed.is_dated
)
FEED = ListFormat(ending="xml", label="nguồn tin", media_type="application/atom+xml", applies=_has_feed, is_download=False)
FORMATS: tuple[ListFormat, ...] = (
    XLSX,
    CSV,
    ListFormat(ending="json", label="JSON", media_type="application/json"),
    CALENDAR,
    FEED,
)
"""In the order in which readers are offered them."""


def downloads(listed: Listed) -> tuple[ListFormat, ...]:
    """Return the formats of a list that readers can take away."""
    return tuple(form for form in FORMATS if form.is_download and form.applies(listed))


def offered(listed: Listed) -> tuple[ListFormat, ...]:
    """Return the formats that the page of a list offers."""
    return tuple(form for form in downloads(listed) if form.offered(listed))


def list_files(archive: Archive) -> Iterator[str]:
    """Yield the address of every file of every list and of every feed, from the site's root."""
    for listed in lists(archive):
        yield from (form.path(listed) for form in FORMATS if form.applies(listed))
    yield from map(feed_of_plan, archive.plans)


def feed_of_plan(plan: Plan) -> str:
    """Return the address of the feed of what changes in a plan."""
    return f"{plan.year}/{Slug.CHANGES}.{FEED.ending}"
