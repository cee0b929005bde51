"""The document's words → when a deliverable is due."""

import datetime as dt

import pytest

from plan.reading.timing import TimingError, deadline, timing


@pytest.mark.parametrize(
    ("text", "kind", "quarters"),
    [
        ("Quý I năm 2022", "quarters", (1,)),
        ("Quý III, IV năm 2022", "quarters", (3, 4)),
        ("Quý II và quý IV năm 2022.", "quarters", (2, 4)),
        ("Quý IV, I năm 2022", "quarters", (1, 4)),
        ("Quý IV/2022", "quarters", (4,)),
        ("Quý IV, năm 2022", "quarters", (4,)),
        ("Quý I,II năm 2022", "quarters", (1, 2)),
        ("Quý III, Quý IV", "quarters", (3, 4)),
        ("Quý I, 6 tháng, Quý III, cả năm", "quarters", (1, 2, 3, 4)),
        ("Định kỳ hàng quý", "quarterly", (1, 2, 3, 4)),
        ("Định kỳ hằng quý", "quarterly", (1, 2, 3, 4)),
        ("Thường xuyên", "ongoing", ()),
        ("thường xuyên.", "ongoing", ()),
        ("Theo Danh mục VBQPPL", "conditional", ()),
        ("Khi có văn bản quy định", "conditional", ()),
    ],
)
def test_kinds_and_quarters(text: str, kind: str, quarters: tuple[int, ...]) -> None:
    found = timing(text, 2022)
    assert (found.kind, found.quarters, found.text) == (kind, quarters, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quý 4 năm 2022", 'ý bạn là "Quý IV năm 2022"?'),
        ("Qúy IV", 'ý bạn là "Quý IV năm 2022"?'),
        ("quý iii, iv năm 2022", 'ý bạn là "Quý III, IV năm 2022"?'),
        ("Thuong xuyen", 'ý bạn là "Thường xuyên"?'),
        ("quý i", 'ý bạn là "Quý I năm 2022"?'),
        ("Quý V", "được viết:"),
        ("Quý IV năm 2022, Quý I năm 2023", "của năm 2023"),
        ("Theo", "không đọc được thời gian"),
        ("", "không đọc được thời gian"),
        ("Quý V năm 2022", "được viết:"),
        ("Quý I năm 2023", "của năm 2023, nhưng đây là kế hoạch năm 2022"),
        ("Tháng 5", "không đọc được thời gian"),
        ("Quý", "không đọc được thời gian"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, words: str) -> None:
    with pytest.raises(TimingError) as caught:
        timing(text, 2022)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("quarter", "day"),
    [(1, dt.date(2022, 3, 31)), (2, dt.date(2022, 6, 30)), (3, dt.date(2022, 9, 30)), (4, dt.date(2022, 12, 31))],
)
def test_deadlines(quarter: int, day: dt.date) -> None:
    assert deadline(quarter, 2022) == day
