"""The registers beside the document: agencies, abbreviations, cited documents, groups, indicators, redirects."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan.ground.folding import folded
from plan.ground.model.edits import Record, Reviewed
from plan.ground.model.fields import Place, Placed, key, slug_key
from plan.ground.model.numbers import GROUPED, PLAIN, amount_of


@dataclass(frozen=True, kw_only=True)
class FormerName(Placed):
    """A name that a body had, and the last year whose plan calls it so."""

    name: str = key("Tên cũ", "Tên đầy đủ trước khi đổi.", ("Sở Lao động - Thương binh và Xã hội",), settled=True)
    until: int = key("Đến năm", "Năm của kế hoạch cuối cùng còn gọi tên ấy.", (2022,), settled=True)

    def __str__(self) -> str:
        return f"{self.name} (đến năm {self.until})"


@dataclass(frozen=True, kw_only=True)
class Agency(Reviewed):
    """A body, or a group of bodies, by the names the document uses for it."""

    id: str = slug_key(
        "Mã",
        "Mã của cơ quan, cũng là địa chỉ trang của nó. Đã đăng thì không đổi.",
        "so-noi-vu",
        "ubnd-cap-huyen",
        lasting=True,
    )
    name: str = key("Tên", "Tên đầy đủ.", ("Sở Nội vụ", "Các sở, ban, ngành"), settled=True)
    kind: Literal["agency", "group"] = key(
        "Loại",
        "Một cơ quan hay một nhóm cơ quan.",
        choices={"agency": "một cơ quan", "group": "một nhóm cơ quan"},
        settled=True,
    )
    short: str | None = key(
        "Tên tắt", "Tên viết tắt thường dùng, do trang này đặt.", ("SNV", "Sở TT&TT"), bare=True, default=None
    )
    aliases: tuple[str, ...] = key(
        "Cách viết khác",
        "Những cách khác mà Kế hoạch viết tên này.",
        ("Trung tâm PVHCC",),
        in_diff=("cách viết",),
        default=(),
    )
    origin: str | None = key(
        "Nguồn ngoài kế hoạch",
        "Tên này lấy từ đâu, nếu Kế hoạch không nêu.",
        ("Nghị định số 24/2014/NĐ-CP",),
        settled=True,
        default=None,
    )
    former_names: tuple[FormerName, ...] = key(
        "Tên trước đây",
        "Những tên mà kế hoạch các năm trước dùng, cũ trước mới sau: đổi tên thì ghi tên mới ở name, tên cũ ở đây.",
        settled=True,
        in_diff=("tên trước đây",),
        default=(),
    )
    successor: str | None = slug_key(
        "Cơ quan kế tục",
        "Mã (id) của cơ quan nhận việc khi cơ quan này được sáp nhập hay giải thể; chỉ đổi tên thì ghi former_names.",
        "so-tai-chinh",
        settled=True,
        refers_to="agency",
        default=None,
    )

    @property
    def is_group(self) -> bool:
        """Whether the name stands for several bodies."""
        return self.kind == "group"

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its name and those that it had before."""
        return (self.name, *(former.name for former in self.former_names))

    @property
    def names(self) -> tuple[str, ...]:
        """All that documents of any year write for it, its own names first."""
        return (*self.own_names, *self.aliases)

    @property
    def spellings(self) -> Iterator[tuple[str, Place]]:
        """Its names, each with where it stands."""
        yield self.name, self.places["name"]
        yield from ((alias, self.places[f"aliases.{number}"]) for number, alias in enumerate(self.aliases))
        yield from ((former.name, former.places["name"]) for former in self.former_names)

    def in_year(self, year: int) -> Agency:
        """Return it as the plan of a year calls it: itself, or with the name that it had then."""
        then = next((former.name for former in self.former_names if year <= former.until), self.name)
        return self if then == self.name else dataclasses.replace(self, name=then)


@dataclass(frozen=True, kw_only=True)
class Term(Reviewed):
    """An abbreviation that the document uses."""

    abbr: str = key(
        "Chữ viết tắt", "Chữ viết tắt, đúng chữ hoa, chữ thường như Kế hoạch viết.", ("CCHC", "TTHC"), bare=True, lasting=True
    )
    meaning: str = key("Nghĩa", "Viết đầy đủ; chưa biết thì ghi “[chưa có dữ liệu]”.", ("cải cách hành chính",), settled=True)
    explained: str | None = key(
        "Nơi kế hoạch giải thích",
        "Nơi chính Kế hoạch giải thích: mã trong Phụ lục, hoặc địa chỉ của đoạn trong phần I–IV.",
        ("V.1.1", "phan-i-1-1"),
        bare=True,
        default=None,
    )
    note: str | None = key(
        "Ghi chú",
        "Điều bạn đọc nên biết về chữ này.",
        ("Trong số, ký hiệu văn bản, ví dụ 76/NQ-CP.",),
        settled=True,
        default=None,
    )

    @property
    def anchor(self) -> str:
        """The term's anchor in the glossary: "cchc"."""
        return "".join(char for char in folded(self.abbr) if char.isalnum())


