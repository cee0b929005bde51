"""How the API names what it tells of elsewhere, and how its fields say what they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NewType

Url = NewType("Url", str)
"""The whole address of a page or file; without the site's address, a path from the site's root ("/2022/")."""


def said(description: str, example: object = None, **options: Any) -> Any:
    """Declare a field with what is said of it in Vietnamese, and an example."""
    return field(metadata={"description": description, "example": example}, **options)


@dataclass(frozen=True, kw_only=True)
class Ref:
    """Một cơ quan, nhiệm vụ, lĩnh vực hoặc văn bản được nhắc tới."""

    id: str = said("Mã, không đổi.", "so-noi-vu")
    name: str = said("Tên.", "Sở Nội vụ")
    url: Url = said("Địa chỉ trang.", "https://vi-du.example/2022/co-quan/so-noi-vu/")
