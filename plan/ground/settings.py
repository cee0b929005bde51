"""The settings of whoever runs the site, which all come from the environment: parsed here alone, and refused in words.

They stand in the head of every page, in links, in the PDFs and in what is told on GitHub, so each has one narrow form.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plan.ground.problems import shown
from plan.ground.unseen import UNSEEN, visible

_LONGEST = 200
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_HOST = rf"{_NAME}(?:\.{_NAME})+(?::[0-9]{{1,5}})?"
_LOCAL = r"(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?"
_SEGMENT = r"(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+"


@dataclass(frozen=True)
class _Form:
    """What a setting may look like."""

    pattern: re.Pattern[str]
    words: str
    """What is allowed, with an example."""


_FORMS: Mapping[str, _Form] = {
    "SITE_URL": _Form(
        re.compile(rf"(?:https://(?:{_HOST}|{_LOCAL})|http://{_LOCAL})/(?:{_SEGMENT}/)*"),
        'địa chỉ https của trang, kết thúc bằng "/", không có "?", "#", tên người dùng hay ký tự khác chữ cái, chữ số và '
        '"._~-", ví dụ https://vi-du.vn/ten-kho/ (http chỉ cho localhost)',
    ),
    "REPOSITORY": _Form(
        re.compile(rf"https://{_HOST}(?:/{_SEGMENT}){{2,}}"),
        "địa chỉ https của kho, ví dụ https://github.com/ten/kho",
    ),
    "BRANCH": _Form(
        re.compile(r"(?!-)(?!.*(?:\.\.|//|\.lock(?:/|$)|\.(?:/|$)|(?:^|/)\.))(?!/)[\w.+/-]+(?<!/)"),
        'tên một nhánh của git, chỉ gồm chữ cái, chữ số và "._+/-", ví dụ main (git-check-ref-format)',
    ),
    "OPERATOR": _Form(
        re.compile(rf"(?!\s)[^\n]{{1,{_LONGEST}}}(?<!\s)"),
        f"tên đơn vị vận hành trên một dòng, nhiều nhất {_LONGEST} ký tự, không có ký tự không nhìn thấy",
    ),
    "CONTACT_EMAIL": _Form(
        re.compile(rf"(?=.{{1,{_LONGEST}}}$)[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@{_NAME}(?:\.{_NAME})+"),
        "một địa chỉ thư điện tử, ví dụ gop-y@vi-du.vn",
    ),
    "SOURCE_DATE_EPOCH": _Form(
        re.compile(r"[0-9]{1,11}"),
        "số giây kể từ ngày 1/1/1970, ví dụ 1640995200 (https://reproducible-builds.org/specs/source-date-epoch)",
    ),
}

SETTINGS = tuple(_FORMS)
"""The names of the environment variables."""


class SettingError(ValueError):
    """Settings are not what they may be; the message says each, what it is, what is allowed and where it is set."""


@dataclass(frozen=True)
class Settings:
    """What is set; "" for what is not."""

    site_url: str
    """Address of the site, ends in "/"."""
    repository: str
    """Address of the repository, without "/" at its end."""
    branch: str
    operator: str
    contact_email: str
    source_date_epoch: str

    @classmethod
    def of(cls, environment: Mapping[str, str | None]) -> Settings:
        """Take the settings from an environment, or from another mapping with the same names.

        Raises:
            SettingError: one or more have no form that is allowed.

        """
        given = {name: (environment.get(name) or "").strip() for name in _FORMS}
        given["REPOSITORY"] = given["REPOSITORY"].rstrip("/")
        if wrong := [_refusal(name, value) for name, value in given.items() if value and not _is_right(name, value)]:
            raise SettingError("\n".join([*wrong, _WHERE]))
        return cls(**{name.lower(): value for name, value in given.items()} | {"branch": given["BRANCH"] or "main"})

    @classmethod
    def of_site(cls, site_url: str | None, extra: Mapping[str, Any]) -> Settings:
        """Take the settings from mkdocs.yml as read, which has them under `extra` by their names in small letters.

        Raises:
            SettingError: one or more have no form that is allowed.

        """
        named = {name: str(extra.get(name.lower()) or "") for name in ("REPOSITORY", "BRANCH", "OPERATOR", "CONTACT_EMAIL")}
        return cls.of({**named, "SITE_URL": site_url, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH")})


_WHERE = (
    "Sửa lại ở biến môi trường trước khi chạy lệnh này; trên GitHub: Settings → Secrets and variables → Actions → Variables."
)


def _is_right(name: str, value: str) -> bool:
    return bool(_FORMS[name].pattern.fullmatch(value)) and not UNSEEN.search(value)


def _refusal(name: str, value: str) -> str:
    return f'{name} là "{visible(shown(value))}"; cần {_FORMS[name].words}'
