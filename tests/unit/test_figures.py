"""What a plan's sentences say of their numbers, and that an indicator says the same."""

import dataclasses
import time

import pytest

from plan.ground.model import Archive, Comparison, Indicator, Place
from plan.rules.comparing import WORDS, compared, figures_of
from plan.rules.figures import figure
from tests.archives import ROOT

COMPARED: dict[str, tuple[Comparison, ...]] = {
    "Tối thiểu 50% người dân": ("at-least",),
    "ít nhất là 50%": ("at-least",),
    "đạt không dưới 50%": ("at-least",),
    "đạt từ 50% trở lên": ("at-least",),
    "xuống trung bình còn tối đa 50%": ("at-most",),
    "không quá 50%": ("at-most",),
    "từ 50% trở xuống": ("at-most",),
    "tỷ lệ trễ hạn còn 50%": ("at-most",),
    "giảm xuống còn 50%": ("at-most", "decrease"),
    "đạt trên 50%": ("above",),
    "cao hơn 50%": ("above",),
    "(dưới 50% số hồ sơ)": ("below",),
    "tăng 50%": ("increase",),
    "tăng thêm bình quân hằng năm 50%": ("increase",),
    "tăng tối thiểu mỗi năm 50%": ("at-least", "increase"),
    "giảm ít nhất 50%": ("at-least", "decrease"),
    "nằm trong nhóm 50%": ("within-top",),
    "tăng lên 50%": ("reach",),
    "tăng cường, bảo đảm 50%": ("reach",),
    "tăng cường đạt 50%": ("reach",),
    "trên tổng số hồ sơ đạt 50%": ("reach",),
    "Tối thiểu 80% ở tỉnh và 50% ở xã": ("reach",),
    "50%": ("reach",),
}


@pytest.mark.parametrize(("sentence", "meant"), COMPARED.items(), ids=COMPARED)
def test_the_word_nearest_to_a_number_says_how_it_compares(sentence: str, meant: tuple[Comparison, ...]) -> None:
    (found,) = (each for each in figures_of(sentence) if each.number == "50")
    assert found.comparisons("%") == meant


def test_every_comparison_is_explained_and_each_word_means_one() -> None:
    words = [each for found in WORDS.values() for each in found]
    assert len(words) == len({*words})
    assert [compared(each) for each in words] == [meaning for meaning, found in WORDS.items() for _ in found]


def test_the_guide_lists_every_word() -> None:
    guide = (ROOT / "docs/huong-dan/ke-hoach-nam-sau.md").read_text(encoding="utf-8")
    for meaning, words in WORDS.items():
        assert f"\n- `{meaning}`: {', '.join(words) or 'không có chữ nào trong các chữ trên'}\n" in guide


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("mỗi năm 20%, năm 2021 là 1.500 phút/01 lần, giai đoạn 2016-2020 là 99,5.", ["20", "1.500", "99,5"]),
        ("Nghị quyết 76/NQ-CP, TT15, mức 4", ["76", "4"]),
        ("Năm 2021 cao hơn năm 2020", []),
        ("mỗi năm 2000 hồ sơ", ["2000"]),
    ],
)
def test_a_number_is_whole_and_a_year_is_none(sentence: str, numbers: list[str]) -> None:
    assert [found.number for found in figures_of(sentence)] == numbers


@pytest.mark.parametrize(
    ("sentence", "unit", "rest"),
    [
        ("50% người dân", "%", " người dân"),
        ("50 % người dân", "%", " người dân"),
        ("50% người dân", "% người", " dân"),
        ("50%", "phần trăm", None),
        ("50% người dân", "người", None),
        ("50 phút", "ph", None),
        ("50 phút/lần", "phút", None),
        ("50%", None, None),
        ("hạng 50, cả nước", None, ", cả nước"),
        ("hạng 50 cả nước", None, " cả nước"),
    ],
)
def test_a_unit_stands_whole_right_behind_its_number(sentence: str, unit: str | None, rest: str | None) -> None:
    assert figures_of(sentence)[0].behind(unit) == rest


def test_a_long_sentence_is_read_at_once() -> None:
    begin = time.perf_counter()
    for words in ("giảm còn ", "không ", "1.", "1 ", "năm 2021 ", "tối "):
        found = figures_of(f"{words * 20_000}20%")
        assert {len(each.comparisons("%")) for each in found} <= {1, 2}
    assert time.perf_counter() - begin < 5


AMOUNTS = {"20": 20, "1.500": 1500, "1.234.567,5": 1234567.5, "99,5": 99.5, "0.85": 0.85, "20 phút": None, "1.2.3": None}


@pytest.mark.parametrize(("number", "amount"), AMOUNTS.items())
def test_a_number_as_printed_is_one_for_machines(number: str, amount: float | None) -> None:
    assert indicator(number=number).amount == amount
    assert isinstance(indicator(number="20").amount, int)


