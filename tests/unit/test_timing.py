"""The document's words → when a deliverable is due."""

import contextlib
import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.ground.model import Deliverable, told
from plan.reading.timeforms import FORMS, deadline
from plan.reading.timewords import COMPOSED
from plan.reading.timing import TimingError, counted_in, deadlines, timing, understood

YEAR = 2027
ENDS = ["31/1", "28/2", "31/3", "30/4", "31/5", "30/6", "31/7", "31/8", "30/9", "31/10", "30/11", "31/12"]
QUARTERS, QUARTERLY, ONGOING, CONDITIONAL = "quarters", "quarterly", "ongoing", "conditional"


def day(said: str) -> dt.date:
    """Return a day of the plan's year."""
    date, month = map(int, said.split("/"))
    return dt.date(YEAR, month, date)


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
        ("Quý I, 6 tháng, III, cả năm", "quarters", (1, 2, 3, 4)),
        ("Định kỳ hàng quý", "quarterly", (1, 2, 3, 4)),
        ("Định kỳ hằng quý", "quarterly", (1, 2, 3, 4)),
        ("Thường xuyên", "ongoing", ()),
        ("thường xuyên.", "ongoing", ()),
        ("Theo Danh mục VBQPPL", "conditional", ()),
        ("Khi có văn bản quy định", "conditional", ()),
        ("Theo lộ trình tại Quyết định số 1584/QĐ-UBND ngày 19/11/2018", "conditional", ()),
    ],
)
def test_kinds_and_quarters(text: str, kind: str, quarters: tuple[int, ...]) -> None:
    found = timing(text, 2022)
    assert (found.kind, found.quarters, found.text, found.days) == (kind, quarters, text, ())


@pytest.mark.parametrize(
    ("text", "quarters", "days"),
    [
        ("trước ngày 30/6/2027", (2,), ["30/6"]),
        ("Trước 30/6/2027", (2,), ["30/6"]),
        ("Trước ngày 30/6", (2,), ["30/6"]),
        ("15/12/2027", (4,), ["15/12"]),
        ("15-12-2027", (4,), ["15/12"]),
        ("15.12.2027", (4,), ["15/12"]),
        ("Ngày 05 / 01 / 2027", (1,), ["5/1"]),
        ("ngày 15 tháng 12 năm 2027", (4,), ["15/12"]),
        ("Chậm nhất ngày 15/12", (4,), ["15/12"]),
        ("Muộn nhất là ngày 15/12", (4,), ["15/12"]),
        ("Hoàn thành trước ngày 15/12/2027", (4,), ["15/12"]),
        ("Xong trước 15/12", (4,), ["15/12"]),
        ("Trước ngày 15/12 hằng năm", (4,), ["15/12"]),
        ("Ngày 15/6 và 15/12/2027", (2, 4), ["15/6", "15/12"]),
        ("Trước ngày 20 tháng 6 và ngày 20 tháng 12", (2, 4), ["20/6", "20/12"]),
        ("Từ ngày 01/3 đến ngày 15/5/2027", (2,), ["15/5"]),
        ("Từ ngày 15 đến ngày 30/6/2027", (2,), ["30/6"]),
        ("01/3 - 15/5/2027", (2,), ["15/5"]),
        ("Từ nay đến hết ngày 30/6/2027", (2,), ["30/6"]),
        ("Tháng 3", (1,), ["31/3"]),
        ("Tháng 02/2027", (1,), ["28/2"]),
        ("Tháng 6, 12", (2, 4), ["30/6", "31/12"]),
        ("Tháng 4, 6", (2,), ["30/4", "30/6"]),
        ("Tháng 3, tháng 6, 9 và 12 năm 2027", (1, 2, 3, 4), ["31/3", "30/6", "30/9", "31/12"]),
        ("Tháng 3/2027", (1,), ["31/3"]),
        ("3/2027", (1,), ["31/3"]),
        ("Cuối tháng 11 năm 2027", (4,), ["30/11"]),
        ("Trong tháng 6", (2,), ["30/6"]),
        ("Tháng 3 - Tháng 5", (2,), ["31/5"]),
        ("Tháng 3-5/2027", (2,), ["31/5"]),
        ("Thực hiện từ tháng 3 đến tháng 5", (2,), ["31/5"]),
        ("Từ tháng 01 đến tháng 12/2027", (4,), ["31/12"]),
        ("Trước tháng 6/2027", (2,), ["31/5"]),
        ("Hằng tháng", (1, 2, 3, 4), ENDS),
        ("Hàng tháng", (1, 2, 3, 4), ENDS),
        ("Báo cáo tháng, quý, năm", (1, 2, 3, 4), ENDS),
        ("Hàng tuần / Hàng tháng", (1, 2, 3, 4), ENDS),
        ("Trước ngày 31 hằng tháng", (1, 2, 3, 4), ENDS),
        ("Trước ngày 15 của tháng cuối quý", (1, 2, 3, 4), ["15/3", "15/6", "15/9", "15/12"]),
        ("Tháng 5, Quý III", (2, 3), ["31/5", "30/9"]),
        ("Hằng quý; báo cáo năm trước ngày 15/12", (1, 2, 3, 4), ["31/3", "30/6", "30/9", "15/12", "31/12"]),
        ("Báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12", (2, 4), ["15/6", "15/12"]),
        ("Thường xuyên; báo cáo trước ngày 15/12", (4,), ["15/12"]),
        ("Theo kế hoạch của Bộ Nội vụ, trước ngày 30/6/2027", (2,), ["30/6"]),
        ("Trước ngày 30/6 (theo tiến độ của Bộ Tài chính)", (2,), ["30/6"]),
    ],
)
def test_days_and_months(text: str, quarters: tuple[int, ...], days: list[str]) -> None:
    found = timing(text, YEAR)
    expected = tuple(map(day, days))
    assert (found.kind, found.quarters, found.days, found.text) == (QUARTERS, quarters, expected, text)
    assert deadlines(found, YEAR) == expected


