"""What is told of the open data as one dataset: the same to search engines (JSON-LD) and to data portals (DCAT)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from plan.export.answers import API_FOLDER
from plan.export.reports import has_reports
from plan.export.tables.every import SQLITE, ZIP
from plan.export.tables.package import PACKAGE
from plan.facts.formats import CALENDAR, CSV, XLSX
from plan.facts.province import site_name
from plan.ground.addresses import Slug
from plan.ground.model import Archive

PAGE = f"{Slug.OPEN_DATA}/"
"""Where the page is that explains the data, from the site's root."""
IDENTIFIER = f"{PAGE}#{Slug.OPEN_DATA}"
"""What the dataset is called in linked data, from the site's root."""
Thing = dict[str, Any]
"""A thing as linked data tell of it: its @id, its @type and what is said of it."""
_JSON = "application/json"


class Distribution(NamedTuple):
    """A file that has the data."""

    name: str
    path: str
    """From the site's root."""
    media_type: str
    """As IANA lists it."""


def distributions(archive: Archive) -> Iterator[Distribution]:
    """Yield the files that have all data, then those that have all of a plan."""
    yield Distribution("Mọi bảng, CSV trong một tệp ZIP", ZIP, "application/zip")
    yield Distribution("Mọi bảng, cơ sở dữ liệu SQLite", SQLITE, "application/vnd.sqlite3")
    yield Distribution("Mô tả các bảng (Data Package)", PACKAGE, _JSON)
    yield Distribution("Mục lục của API", f"{API_FOLDER}index.json", _JSON)
    for plan in archive.plans:
        yield Distribution(f"Mọi nhiệm vụ năm {plan.year}, API", f"{API_FOLDER}{plan.year}/tasks.json", _JSON)
        if plan.reports:
            yield Distribution(f"Báo cáo tiến độ năm {plan.year}, API", f"{API_FOLDER}{plan.year}/reports.json", _JSON)
        for form in (CSV, XLSX, CALENDAR):
            path = f"{plan.year}/{Slug.TASKS}.{form.ending}"
            yield Distribution(f"Mọi sản phẩm năm {plan.year}, {form.label}", path, form.media_type)


def title(archive: Archive) -> str:
    """Return what the dataset is called."""
    return f"Dữ liệu mở {site_name(archive.newest)}"


def description(archive: Archive) -> str:
    """Return what is in it."""
    counted = (f"{plan.name}: {len(plan.tasks_in_force)} nhiệm vụ, {len(plan.rows)} sản phẩm" for plan in archive.plans)
    reported = ", báo cáo tiến độ" if has_reports(archive) else ""
    return f"{'; '.join(counted)}; cơ quan, thời gian thực hiện, văn bản được viện dẫn, chỉ tiêu, hiệu đính{reported}."
