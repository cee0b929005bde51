"""The settings and dates of a build, and whether its data can be published at all."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from plan.facts.province import site_description, site_name
from plan.facts.tables import day
from plan.ground.git import commit_time, data_date
from plan.ground.model import UNKNOWN, Archive
from plan.ground.problems import DataError
from plan.ground.settings import SettingError, Settings
from plan.rules.check import checked

NO_COMMIT = 0
"""The time of a build outside git: a fixed one, so that two builds of the same files are equal."""

log = logging.getLogger("mkdocs.hooks.settings")


@event_priority(100)  # before the macros plugin, which reads the same data and would fail with a traceback
def on_config(config: MkDocsConfig) -> None:
    """Name the site after its province, and complete the settings under `extra`.

    Raises:
        PluginError: the data or a setting is wrong; says everything that is wrong with the data.

    """
    _heed_warnings()
    root = Path(config.config_file_path).parent
    settings = _settings(config)
    plan = _archive(root).newest
    config.site_name, config.site_description = site_name(plan), site_description(plan)
    _fix_date(root)
    changed = data_date(root)
    config.extra["data_date"] = f"ngày {day(changed)}" if changed else UNKNOWN
    config.extra["data_year"] = changed.year if changed else None
    config.extra.update({name: value for name, value in vars(settings).items() if name in config.extra})
    if settings.repository:
        config.edit_uri_template = f"{settings.repository}/edit/{quote(settings.branch)}/{{path}}"


def _settings(config: MkDocsConfig) -> Settings:
    try:
        return Settings.of_site(config.site_url, config.extra)
    except SettingError as error:
        raise PluginError(str(error)) from None


def _heed_warnings() -> None:
    """Let --quiet leave out what is said in passing only: it hides warnings, too, and strict mode counts what it sees."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level, logging.WARNING))
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _archive(root: Path) -> Archive:
    try:
        return checked(root)
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
