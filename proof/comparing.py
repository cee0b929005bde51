"""Source and data, place by place: what differs, told on the line of the data."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.ground.problems import Place, Problem, Said, say
from proof.excerpts import apart, short
from proof.fields import Rebuilt
from proof.printed import Printed
from proof.spots import COLUMNS, LABEL, MORE, Spot
from proof.undoing import Texts, UndoError, first_amendment


@dataclass(frozen=True)
class Difference:
    """A place at which the data do not give back the source."""

    spot: Spot
    source: Printed | None
    """None where only the data have the place."""
    data: Rebuilt | None
    """None where only the source has it."""

    @property
    def kind(self) -> str:
        """`missing` in the data, in `excess` there, `misplaced`, or of other text: `differs`."""
        if self.source is None:
            return "excess"
        if self.data is None:
            return "missing"
        return "misplaced" if is_same(self.source, self.data) else "differs"


def differences(source: Sequence[Printed], data: Sequence[Rebuilt]) -> list[Difference]:
    """Compare place by place; a place missing, in excess or out of order differs too."""
    expected, found = {cell.spot: cell for cell in source}, {cell.spot: cell for cell in data}
    strays = _out_of_order([cell.spot for cell in source], [cell.spot for cell in data])
    return _paired(
        [
            Difference(spot, expected.get(spot), found.get(spot))
            for spot in {**expected, **found}
            if spot in strays or not is_same(expected[spot], found[spot])
        ]
    )


def _paired(found: list[Difference]) -> list[Difference]:
    """Take an activity without products, which goes by the product above it, for the same behind another product.

    It is out of its place then, and neither missing nor in excess; where the product above it is in excess, that alone is
    told.
    """
    added = {one.spot.record for one in found if one.kind == "excess"}
    kept, twins = list[Difference](), list[Difference]()
    for one in found:
        twin = next((other for other in found if _is_moved(other, one)), None)
        twins += [twin] if twin else []
        if twin is None or one.spot.record.partition(MORE)[0] not in added:
            kept.append(dataclasses.replace(twin, data=one.data) if twin else one)
    return [one for one in kept if not any(one is twin for twin in twins)]


def _is_moved(missing: Difference, excess: Difference) -> bool:
    """Tell whether the data have what is missing, but behind another product."""
    kinds, spots = (missing.kind, excess.kind), (missing.spot, excess.spot)
    if kinds != ("missing", "excess") or not all(MORE in spot.record for spot in spots) or spots[0].column != spots[1].column:
        return False
    return bool(missing.source and excess.data and is_same(missing.source, excess.data))


def is_same(source: Printed, data: Rebuilt) -> bool:
    """Tell whether the data give back the text of a place.

    An amendment says what it replaced in one string: where that was a list, its items may stand one behind the other.
    """
    try:
        wanted, found = source.texts, data.texts
    except UndoError:
        return False
    if source.any_case:
        wanted, found = (tuple(text.lower() for text in texts) for texts in (wanted, found))
    return wanted == found or (_is_amended(data) and _flat(wanted, found))


def _is_amended(data: Rebuilt) -> bool:
    return data.field is not None and data.field.is_amended


def _flat(wanted: Texts, found: Texts) -> bool:
    """Tell whether the items of a list stand one behind the other, with or without their dashes."""
    return " ".join(found) in {" ".join(wanted), " ".join(f"- {item}" for item in wanted)}


def _out_of_order(expected: list[Spot], found: list[Spot]) -> set[Spot]:
    """Return places that are missing, in excess, or not where they should be."""
    if expected == found:
        return set()
    uneven = {spot for spot, times in _times_too_many(expected, found).items() if times}
    pairs = zip(*([spot for spot in spots if spot not in uneven] for spots in (expected, found)), strict=True)
    return uneven | {spot for pair in pairs if pair[0] != pair[1] for spot in pair}


def _times_too_many(expected: list[Spot], found: list[Spot]) -> Counter[Spot]:
    """Count how much oftener than it should each place is found."""
    times = Counter(found)
    times.subtract(expected)
    return times


def told(found: Iterable[Difference], homes: Mapping[str, Place]) -> Iterator[Problem]:
    """Tell differences on the lines of the data; of a record that is missing, in excess or misplaced once.

    Args:
        found: the differences.
        homes: where what is missing should stand (`document.homes`).

    """
    groups: dict[tuple[str, str], list[Difference]] = {}
    for difference in found:
        groups.setdefault((difference.kind, difference.spot.record), []).append(difference)
    for (kind, record), group in groups.items():
        if kind == "differs":
            yield from (_differs(difference) for difference in group)
        else:
            yield _TELLERS[kind](group, record, homes)


def _missing(group: list[Difference], record: str, homes: Mapping[str, Place]) -> Problem:
    lines, words = _lines(group), short(_words(group))
    found = say(
        f"bản nguồn ({lines}) có «{words}», dữ liệu không có; hãy thêm lại đúng như bản nguồn. Văn bản ban hành sau bãi bỏ "
        "thì vẫn giữ, và ghi văn bản ấy ở repealed_by",
        f"the source ({lines.en}) has «{words}», the data have not; please add it as the source has it. What a later "
        "document repeals stays, with repealed_by",
    )
    return Problem.at(_home(group[0].spot, homes), record, found=found, kind="missing", record=record)


def _excess(group: list[Difference], record: str, _: Mapping[str, Place]) -> Problem:
    words = short(_words(group))
    found = say(
        f"dữ liệu có «{words}», bản nguồn không có chỗ này; hãy bỏ, hoặc ghi văn bản đã thêm nó ở added_by",
        f"the data have «{words}», the source has no such place; please remove it, or say in added_by what added it",
    )
    return Problem.at(_place(group), record, found=found, kind="excess", record=record)


def _misplaced(group: list[Difference], record: str, _: Mapping[str, Place]) -> Problem:
    lines = _lines(group)
    found = say(
        f"không đứng ở chỗ của nó trong bản nguồn ({lines}), hoặc có hai lần; hãy trả về thứ tự của bản nguồn",
        f"does not stand where the source has it ({lines.en}), or stands twice; please follow the order of the source",
    )
    return Problem.at(_place(group), record, found=found, kind="misplaced", record=record)


_TELLERS = {"missing": _missing, "excess": _excess, "misplaced": _misplaced}


_RESTORE = say(
    "hãy trả lại chữ của bản nguồn, hoặc ghi chỗ khác này ở corrections (bản nguồn có lỗi) hay amendments (có văn bản sửa "
    "đổi)",
    "please give back the words of the source, or record this in corrections (its slip) or amendments (a later document)",
)
_RENUMBER = say(
    "mã đi theo số in; nếu bản nguồn đánh số không liền, hãy thêm quy tắc drop-number cho dòng ấy ở proof.yml",
    "ids follow the printed numbers; where those do not go on, please add the rule drop-number to proof.yml",
)


def _differs(difference: Difference) -> Problem:
    """Tell a text that differs, from where the two begin to."""
    source, data = difference.source, difference.data
    if source is None or data is None:
        message = "only a place of both sides can hold two texts"
        raise AssertionError(message)
    lines = _lines([difference])
    try:
        position, wanted, found = apart(source.texts, data.texts)
    except UndoError as error:
        stuck = say(
            f"không hoàn lại được để so với bản nguồn ({lines}): {error.said}; hãy xem lại mục này",
            f"cannot be undone to be compared with the source ({lines.en}): {error.said.en}; please look at it again",
        )
        return Problem.at(error.place, *_where(difference), found=stuck, kind="not-undone", record=difference.spot.record)
    if before := _wrong_before(difference, position):
        return before
    remedy = _RENUMBER if data.field and data.field.key == "id" else _RESTORE
    message = say(
        f"bản nguồn ({lines}) {_has(wanted)}, dữ liệu {_has(found)}; {remedy}",
        f"the source ({lines.en}) has «{wanted}», the data have «{found}»; {remedy.en}",
    )
    place = data.field.place(position) if data.field else data.home
    return Problem.at(place, *_where(difference), found=message, kind="differs", record=difference.spot.record)


def _wrong_before(difference: Difference, position: int) -> Problem | None:
    """Tell what the first amendment of a text says of the document, when all that differs is within that."""
    source, data = difference.source, difference.data
    amendment = first_amendment(data.field.record, data.field.key) if data and data.field else None
    if source is None or data is None or data.field is None or amendment is None:
        return None
    before, texts = amendment.text("before"), data.texts[position : position + 1] or ("",)
    left, _, right = texts[0].partition(before) if before else (texts[0], "", "")
    printed = source.texts[position] if position < len(source.texts) else ""
    is_within = printed.startswith(left) and printed[len(left) :].endswith(right)
    if not is_within or (texts[0].count(before) != 1 if before else texts[0]):
        return None
    lines, words = _lines([difference]), short(printed[len(left) : len(printed) - len(right)])
    message = say(
        f"bản nguồn ({lines}) {_has(words)} trước lần sửa đổi đầu tiên, nhưng before {_has(short(before))}; hãy chép lại "
        "before từ bản nguồn",
        f"before its first amendment the source ({lines.en}) has «{words}», but before says «{short(before)}»; please copy "
        "before from the source",
    )
    name = data.field.name
    where = (say(name, name), say(_BEFORE_KEY, _BEFORE_KEY)) if name else (say(_BEFORE_KEY, _BEFORE_KEY),)
    return Problem.at(amendment.at("before"), *where, found=message, kind="differs", record=difference.spot.record)


_BEFORE_KEY = "before (Trước khi sửa đổi)"


def _has(words: str) -> str:
    return f"có «{words}»" if words else "để trống"


def _where(difference: Difference) -> tuple[Said, ...]:
    """Name the record and the key that a difference is in, as far as there are any."""
    spot, data = difference.spot, difference.data
    if data is None or data.field is None:
        return tuple(say(word, word) for word in (spot.record, spot.column))
    key, name = data.field.key, data.field.name
    column = f"{key} ({spot.column})" if spot.column in (*COLUMNS, LABEL) else key
    return tuple(say(word, word) for word in (name, column) if word)


def _words(group: Sequence[Difference]) -> str:
    """Return what the places of a record hold, the empty ones left out."""
    return " | ".join(filter(None, (" ".join(_texts(difference)) for difference in group)))


def _texts(difference: Difference) -> Texts:
    if difference.source:
        return difference.source.texts
    try:
        return difference.data.texts if difference.data else ()
    except UndoError:
        return ()


def _lines(group: Sequence[Difference]) -> Said:
    numbers = sorted({line for difference in group if difference.source for line in difference.source.lines})
    listed = "+".join(map(str, numbers))
    return say(f"dòng {listed}", f"line {listed}")


def _place(group: Sequence[Difference]) -> Place:
    """Return where the record of some differences stands in the data: the text itself when it is a single one."""
    data = [difference.data for difference in group if difference.data]
    return data[0].field.place() if len(data) == 1 and data[0].field else data[0].home


def _home(spot: Spot, homes: Mapping[str, Place]) -> Place:
    """Return where what is missing should stand: the nearest record above it, or else the first of the file."""
    around = "{}" if spot.is_cell or spot.record in homes else "({})"
    record_id = spot.record
    while record_id:
        place = homes.get(around.format(record_id))
        if place:
            return place
        record_id = record_id.rpartition(".")[0]
    return next(iter(homes.values()))
