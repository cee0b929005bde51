"""Rules of an indicator's figure: number, unit and comparison are those of its quote, and the shown phrase says the same."""

from __future__ import annotations

import re

from plan.ground.folding import spelled
from plan.ground.model import Indicator, titled, told
from plan.ground.problems import Problem, Problems, Replacement, Said, instead, say, shown
from plan.rules.comparing import Figure, compared, figures_of

_KEYS = {"number", "unit", "comparison"}
_EACH = "mỗi"
"""What a shown phrase may say for the slash of a unit: "20 phút mỗi lần" of "20 phút/01 lần"."""
_NULL = "null"


def figure(indicator: Indicator) -> Problems:
    """Check an indicator against its quote; one that lacks a key is told elsewhere."""
    if not indicator.places.keys() >= _KEYS:
        return
    if indicator.number is None:
        yield from _without_number(indicator)
    elif indicator.amount is None:
        message = say(
            "phải là một con số như văn bản in, ví dụ 20, 1.500 hoặc 99,5; không có thì ghi null",
            "must be one number as printed, for example 20, 1.500 or 99,5; null when there is none",
        )
        yield _told(indicator, "number", message, kind="bad-figure")
    else:
        yield from _with_number(indicator, figures_of(indicator.quote))


def _told(indicator: Indicator, key: str, found: Said, *, kind: str, replacement: Replacement | None = None) -> Problem:
    where = indicator.id, titled(Indicator, key)
    return Problem.at(indicator.places[key], *where, found=found, kind=kind, record=indicator.id, replacement=replacement)


def _with_number(indicator: Indicator, figures: tuple[Figure, ...]) -> Problems:
    same = [each for each in figures if each.number == indicator.number]
    whole = [each for each in same if each.behind(indicator.unit) is not None]
    right = [each for each in whole if each.comparisons(indicator.unit)[0] == indicator.comparison]
    if not same:
        yield _no_number(indicator, figures)
    elif not whole:
        yield _no_unit(indicator, same[0])
    else:
        if not right:
            yield _other_comparison(indicator, whole[0])
        yield from _value(indicator, (right or whole)[0])


def _no_number(indicator: Indicator, figures: tuple[Figure, ...]) -> Problem:
    numbers = [*dict.fromkeys(each.number for each in figures)] or [_NULL]
    number, has = str(indicator.number), shown(", ".join(numbers))
    message = say(
        f'câu trích không có con số "{shown(number)}"; các con số của câu: {has}',
        f'the quote has no number "{shown(number)}"; its numbers: {has}',
    )
    none = say(
        "câu trích không có con số nào (năm không kể); hãy ghi null", "the quote has no number (but years); please write null"
    )
    only = numbers[0] if len(numbers) == 1 else None
    return _told(
        indicator,
        "number",
        message if figures else none,
        kind="number-not-quoted",
        replacement=instead(number, only),
    )


def _no_unit(indicator: Indicator, found: Figure) -> Problem:
    unit, printed = shown(indicator.unit or _NULL), shown(f"{found.number}{found.after}")
    message = say(
        f'"{unit}" không phải đơn vị đứng ngay sau con số; câu trích có "{printed}", hãy chép đơn vị từ đó',
        f'"{unit}" is not the unit right behind the number; the quote has "{printed}", please copy the unit from there',
    )
    return _told(indicator, "unit", message, kind="unit-not-quoted")


def _other_comparison(indicator: Indicator, found: Figure) -> Problem:
    right, beside = found.comparisons(indicator.unit)[0], _beside(found, indicator.unit)
    message = say(
        f"cạnh con số {found.number} câu trích {beside}; hãy ghi {right} ({_meaning(right)})",
        f"beside the number {found.number} the quote {beside.en}; please write {right}",
    )
    replacement = Replacement(indicator.comparison, right)
    return _told(indicator, "comparison", message, kind="comparison-not-quoted", replacement=replacement)