@pytest.mark.parametrize(
    ("text", "kind", "quarters"),
    [
        ("6 tháng đầu năm", QUARTERS, (2,)),
        ("06 tháng đầu năm 2027", QUARTERS, (2,)),
        ("Sáu tháng đầu năm", QUARTERS, (2,)),
        ("6 tháng cuối năm", QUARTERS, (4,)),
        ("9 tháng", QUARTERS, (3,)),
        ("Cả năm", QUARTERS, (4,)),
        ("Hằng năm", QUARTERS, (4,)),
        ("Hàng năm", QUARTERS, (4,)),
        ("Trong năm", QUARTERS, (4,)),
        ("Trong năm 2027", QUARTERS, (4,)),
        ("Năm 2027", QUARTERS, (4,)),
        ("Hoàn thành trong năm 2027", QUARTERS, (4,)),
        ("Năm 2027 và các năm tiếp theo", QUARTERS, (4,)),
        ("Đến hết năm 2027", QUARTERS, (4,)),
        ("Cuối năm", QUARTERS, (4,)),
        ("Quý I/2027", QUARTERS, (1,)),
        ("Quí I/2027", QUARTERS, (1,)),
        ("Quý I - Quý III", QUARTERS, (1, 2, 3)),
        ("Quý II – IV năm 2027", QUARTERS, (2, 3, 4)),
        ("Từ Quý I đến hết Quý III/2027", QUARTERS, (1, 2, 3)),
        ("Từ quý II đến hết năm 2027", QUARTERS, (4,)),
        ("Hoàn thành trong Quý II", QUARTERS, (2,)),
        ("Trong quý II", QUARTERS, (2,)),
        ("Quý II và quý IV", QUARTERS, (2, 4)),
        ("Quý II (sau khi có hướng dẫn của Bộ)", QUARTERS, (2,)),
        ("Trước Quý III", QUARTERS, (2,)),
        ("Quý IV hằng năm", QUARTERS, (4,)),
        ("Báo cáo 6 tháng, năm", QUARTERS, (2, 4)),
        ("Báo cáo 6 tháng, năm 2027", QUARTERS, (2, 4)),
        ("Định kỳ 6 tháng", QUARTERS, (2, 4)),
        ("6 tháng/lần", QUARTERS, (2, 4)),
        ("Báo cáo quý, 6 tháng, năm", QUARTERLY, (1, 2, 3, 4)),
        ("Định kỳ hằng quý, hằng năm", QUARTERLY, (1, 2, 3, 4)),
        ("Theo quý", QUARTERLY, (1, 2, 3, 4)),
        ("Hằng quý và đột xuất", QUARTERLY, (1, 2, 3, 4)),
        ("Theo kế hoạch của Bộ Nội vụ, Quý III", QUARTERS, (3,)),
        ("Thường xuyên trong năm", ONGOING, ()),
        ("Thường xuyên trong năm 2027", ONGOING, ()),
        ("Thường xuyên, hằng năm", ONGOING, ()),
        ("Thường xuyên, liên tục", ONGOING, ()),
        ("Thường xuyên, đột xuất", ONGOING, ()),
        ("Hằng tuần", ONGOING, ()),
        ("Từ Quý II/2027 trở đi", ONGOING, ()),
        ("Giai đoạn 2026 - 2030", ONGOING, ()),
        ("Theo tiến độ của Bộ Nội vụ", CONDITIONAL, ()),
        ("Theo kế hoạch tháng, quý, năm", CONDITIONAL, ()),
        ("Theo Nghị quyết của Chính phủ và hướng dẫn của Bộ", CONDITIONAL, ()),
        ("Sau khi có hướng dẫn của Bộ Tài chính", CONDITIONAL, ()),
        ("Ngay sau khi Kế hoạch được ban hành", CONDITIONAL, ()),
        ("20 ngày sau khi Tỉnh ủy ban hành", CONDITIONAL, ()),
        ("Trong vòng 15 ngày làm việc kể từ ngày nhận văn bản", CONDITIONAL, ()),
        ("Khi phát sinh", CONDITIONAL, ()),
        ("Đột xuất", CONDITIONAL, ()),
        ("Trước kỳ họp cuối năm của HĐND tỉnh", CONDITIONAL, ()),
    ],
)
def test_parts_of_the_year_and_times_without_a_day(text: str, kind: str, quarters: tuple[int, ...]) -> None:
    found = timing(text, YEAR)
    assert (found.kind, found.quarters, found.days, found.text) == (kind, quarters, (), text)


