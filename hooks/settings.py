"""The settings and dates of a build, and whether its data can be published at all."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from plan.check import checked
from plan.model import UNKNOWN
from plan.problems import DataError
from plan.revision import commit_time, data_date
from plan.tables import day

NO_COMMIT = 0
"""The time of a build outside git: a fixed one, so that two builds of the same files are equal."""

_EMAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_REPOSITORY = re.compile(r"https://[\w.-]+(?:/[\w.~-]+)+")

log = logging.getLogger("mkdocs.hooks.settings")


@event_priority(100)  # before the macros plugin, which reads the same data and would fail with a traceback
def on_config(config: MkDocsConfig) -> None:
    """Complete the settings under `extra`.

    Raises:
        PluginError: the data or a setting is wrong; says everything that is wrong with the data.

    """
    _heed_warnings()
    root = Path(config.config_file_path).parent
    _refuse_broken_data(root)
    _fix_date(root)
    changed = data_date(root)
    config.extra["data_date"] = f"ngày {day(changed)}" if changed else UNKNOWN
    config.extra["data_year"] = changed.year if changed else None
    config.extra["operator"] = str(config.extra.get("operator") or "").strip()
    config.extra["repository"] = _repository(str(config.extra.get("repository") or ""))
    config.extra["contact_email"] = _email(str(config.extra.get("contact_email") or "").strip())
    config.extra["branch"] = str(config.extra.get("branch") or "main")  # set but empty where GitHub's event names no branch
    if config.extra["repository"]:
        branch = quote(config.extra["branch"])
        config.edit_uri_template = f"{config.extra['repository']}/edit/{branch}/{{path}}"


def _heed_warnings() -> None:
    """Let --quiet leave out what is said in passing only: it hides warnings, too, and strict mode counts what it sees."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level, logging.WARNING))
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _refuse_broken_data(root: Path) -> None:
    try:
        checked(root)
    except DataError as error:
        message = f"Dữ liệu có {len(error.problems)} lỗi:\n{error}"
        raise PluginError(message) from None


def _fix_date(root: Path) -> None:
    """Let every date in the build be that of the last commit (https://reproducible-builds.org/specs/source-date-epoch)."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return
    time = commit_time(root)
    if time is None:
        log.info("Không đọc được commit nào: ngày dựng trang được ghi là 1/1/1970.")
    os.environ["SOURCE_DATE_EPOCH"] = str(NO_COMMIT if time is None else time)


def _repository(address: str) -> str:
    address = address.rstrip("/")
    if address and not _REPOSITORY.fullmatch(address):
        message = f'REPOSITORY là "{address}"; cần địa chỉ https của kho, ví dụ https://github.com/ten/kho'
        raise PluginError(message)
    return address


def _email(address: str) -> str:
    if address and not _EMAIL.fullmatch(address):
        message = f'CONTACT_EMAIL là "{address}"; cần một địa chỉ thư điện tử, ví dụ gop-y@vi-du.vn'
        raise PluginError(message)
    return address