def _value(indicator: Indicator, quoted: Figure) -> Problems:
    """Check that the shown phrase says what the quote says of the number, in words of the quote."""
    units = indicator.unit, _sign(indicator.unit)
    same = [each for each in figures_of(indicator.value) if each.number == indicator.number]
    whole = next(((each, unit) for each in same for unit in units if each.behind(unit) is not None), None)
    strange = _strange(indicator)
    if whole is None:
        yield _no_figure(indicator)
    elif whole[0].comparisons(whole[1]) != quoted.comparisons(indicator.unit):
        yield _otherwise(indicator, _beside(quoted, indicator.unit), _beside(*whole))
    elif strange:
        message = say(
            f'câu trích không có chữ "{shown(strange)}"; hãy chỉ dùng chữ của câu ấy',
            f'the quote has no word "{shown(strange)}"; please use only words of the quote',
        )
        yield _told(indicator, "value", message, kind="value-not-quoted")


def _no_figure(indicator: Indicator) -> Problem:
    unit = _sign(indicator.unit) or ""
    figure = shown(f"{indicator.number}{' ' if unit[:1].isalpha() else ''}{unit}")
    message = say(
        f'phải có "{figure}", theo number (Con số) và unit (Đơn vị); hãy viết lại cho khớp',
        f'must hold "{figure}", as number (Con số) and unit (Đơn vị) say; please let them agree',
    )
    return _told(indicator, "value", message, kind="value-without-figure")


def _otherwise(indicator: Indicator, quoted: Said, written: Said) -> Problem:
    message = say(
        f"cạnh con số {indicator.number} câu trích {quoted}, còn ở đây {written}; hãy dùng đúng chữ của câu trích",
        f"beside the number {indicator.number} the quote {quoted.en}, but this {written.en}; please use the quote's words",
    )
    return _told(indicator, "value", message, kind="value-compares-otherwise")


def _without_number(indicator: Indicator) -> Problems:
    """Check an indicator that names no number: it shows words of the quote as they stand, and they compare."""
    figures, right = figures_of(indicator.value), compared(indicator.value)
    title = titled(Indicator, "value")
    if figures:
        message = say(
            f'{title} có con số "{figures[0].number}", nên ở đây không được là null; hãy ghi con số ấy',
            f'{title} has the number "{figures[0].number}", so this must not be null; please write that number',
        )
        yield _told(indicator, "number", message, kind="number-missing")
    elif not re.search(rf"(?<!\w){re.escape(spelled(indicator.value))}(?!\w)", spelled(indicator.quote)):
        message = say(
            "không có con số thì phải chép đúng một đoạn liền của câu trích",
            "without a number this must be copied from the quote, word for word",
        )
        yield _told(indicator, "value", message, kind="value-not-quoted")
    elif indicator.comparison != right:
        message = say(
            f'{title} là "{shown(indicator.value)}"; hãy ghi {right} ({_meaning(right)})',
            f'{title} is "{shown(indicator.value)}"; please write {right}',
        )
        replacement = Replacement(indicator.comparison, right)
        yield _told(indicator, "comparison", message, kind="comparison-not-quoted", replacement=replacement)
    if indicator.unit is not None:
        message = say("không có con số thì đơn vị cũng phải là null", "without a number the unit must be null, too")
        yield _told(indicator, "unit", message, kind="unit-without-number")


def _sign(unit: str | None) -> str | None:
    """Return what a shown phrase needs of a unit: what stands before its slash."""
    return (unit or "").partition("/")[0] or None


def _beside(found: Figure, unit: str | None) -> Said:
    """Return, for a message, which comparing words a sentence has beside a number."""
    words = ", ".join(f'"{each}"' for each in found.words(unit))
    return say(f"có chữ {words}", f"has {words}") if words else say("không có chữ so sánh nào", "has no comparing word")


def _meaning(comparison: str) -> str:
    return told(Indicator, "comparison").choices[comparison]


def _strange(indicator: Indicator) -> str | None:
    """Return the first word of the shown phrase that the quote does not have."""
    known = {*_split(indicator.quote), _EACH}
    return next((word for word in _split(indicator.value) if word not in known), None)


def _split(sentence: str) -> list[str]:
    return re.findall(r"\w+", spelled(sentence))