@dataclass(frozen=True, kw_only=True)
class Document(Record, Reviewed):
    """Another document that the plan cites; what the text does not say of it is None."""

    id: str = slug_key(
        "Mã", "Mã của văn bản, có năm ở cuối. Đã đăng thì không đổi.", "76-nq-cp-2021", "62-2020-nd-cp", lasting=True
    )
    number: str = key(
        "Số, ký hiệu", "Số, ký hiệu, đúng như văn bản ghi.", ("76/NQ-CP", "62/2020/NĐ-CP", "942/QĐ-TTg"), fixed=True
    )
    kind: str = key("Loại văn bản", "Tên loại văn bản.", ("Nghị quyết", "Nghị định", "Quyết định", "Kế hoạch"), settled=True)
    date: dt.date | None = key(
        "Ngày ban hành",
        "Ngày ban hành, viết năm-tháng-ngày; Kế hoạch không ghi thì null.",
        ("2021-07-15",),
        fixed=True,
        default=None,
    )
    issuer: str | None = key(
        "Cơ quan ban hành",
        "Cơ quan ban hành; Kế hoạch không ghi thì null.",
        ("Chính phủ", "UBND tỉnh"),
        settled=True,
        default=None,
    )
    subject: str | None = key(
        "Trích yếu",
        "Trích yếu, như Kế hoạch ghi; không ghi thì null.",
        ("về vị trí việc làm và biên chế công chức",),
        settled=True,
        default=None,
    )

    @property
    def name(self) -> str:
        """Kind and number: "Nghị quyết số 76/NQ-CP"."""
        return f"{self.kind} số {self.number}"


@dataclass(frozen=True, kw_only=True)
class Group(Reviewed):
    """Who belongs to a group in one plan's year; membership is not in the plan, so its source is told."""

    group: str = slug_key(
        "Nhóm",
        "Mã (id) trong data/agencies.yml của nhóm (kind: group).",
        "cac-so-ban-nganh",
        lasting=True,
        refers_to="agency",
    )
    source: str = key(
        "Nguồn", "Danh sách thành viên lấy từ đâu.", ("Danh sách lấy theo Nghị định số 24/2014/NĐ-CP.",), settled=True
    )
    members: tuple[str, ...] = slug_key(
        "Thành viên",
        "Mã (id) trong data/agencies.yml của từng thành viên.",
        "so-noi-vu",
        in_diff=("thành viên",),
        refers_to="agency",
    )


Comparison = Literal["at-least", "at-most", "above", "below", "increase", "decrease", "within-top", "reach"]
"""How a result must stand to the number of an indicator; "reach": the sentence has no comparing word beside it."""


@dataclass(frozen=True, kw_only=True)
class Indicator(Reviewed):
    """A number or rank that the plan sets, with the sentence it stands in."""

    id: str = slug_key("Mã", "Mã của chỉ tiêu. Đã đăng thì không đổi.", "xep-hang-chi-so-cchc", lasting=True)
    title: str = key("Tên chỉ tiêu", "Tên chỉ tiêu, do trang này đặt.", ("Xếp hạng chỉ số cải cách hành chính",))
    value: str = key(
        "Mức",
        "Mức phải đạt, như trang này hiện: con số, đơn vị, chữ so sánh, chỉ dùng chữ của câu trích.",
        ("nhóm 15 tỉnh, thành phố cao nhất", "100%"),
        fixed=True,
    )
    number: str | None = key(
        "Con số",
        "Con số phải đạt, đúng như câu trích in; không có thì null (năm dùng để so không phải con số).",
        ("20", "99,5", "1.500"),
        f"^({GROUPED}|{PLAIN})$",
        "Chỉ viết một con số như văn bản in: dấu chấm ở hàng nghìn, dấu phẩy ở phần thập phân; không có thì null.",
        fixed=True,
        late=True,
        default=None,
    )
    unit: str | None = key(
        "Đơn vị",
        "Những gì câu trích in ngay sau con số; không có thì null. Có dấu % thì đặt trong ngoặc kép.",
        ("%", "phút/01 lần đến giao dịch", "tỉnh, thành phố"),
        fixed=True,
        late=True,
        default=None,
    )
    comparison: Comparison = key(
        "Chữ so sánh",
        "Kết quả phải thế nào so với con số, theo chữ đứng ngay cạnh nó trong câu trích.",
        choices={
            "at-least": "tối thiểu, ít nhất",
            "at-most": "tối đa, không quá",
            "above": "trên, cao hơn",
            "below": "dưới, thấp hơn",
            "increase": "tăng chừng ấy",
            "decrease": "giảm chừng ấy",
            "within-top": "trong nhóm đứng đầu",
            "reach": "đạt mức ấy, không có chữ so sánh nào",
        },
        fixed=True,
        late=True,
        default="",
    )
    record: str = key(
        "Nơi trích",
        "Nơi trích: mã trong Phụ lục, hoặc địa chỉ của đoạn trong phần I–IV.",
        ("VII.1", "II.8", "phan-i-1-2-b-2"),
        bare=True,
    )
    quote: str = key("Nguyên văn", "Câu chữ nguyên văn có chỉ tiêu ấy, chép đúng từ nơi trích.", fixed=True)
    concerns: Literal["citizens"] = key(
        "Ai thấy được",
        "Ai thấy được khi chỉ tiêu đạt. Trang chủ đăng lên đầu chỉ tiêu của người dân; chỉ tiêu khác thì bỏ khóa này.",
        choices={"citizens": "người dân, doanh nghiệp khi làm thủ tục"},
        default="",
    )

    @property
    def amount(self) -> float | None:
        """The number as one, a whole one as int: 1500 of "1.500", 99.5 of "99,5"; None without one."""
        return amount_of(self.number or "")


@dataclass(frozen=True, kw_only=True)
class Redirect(Placed):
    """An address that was published once, and the one that answers for it now; both from the site's root."""

    from_: str = key(
        "Địa chỉ cũ", "Địa chỉ đã đăng mà nay không còn, tính từ gốc của trang.", ("2022/nhiem-vu/ii-6-9/",), bare=True
    )
    to: str = key("Địa chỉ mới", "Địa chỉ đang có, trả lời thay.", ("2022/nhiem-vu/ii-6-3/",), bare=True, settled=True)
    reason: str | None = key("Lý do", "Vì sao đổi, để người mở địa chỉ cũ đọc.", ("Gộp vào nhiệm vụ II.6.3.",), default=None)
