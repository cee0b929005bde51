"""What may be said of a record of the document: corrections, notes, amendments, and that it was added or repealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from plan.ground.model.fields import Placed, key, slug_key
from plan.ground.model.phrases import COMMON_KEYS, WHICH_KEY


@dataclass(frozen=True, kw_only=True)
class Correction(Placed):
    """One place where the published text differs from the source; undoing it gives the source back."""

    field: str = key("Cột được sửa", f"Cột có chỗ được sửa. {WHICH_KEY}", COMMON_KEYS, bare=True, refers_to="key")
    source: str = key("Trong bản nguồn", "Chữ trong bản nguồn, đúng như bản nguồn viết.", ("QĐ định số",), bare=True)
    published: str = key(
        "Trên trang này", "Chữ đăng trên trang này; phải có đúng một lần trong cột ấy.", ("QĐ số",), bare=True
    )
    reason: str = key(
        "Lý do", "Vì sao chắc chắn là lỗi nhận dạng chữ hoặc gõ chữ.", ("Thừa chữ “định” sau chữ viết tắt QĐ.",)
    )


@dataclass(frozen=True, kw_only=True)
class Note(Placed):
    """What a reader should know of a text that is published as it stands.

    `wording`: it may be wrong in substance or style. `reading`: how a broken or merged cell of the source was read.
    """

    kind: Literal["wording", "reading"] = key(
        "Loại ghi chú",
        "Ghi chú về điều gì.",
        choices={
            "wording": "câu chữ của văn bản có thể sai về nội dung hoặc cách viết, và trang này giữ nguyên",
            "reading": "ô của bảng bị vỡ hoặc gộp trong bản nguồn, và trang này đọc nó thế nào",
        },
    )
    text: str = key("Ghi chú", "Điều bạn đọc nên biết.", ("Có thể thiếu chữ “hóa”. In như bản nguồn.",))
    field: str | None = key(
        "Cột được ghi chú",
        f"Cột được ghi chú; bỏ khóa này nếu ghi chú về cả bản ghi. {WHICH_KEY}",
        COMMON_KEYS,
        bare=True,
        refers_to="key",
        default=None,
    )
    quote: str | None = key(
        "Chữ được ghi chú",
        "Những chữ được ghi chú, chép đúng từ cột ấy.",
        ("đơn giản theo thẩm quyền",),
        bare=True,
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Amendment(Placed):
    """A change of the plan by a later document: the record holds the text in force, this what it replaced.

    `before` is None where the cell was empty, `after` where it now is.
    """

    document: str = key(
        "Văn bản sửa đổi",
        "Mã (id) trong data/documents.yml của văn bản đã sửa đổi Kế hoạch.",
        ("25-qd-ubnd-2022",),
        bare=True,
        refers_to="document",
    )
    date: dt.date = key(
        "Ngày có hiệu lực", "Ngày sửa đổi có hiệu lực, viết năm-tháng-ngày; không trước ngày của văn bản.", ("2022-06-01",)
    )
    field: str = key(
        "Cột được sửa đổi", f"Cột được sửa đổi. {WHICH_KEY}", ("timing", "lead", "text"), bare=True, refers_to="key"
    )
    before: str | None = key(
        "Trước khi sửa đổi", "Chữ trước khi sửa đổi; null nếu trước đó để trống.", ("Quý I năm 2022",), bare=True
    )
    after: str | None = key(
        "Sau khi sửa đổi",
        "Chữ sau khi sửa đổi: phải có đúng một lần trong cột ấy; null nếu nay để trống.",
        ("Quý II năm 2022",),
        bare=True,
    )


@dataclass(frozen=True, kw_only=True)
class Act(Placed):
    """What a later document did to a record as a whole: which document, from which day."""

    document: str = key(
        "Văn bản",
        "Mã (id) trong data/documents.yml của văn bản đã bổ sung hoặc bãi bỏ.",
        ("25-qd-ubnd-2022",),
        bare=True,
        refers_to="document",
    )
    date: dt.date = key(
        "Ngày có hiệu lực", "Ngày có hiệu lực, viết năm-tháng-ngày; không trước ngày của văn bản.", ("2022-06-01",)
    )


@dataclass(frozen=True, kw_only=True)
class Addition(Act):
    """A later document added the record: it is no part of the plan as it was issued."""


@dataclass(frozen=True, kw_only=True)
class Repeal(Act):
    """A later document repealed the record, and with it all that it holds: its words stay, nothing of it is in force."""


@dataclass(frozen=True, kw_only=True)
class Record(Placed):
    """A record that corrections, notes and amendments may touch."""

    corrections: tuple[Correction, ...] = key(
        "Hiệu đính",
        "Những chỗ chữ trên trang khác bản nguồn vì bản nguồn chắc chắn có lỗi gõ hoặc nhận dạng chữ.",
        in_diff=("hiệu đính",),
        default=(),
    )
    notes: tuple[Note, ...] = key(
        "Ghi chú", "Những điều bạn đọc nên biết về câu chữ được in như bản nguồn.", in_diff=("ghi chú",), default=()
    )
    amendments: tuple[Amendment, ...] = key(
        "Sửa đổi",
        "Những chỗ một văn bản ban hành sau đã sửa đổi, theo thứ tự ngày; chữ trong ô là chữ có hiệu lực.",
        in_diff=("sửa đổi",),
        default=(),
    )


@dataclass(frozen=True, kw_only=True)
class Provision(Record):
    """A record of the appendix that a later document may add or repeal as a whole."""

    added_by: Addition | None = key(
        "Bổ sung",
        "Văn bản ban hành sau đã bổ sung cả mục này. Kế hoạch khi ban hành không có mục ấy, nên lời của nó không so với"
        " bản nguồn. Mã là số kế tiếp chưa dùng, dù mục đứng ở đâu.",
        ({"document": "25-qd-ubnd-2022", "date": "2022-06-01"},),
        in_diff=("được bổ sung", "việc bổ sung"),
        default=None,
    )
    repealed_by: Repeal | None = key(
        "Bãi bỏ",
        "Văn bản ban hành sau đã bãi bỏ cả mục này, cùng mọi thứ bên dưới. Giữ nguyên lời và mã: trang để địa chỉ, gạch"
        " ngang lời cũ, và không đếm, không liệt kê nữa.",
        ({"document": "25-qd-ubnd-2022", "date": "2022-06-01"},),
        in_diff=("bị bãi bỏ", "việc bãi bỏ"),
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Reviewed(Placed):
    """A record of a register, which no amendment touches: a document may have decided what it says."""

    reviewed: str | None = slug_key(
        "Văn bản làm căn cứ",
        "Mã (id) trong data/documents.yml của văn bản làm căn cứ cho lần đổi mới nhất của mục này. Ghi mới hoặc ghi mã khác"
        " thì những chỗ đổi cùng lúc không bị chặn nữa.",
        "25-qd-ubnd-2022",
        refers_to="document",
        default=None,
    )


P = TypeVar("P", bound=Provision)


def in_force(found: tuple[P, ...]) -> tuple[P, ...]:
    """Return those of some records that no document has repealed."""
    return tuple(item for item in found if not item.repealed_by)


def acts_of(record: Record) -> Mapping[str, Act]:
    """Return what later documents did to a record as a whole, by key: "added_by", "repealed_by", those that there are."""
    found = {"added_by": record.added_by, "repealed_by": record.repealed_by} if isinstance(record, Provision) else {}
    return {key: act for key, act in found.items() if act}
