"""The kinds of dangerous changes, and the labels of pull requests that let them pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plan.ground.model import (
    Place,
)
from plan.ground.problems import Problem, Said, say, shown

MOST_RECORDS = 20
"""So many records may change at once without a decision."""


@dataclass(frozen=True)
class Brake:
    """A kind of dangerous change."""

    label: str
    """The label of a pull request that lets it pass."""
    meaning: str


BRAKES: Mapping[str, Brake] = {
    "delete-id": Brake("cho-phep: xoa-ma", "xóa hoặc đổi một mã đã đăng"),
    "lost-address": Brake("cho-phep: mat-dia-chi", "để mất một địa chỉ đã đăng mà không chuyển hướng"),
    "empty-field": Brake("cho-phep: bo-trong", "bỏ trống một ô đang có chữ"),
    "wording": Brake("cho-phep: doi-loi-van", "đổi lời văn bản mà không ghi hiệu đính hay văn bản sửa đổi"),
    "many-records": Brake("cho-phep: sua-nhieu", f"sửa hơn {MOST_RECORDS} bản ghi một lần"),
    "deadline": Brake("cho-phep: bo-han", "để một sản phẩm không còn hạn trong năm của Kế hoạch"),
    "fixed-number": Brake("cho-phep: doi-so", "đổi một con số mà Kế hoạch hoặc một văn bản đã ấn định"),
}
"""By what `--allow` calls them; a problem's kind has "brake-" before it."""


def kinds_of(words: str) -> frozenset[str]:
    """Return the kinds that somebody names, by kind ("delete-id") or by label ("cho-phep: xoa-ma"), between commas.

    Raises:
        UnknownKindError: there is no such kind; says which there are.

    """
    by_label = {brake.label: kind for kind, brake in BRAKES.items()}
    named = [" ".join(word.split()) for word in words.split(",") if word.strip()]
    found = [by_label.get(word, word) for word in named]
    if unknown := [kind for kind in found if kind not in BRAKES]:
        raise UnknownKindError(unknown[0])
    return frozenset(found)


class UnknownKindError(ValueError):
    """Somebody allows what is no kind of dangerous change; the message says which kinds there are."""

    def __init__(self, word: str) -> None:
        known = (f"  {kind} ({brake.label}): {brake.meaning}" for kind, brake in BRAKES.items())
        super().__init__("\n".join([f'--allow: không có loại hay nhãn "{shown(word)}"; hãy chọn trong số:', *known]))


def braked(kind: str, place: Place, where: str, record: str, found: Said) -> Problem:
    """Return a brake that holds, with the label that lets it pass.

    Args:
        kind: a key of `BRAKES`.
        place: where it is.
        where: how messages call it.
        record: id of the record or of what holds it; "" for none.
        found: what is wrong.

    """
    label = BRAKES[kind].label
    message = say(
        f'{where}: {found}; nếu chắc chắn phải vậy, xin người duyệt gắn nhãn "{label}"',
        f'{where}: {found.en}; if it has to be, ask a maintainer for the label "{label}"',
    )
    return Problem(place, message, f"brake-{kind}", record)
