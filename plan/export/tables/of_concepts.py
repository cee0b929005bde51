"""The table of the terms that the plans use."""

from __future__ import annotations

from plan.export.tables.table import Table, glossary_column, key_column
from plan.ground.model import Concept

CONCEPTS = Table[Concept](
    name="concepts",
    title="Thuật ngữ",
    description="Mỗi dòng là một thuật ngữ mà kế hoạch dùng, chung cho các năm.",
    key=("term",),
    found=lambda of: of.archive.concepts,
    columns=(
        key_column(Concept, "term", "Như kế hoạch viết."),
        key_column(Concept, "meaning", "Giải thích."),
        key_column(Concept, "source", "Văn bản giải thích; trống khi đó là lời của trang."),
        key_column(Concept, "note", "Điều bạn đọc nên biết."),
        glossary_column(),
    ),
    is_optional=True,
)
