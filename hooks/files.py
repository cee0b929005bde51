"""The files that the data imply besides pages, written into the finished site."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from plan.export.every import files
from plan.export.files import Build
from plan.history import history
from plan.load import load
from plan.revision import data_date
from plan.states import write


def on_post_build(config: MkDocsConfig) -> None:
    """Write every file."""
    root = Path(config.config_file_path).parent
    build = Build(
        site_url=config.site_url or "",
        site_name=config.site_name,
        time=dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC),
        data_date=data_date(root),
        operator=config.extra["operator"],
        repository=config.extra["repository"],
        history=history(root),
    )
    for file in files(load(root), build):
        write(Path(config.site_dir, file.path), file.content)
