"""The terms of the glossary: words that need explaining, and whose explanation it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan.ground.folding import folded
from plan.ground.model.edits import Reviewed
from plan.ground.model.fields import key


@dataclass(frozen=True, kw_only=True)
class Concept(Reviewed):
    """A term that the document uses, and what it means: as another document says, or in words of this site."""

    term: str = key("Thuật ngữ", "Từ hay cụm từ, đúng như Kế hoạch viết.", ("cơ chế một cửa",), lasting=True)
    meaning: str = key("Nghĩa", "Giải thích ngắn, một hai câu.", ("việc nhận hồ sơ và trả kết quả ở một nơi",), settled=True)
    source: str | None = key(
        "Nguồn",
        "Văn bản giải thích chữ này: tên, số, điều, khoản. Không chắc thì bỏ khóa này: trang sẽ ghi đó là lời của trang.",
        ("Nghị định số 61/2018/NĐ-CP, Điều 3 khoản 1",),
        settled=True,
        default=None,
    )
    note: str | None = key("Ghi chú", "Điều bạn đọc nên biết thêm.", ("Nay gọi là toàn trình.",), settled=True, default=None)

    @property
    def anchor(self) -> str:
        """The term's anchor in the glossary, which no abbreviation has: "tu-co-che-mot-cua"."""
        return f"tu-{'-'.join(re.findall('[a-z0-9]+', folded(self.term)))}"