def test_the_indicators_of_2022_are_those_of_their_sentences(archive: Archive) -> None:
    assert [(found.id, found.amount, found.unit, found.comparison) for found in archive.newest.indicators] == [
        ("xep-hang-chi-so-cchc", 15, "tỉnh, thành phố", "within-top"),
        ("xep-hang-pci", 35, "tỉnh, thành phố", "within-top"),
        ("hai-long", None, None, "above"),
        ("thoi-gian-cho", 20, "phút/01 lần đến giao dịch", "at-most"),
        ("khong-cung-cap-lai-trung-tam", 50, "%", "at-least"),
        ("khong-cung-cap-lai-mot-cua", 30, "%", "reach"),
        ("quy-trinh-dien-tu", 100, "%", "reach"),
        ("so-hoa-ket-qua", 20, "%", "at-least"),
        ("ho-so-muc-do-4", 30, "%", "reach"),
        ("hop-truc-tuyen", 100, "%", "reach"),
    ]
    assert [problem for found in archive.newest.indicators for problem in figure(found)] == []


RIGHT = Indicator(
    id="a",
    title="A",
    value="tối thiểu 50%",
    number="50",
    unit="%",
    comparison="at-least",
    record="I.1",
    quote="Tối thiểu 50% hồ sơ, tối đa 2 ngày/lần",
    places={key: Place("data/2031/indicators.yml", 1, 1) for key in ("value", "number", "unit", "comparison")},
)


def indicator(**keys: str | None) -> Indicator:
    """Return a right indicator with other values of some keys."""
    return dataclasses.replace(RIGHT, **keys)  # type: ignore[arg-type]  # what a test gives


def said(found: Indicator, language: str = "vi") -> list[str]:
    """Return what is told of an indicator, without its place."""
    return [problem.message.to(language) for problem in figure(found)]  # type: ignore[arg-type]  # one of two


def test_a_right_indicator_is_not_told() -> None:
    assert said(RIGHT) == []
    assert said(indicator(value="Tối thiểu 50 % hồ sơ")) == []
    assert said(indicator(value="tối đa 2 ngày mỗi lần", number="2", unit="ngày/lần", comparison="at-most")) == []
    assert said(indicator(value="tối đa 2 ngày/lần", number="2", unit="ngày/lần", comparison="at-most")) == []


def test_an_indicator_of_an_old_state_is_told_only_to_lack_keys() -> None:
    assert said(dataclasses.replace(RIGHT, number=None, unit=None, comparison="", places={})) == []  # type: ignore[arg-type]


def test_a_number_that_stands_twice_may_be_either() -> None:
    twice = "Trên 50% hồ sơ ở tỉnh, tối thiểu 50% ở xã"
    assert said(indicator(quote=twice)) == []
    assert said(indicator(quote=twice, comparison="above", value="trên 50%")) == []
    assert said(indicator(quote=twice, comparison="at-most")) == [
        'a · comparison (Chữ so sánh): cạnh con số 50 câu trích có chữ "trên"; hãy ghi above (trên, cao hơn)',
        (
            'a · value (Mức): cạnh con số 50 câu trích có chữ "trên", còn ở đây có chữ "tối thiểu"; '
            "hãy dùng đúng chữ của câu trích"
        ),
    ]


ENGLISH = {
    "number": (
        {"number": "5"},
        'a · number (Con số): the quote has no number "5"; its numbers: 50, 2',
    ),
    "no number": (
        {"quote": "Tối thiểu một nửa"},
        "a · number (Con số): the quote has no number (but years); please write null",
    ),
    "form": (
        {"number": "1.2.3"},
        "a · number (Con số): must be one number as printed, for example 20, 1.500 or 99,5; null when there is none",
    ),
    "unit": (
        {"unit": "ngày"},
        (
            'a · unit (Đơn vị): "ngày" is not the unit right behind the number; the quote has '
            '"50% hồ sơ, tối đa 2 ngày/lần", please copy the unit from there'
        ),
    ),
    "comparison": (
        {"comparison": "reach"},
        'a · comparison (Chữ so sánh): beside the number 50 the quote has "tối thiểu"; please write at-least',
    ),
    "figure": (
        {"value": "tối thiểu 2%"},
        'a · value (Mức): must hold "50%", as number (Con số) and unit (Đơn vị) say; please let them agree',
    ),
    "compares": (
        {"value": "50%"},
        (
            'a · value (Mức): beside the number 50 the quote has "tối thiểu", but this has no comparing word; '
            "please use the quote's words"
        ),
    ),
    "words": (
        {"value": "tối thiểu 50% thủ tục"},
        'a · value (Mức): the quote has no word "thủ"; please use only words of the quote',
    ),
    "without number": (
        {"number": None, "unit": None, "value": "hồ sơ tối đa"},
        "a · value (Mức): without a number this must be copied from the quote, word for word",
    ),
    "comparison without number": (
        {"number": None, "unit": None, "value": "hồ sơ, tối đa"},
        'a · comparison (Chữ so sánh): value (Mức) is "hồ sơ, tối đa"; please write at-most',
    ),
    "number missing": (
        {"number": None, "unit": None},
        'a · number (Con số): value (Mức) has the number "50", so this must not be null; please write that number',
    ),
    "unit without number": (
        {"number": None, "value": "hồ sơ", "comparison": "reach"},
        "a · unit (Đơn vị): without a number the unit must be null, too",
    ),
}


@pytest.mark.parametrize(("keys", "message"), ENGLISH.values(), ids=ENGLISH)
def test_what_is_wrong_is_told_in_english_too(keys: dict[str, str | None], message: str) -> None:
    assert said(indicator(**keys), "en") == [message]