SPELLINGS = {
    "lower": str.lower,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "double spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "full stop": lambda text: f"{text}. ",
    "long dash": lambda text: text.replace("-", "–"),
}
EXAMPLES = sorted(
    words.format(year=YEAR, next=YEAR + 1)
    for examples in (*(form.examples for form in FORMS), *(examples for _, examples in COMPOSED))
    for words in examples
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_changes_no_meaning_and_is_kept(spelling: str) -> None:
    for words in EXAMPLES:
        if spelling == "lower" and re.search(r"\b[IV]+\b", words):
            continue  # numerals are written in capitals
        typed = SPELLINGS[spelling](words)
        found, expected = timing(typed, YEAR), timing(words, YEAR)
        assert found.text == typed
        assert (found.kind, found.quarters, found.days) == (expected.kind, expected.quarters, expected.days)


# What the table of forms can compose

_DATES = st.dates(dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31))
_POINTS = st.one_of(
    _DATES.map(lambda it: f"ngày {it:%d/%m}"),
    _DATES.map(lambda it: f"ngày {it.day} tháng {it.month}"),
    st.integers(1, 12).map(lambda it: f"tháng {it}"),
    st.sampled_from(["quý I", "quý II", "quý III", "quý IV"]),
)
_LEADS = st.sampled_from(["", "Hoàn thành ", "Chậm nhất ", "Trong ", "Dự kiến hoàn thành trong ", "Báo cáo "])
_YEARS = st.sampled_from(["", f"/{YEAR}", f" năm {YEAR}"])
_PERIODS = st.sampled_from(["quý", "6 tháng", "9 tháng", "năm", "6 tháng đầu năm", "hằng năm", "Quý I"])


