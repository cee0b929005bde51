"""The formats in which every list is a set of files: the one table from which all that names a format derives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plan.facts.duties import ROLE_SLUGS, Role
from plan.facts.lists import Listed, lists
from plan.ground.addresses import Slug
from plan.ground.model import Archive, Plan


def _always(_: Listed) -> bool:
    return True


def _has_calendar(listed: Listed) -> bool:
    """Tell whether a list has dates that differ: not that of one time."""
    return not listed.is_of_one_time


def _has_days(listed: Listed) -> bool:
    """Tell whether there is something on a day: a deadline, or a report to hand in."""
    return listed.is_dated or bool(listed.report_dues)


def _is_of_agency(listed: Listed) -> bool:
    return listed.kind == "agency"


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
    role: Role | None = None
    """The one role of an agency that its files tell of; None for all that is listed."""

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

    def told(self, listed: Listed) -> Listed:
        """Return what of a list its file tells of."""
        return listed.of_role(self.role) if self.role else listed

    def path(self, listed: Listed) -> str:
        """Return the address of a list's file, from the site's root."""
        return self.at(listed.stem)

    def at(self, stem: str) -> str:
        """Return the address of a list's file by where its files are, without ending: "2022/co-quan/so-noi-vu"."""
        return f"{stem}/{ROLE_SLUGS[self.role]}.{self.ending}" if self.role else f"{stem}.{self.ending}"

    def saved(self, listed: Listed) -> str:
        """Return what a list's file is called once it is downloaded."""
        return f"{self.told(listed).name}.{self.ending}"


CSV = ListFormat(ending="csv", label="CSV", media_type="text/csv")
XLSX = ListFormat(
    ending="xlsx", label="Excel", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)
CALENDAR = ListFormat(ending="ics", label="lịch", media_type="text/calendar", applies=_has_calendar, offered=_has_days)
LEAD_CALENDAR = ListFormat(
    ending="ics",
    label="lịch việc chủ trì",
    media_type="text/calendar",
    applies=_is_of_agency,
    offered=lambda listed: _has_days(listed.of_role("lead")),
    role="lead",
)
FEED = ListFormat(
    ending="xml", label="nguồn tin", media_type="application/atom+xml", applies=_is_of_agency, is_download=False
)
FORMATS: tuple[ListFormat, ...] = (XLSX, CSV, CALENDAR, LEAD_CALENDAR, FEED)
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


WORD_NAME = "Bản Word theo thể thức, để trình ký"
WORD_NOTICE = f"{WORD_NAME}; không thay thế bản đã ký."
"""What the Word document of a plan is, wherever there is one."""


def word_of_plan(plan: Plan) -> str:
    """Return the address of the Word document of a plan, from the site's root."""
    return f"{plan.year}/{Slug.FULL_TEXT}.docx"


REPORT_FORM = f"{Slug.REPORT}.{XLSX.ending}"
"""What the workbook is called by which an agency reports, in the folder of its page."""


def report_form_of(plan: Plan, agency_id: str) -> str:
    """Return the address of the workbook by which an agency reports on a plan, from the site's root."""
    return f"{plan.year}/{Slug.AGENCIES}/{agency_id}/{REPORT_FORM}"