@st.composite
def composed(draw: st.DrawFn) -> str:
    """Return words that the table can compose: points of one kind, periods, or a span."""
    if draw(st.booleans()):
        return draw(st.lists(_PERIODS, min_size=2, max_size=4).map(", ".join))
    first = draw(_POINTS)
    kind = first[:4] if "/" not in first else "/"
    alike = _POINTS.filter(lambda it: (it[:4] if "/" not in it else "/") == kind)
    joint = draw(st.sampled_from([", ", "; ", " và ", " - "]))
    second = draw(alike)
    if joint == " - " and not _ascend(first, second):
        joint = ", "
    words = draw(st.sampled_from([first, f"{first}{joint}{second}"]))
    return f"{draw(_LEADS)}{words}{draw(_YEARS)}"


def _ascend(first: str, second: str) -> bool:
    return timing(first, YEAR).quarters <= timing(second, YEAR).quarters and (
        deadlines(timing(first, YEAR), YEAR) <= deadlines(timing(second, YEAR), YEAR)
    )


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(composed())
def test_what_the_table_composes_is_read_printed_so_and_lies_in_its_quarters(words: str) -> None:
    found = timing(words, YEAR)
    assert found.text == words
    assert found.quarters == tuple(sorted({counted_in(due, YEAR) for due in deadlines(found, YEAR)}))
    assert list(found.days) == sorted({*found.days})
    assert re.search(told(Deliverable, "timing").pattern, words)


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(
    st.lists(st.sampled_from([*" ,;-/()", "Quý", "I", "IV", "tháng", "ngày", "6", "31", "2027", "từ", "trước", "và", "năm"]))
)
def test_any_words_are_read_or_told(pieces: list[str]) -> None:
    words = " ".join(pieces)
    with contextlib.suppress(TimingError):  # nothing else is ever raised
        found = timing(words, YEAR)
        assert found.text == words
        assert re.search(told(Deliverable, "timing").pattern, words)


# Never guessed


@pytest.mark.parametrize(
    "text",
    [
        *("Tháng 6 hoặc 7", "15/6 hoặc 15/12", "Quý II hoặc Quý III", "Trong 6 tháng", "Trước 6 tháng", "6, 12"),
        *("Quý II, tháng 5", "Trước ngày 20/6, tháng 12", "Ngày 20 tháng 6 và tháng 12", "Đầu tháng 6", "Giữa Quý II"),
        *("Đầu năm", "Sau ngày 30/6", "Sau Quý II", "Quý", "Tháng", "Năm", "Ngày", "Theo", "Khi", "Từ", "Trước", "", "-"),
        *("Quý II -", "Quý IV - Quý I/2027", "Tháng 5 - Tháng 3", "Từ ngày 15/5 đến ngày 01/3/2027", "Hoàn thành"),
        *("6/2027 - Quý", "Quý V", "Tháng 6/12", "Trước năm 2028", "Hằng tháng - Tháng 6", "Ngày 15", "6 tháng cuối"),
        *("trước " * 1000, "Quý I, " * 1000, "Quý II năm hai nghìn", "II - III/2027, tháng"),
    ],
)
def test_what_may_be_read_two_ways_is_told(text: str) -> None:
    with pytest.raises(TimingError) as caught:
        understood(text, YEAR)
    assert caught.value.kind == "bad-timing"
    assert "không đọc được thời gian" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quý 4 năm 2022", 'ý bạn là "Quý IV năm 2022"?'),
        ("Qúy IV", 'ý bạn là "Quý IV năm 2022"?'),
        ("quý iii, iv năm 2022", 'ý bạn là "Quý III, IV năm 2022"?'),
        ("Thuong xuyen", 'ý bạn là "Thường xuyên"?'),
        ("quý i", 'ý bạn là "Quý I năm 2022"?'),
        ("thang 6/2022", 'ý bạn là "Tháng 6/2022"?'),
        ("Trươc ngay 30/6/2022", 'ý bạn là "Trước ngày 30/6/2022"?'),
        ("6 tháng đầu nam", 'ý bạn là "6 tháng đầu năm"?'),
        ("Thường xuyên trong nam", 'ý bạn là "Thường xuyên trong năm"?'),
        ("Quý V", "được viết:"),
        ("Tháng 6 hoặc 7", "được viết:"),
        ("Quý IV năm 2022, Quý I năm 2023", "của năm 2023"),
        ("Quý II/2022 - Quý I/2023", "của năm 2023"),
        ("Trước ngày 15/01/2023", "của năm 2023"),
        ("Năm 2021", "của năm 2021"),
        ("Theo kế hoạch của Bộ, trước ngày 30/6/2021", "của năm 2021"),
        ("Quý V năm 2022", "được viết:"),
        ("Quý I năm 2023", "của năm 2023, nhưng đây là kế hoạch năm 2022"),
        ("30/2/2022", "ghi 30/2/2022, mà lịch không có"),
        ("Trước ngày 31/6", "ghi 31/6/2022, mà lịch không có"),
        ("Tháng 13", "ghi 13/2022, mà lịch không có"),
        ("Tháng 0", "ghi 0/2022, mà lịch không có"),
        ("Trước ngày 32 hằng tháng", "ghi 32, mà lịch không có"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, words: str) -> None:
    with pytest.raises(TimingError) as caught:
        timing(text, 2022)
    assert words in str(caught.value)


def test_an_example_is_of_the_year_of_the_plan() -> None:
    with pytest.raises(TimingError, match='được viết: "Quý III, IV năm 2031", "Tháng 6"'):
        timing("Quý V", 2031)


@pytest.mark.parametrize(
    ("text", "quarters", "days"),
    [
        ("Trước ngày 15/01/2028", (4,), ["15/1/2028"]),
        ("Quý I/2028", (4,), ["31/3/2028"]),
        ("Tháng 12/2026", (1,), ["31/12/2026"]),
        ("Quý IV/2026, Quý I/2027", (1,), ["31/12/2026", "31/3/2027"]),
        ("Quý IV/2027 - Quý I/2028", (4,), ["31/12/2027", "31/3/2028"]),
    ],
)
def test_a_time_just_out_of_the_year_is_understood_with_its_day_but_told(
    text: str, quarters: tuple[int, ...], days: list[str]
) -> None:
    found = understood(text, YEAR)
    expected = tuple(dt.date(*map(int, reversed(said.split("/")))) for said in days)
    assert (found.kind, found.quarters, found.days, found.text) == (QUARTERS, quarters, expected, text)
    with pytest.raises(TimingError) as caught:
        timing(text, YEAR)
    assert caught.value.kind == "wrong-year"


def test_a_time_far_out_of_the_year_is_not_understood() -> None:
    with pytest.raises(TimingError):
        understood("Quý I/2029", YEAR)


@pytest.mark.parametrize(
    ("quarter", "day"),
    [(1, dt.date(2022, 3, 31)), (2, dt.date(2022, 6, 30)), (3, dt.date(2022, 9, 30)), (4, dt.date(2022, 12, 31))],
)
def test_deadlines(quarter: int, day: dt.date) -> None:
    assert deadline(quarter, 2022) == day
