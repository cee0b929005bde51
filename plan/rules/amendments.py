"""Lawful amendments: a record holds the text in force, and undoing its amendments gives the document's own words back.

A later document may also add a record or repeal one as a whole: an act, which leaves the words as they are.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import pairwise

from plan.facts.located import Located
from plan.facts.undoing import Texts, amendments_of, count_of, texts_of, undone
from plan.ground.model import (
    Act,
    Amendment,
    Archive,
    Deliverable,
    Place,
    Provision,
    Record,
    Task,
    acts_of,
    amendable_keys,
    titled,
)
from plan.ground.problems import (
    NO_HINTS,
    Hints,
    Problem,
    Problems,
    Replacement,
    Said,
    instead,
    nearest,
    say,
    shown,
)
from plan.rules.decided import no_document

_MOST = 0.6

COPY_AGAIN = say("hãy chép lại từ đó", "please copy it from there")
WRITE_THERE = say(
    "ở đó vẫn là chữ cũ: hãy viết chữ mới vào đó, hoặc đổi chỗ hai giá trị nếu đã viết ngược",
    "the old words still stand there: please write the new ones there, or exchange the two values if they stand the wrong "
    "way round",
)
_QUOTES = '“”„"'


def changes_of(record: Record) -> tuple[Amendment | Act, ...]:
    """Return what later documents changed of a record: its words, or the record as a whole."""
    return (*record.amendments, *acts_of(record).values())


def places_of(record: Record, field: str) -> tuple[Place, ...]:
    """Return where the texts of a key of a record stand."""
    items = tuple(place for name, place in record.places.items() if name.startswith(f"{field}."))
    return items or tuple(place for name, place in record.places.items() if name == field)


def amended(at: Located) -> Problems:
    """Check that each amendment of a record can be undone in one way, and that they stand in the order of their dates."""
    fields = amendable_keys(type(at.record))
    for amendment in at.record.amendments:
        if amendment.field not in fields:
            yield _no_field(at, amendment, fields)
        elif amendment.before == amendment.after:
            message = say(
                "giống hệt after (Sau khi sửa đổi); nếu không có gì đổi, hãy bỏ mục này",
                "the same as after (Sau khi sửa đổi); if nothing changes, please remove this item",
            )
            yield _told(at, amendment, "before", message, kind="nothing-amended")
    for field in fields:
        yield from _chain(at, field)


def amending_documents(archive: Archive, at: Located) -> Problems:
    """Check that what changed a record names a registered document, and a date that is not before the document's."""
    for amendment in changes_of(at.record):
        document = archive.document.get(amendment.document)
        if document is None:
            yield _unknown(at, amendment, archive)
        elif document.date is None:
            message = say(
                f"{document.name} sửa đổi Kế hoạch thì phải có date (Ngày ban hành) trong data/documents.yml",
                f"{document.name} amends the plan, so data/documents.yml must give its date (Ngày ban hành)",
            )
            yield _told(at, amendment, "document", message, kind="amendment-without-date")
        elif amendment.date < document.date:
            message = say(
                f"{amendment.date} trước ngày ban hành của {document.name}, {document.date}; hãy xem lại cả hai ngày",
                f"{amendment.date} is before the date of {document.name}, {document.date}; please look at both dates again",
            )
            yield _told(at, amendment, "date", message, kind="amendment-before-document")


def added_before_repealed(at: Located) -> Problems:
    """Check that a record was not added after it, or what holds it, was repealed."""
    added = at.record.added_by if isinstance(at.record, Provision) else None
    repeals = [item.repealed_by for item in _and_holders(at) if item.repealed_by] if added else []
    for repeal in repeals:
        if added and repeal.date < added.date:
            message = say(
                f"{added.date} sau ngày bãi bỏ, {repeal.date}; hãy xem lại cả hai ngày",
                f"{added.date} is after the day of the repeal, {repeal.date}; please look at both dates again",
            )
            yield _told(at, added, "date", message, kind="added-after-repealed")


def _and_holders(at: Located) -> Iterator[Provision]:
    """Yield a record of the appendix and what holds it, each once."""
    if isinstance(at.owner, Task):
        yield at.owner
        for activity in at.owner.activities:
            if activity is at.record or any(item is at.record for item in activity.deliverables):
                yield activity
        if isinstance(at.record, Deliverable):
            yield at.record


def _chain(at: Located, field: str) -> Problems:
    """Undo the amendments of a key, the latest first, and tell the first that cannot be undone."""
    amendments = amendments_of(at.record, field)
    for earlier, later in pairwise(amendments):
        if later.date < earlier.date:
            message = say(
                f"{later.date} đứng sau {earlier.date}; các sửa đổi của một cột phải theo thứ tự ngày",
                f"{later.date} stands after {earlier.date}; amendments of one column must be in the order of their dates",
            )
            yield _told(at, later, "date", message, kind="amendments-unordered")
    found = texts_of(at.record, field)
    for position in reversed(range(len(amendments))):
        amendment = amendments[position]
        if (count := count_of(found, amendment)) != 1:
            other = None if count else _contradicting(amendment, amendments[position + 1 :])
            if other:
                yield _told(at, other, "before", _other_before(amendment, other), kind="amendments-apart")
                return
            last = position == len(amendments) - 1
            message, hints = _not_once(amendment, found, count, last=last), Hints(texts=places_of(at.record, field) * last)
            bare = unquoted(amendment.after, found)
            yield _told(at, amendment, "after", message, kind="amendment-not-once", replacement=bare, hints=hints)
            return
        found = undone(found, amendment.after, amendment.before)


def _contradicting(amendment: Amendment, later: list[Amendment]) -> Amendment | None:
    """Return the later amendment that replaced other words than an amendment left, where it replaced those and no others."""
    left = amendment.after or ""
    return next((one for one in later if _nearly_in(one.before or "", left)), None)


def _nearly_in(words: str, text: str) -> bool:
    """Tell whether words do not stand in a text, but most of their letters do, one behind the other."""
    matcher = difflib.SequenceMatcher(None, shown(words), text, autojunk=False)
    return words not in text and matcher.find_longest_match().size >= len(shown(words)) * _MOST


def _other_before(amendment: Amendment, later: Amendment) -> Said:
    left, line = shown(amendment.after or ""), amendment.places["after"].line
    return say(
        f'"{shown(later.before or "")}" không phải chữ mà lần sửa đổi trước để lại ("{left}", dòng {line}); '
        "hãy chép lại before từ after của lần trước, hoặc xem lại after ấy",
        f'"{shown(later.before or "")}" is not what the earlier amendment left ("{left}", line {line}); '
        "please copy before from after of the earlier one, or look at that again",
    )


def _not_once(amendment: Amendment, texts: Texts, count: int, *, last: bool) -> Said:
    field = amendment.field
    if not amendment.after:
        return say(
            f"để trống, nhưng {field} đang có chữ; hãy ghi chữ đang có hiệu lực, hoặc bỏ khóa {field}",
            f"is empty, but {field} has words; please write the words in force, or remove the key {field}",
        )
    text = say(field, field) if last else say(f"{field} trước lần sửa đổi sau", f"{field} before the amendment after it")
    return not_once(amendment.after, text, count, is_old=any(amendment.before in text for text in texts if amendment.before))


def unquoted(words: str | None, texts: Texts) -> Replacement | None:
    """Return how words are to be written that stand once in some texts, but for the quotation marks around them."""
    bare = (words or "").strip(_QUOTES)
    return Replacement(words, bare) if words and words != bare and sum(text.count(bare) for text in texts) == 1 else None


def not_once(words: str, where: Said, count: int, *, is_old: bool = False) -> Said:
    """Say that words which must stand once somewhere stand there more often or not at all; perhaps the old ones still do."""
    remedy = say("hãy chép dài hơn", "please copy more words") if count else WRITE_THERE if is_old else COPY_AGAIN
    return say(
        f'"{shown(words)}" phải có đúng một lần trong {where}, nhưng có {count}; {remedy}',
        f'"{shown(words)}" must stand once in {where.en}, but stands there {count} times; {remedy.en}',
    )


def _no_field(at: Located, amendment: Amendment, fields: tuple[str, ...]) -> Problem:
    found, titles = shown(amendment.field), {key: titled(type(at.record), key) for key in fields}
    spelled = (key for key, title in titles.items() if title.casefold() == f"{key} ({found})".casefold())
    known, near = ", ".join(titles.values()) or "—", next(spelled, None) or nearest(amendment.field, fields)
    message = say(
        f'"{found}" không phải cột có lời của Kế hoạch ở đây; có: {known}',
        f'"{found}" is no column with the words of the plan here; there are: {known}',
    )
    if amendment.field in amendable_keys(Deliverable) and not isinstance(at.record, Deliverable):
        message = say(
            f"{message}; ô ấy là của sản phẩm: hãy chuyển mục này vào chính sản phẩm được sửa",
            f"{message.en}; that column is of a deliverable: please move this item to the one that is amended",
        )
    return _told(at, amendment, "field", message, kind="unknown-field", replacement=instead(amendment.field, near))


def _unknown(at: Located, amendment: Amendment | Act, archive: Archive) -> Problem:
    message, replacement = no_document(amendment.document, archive)
    return _told(at, amendment, "document", message, kind="unknown-document", replacement=replacement)


def _told(
    at: Located,
    amendment: Amendment | Act,
    key: str,
    message: Said,
    *,
    kind: str,
    replacement: Replacement | None = None,
    hints: Hints = NO_HINTS,
) -> Problem:
    record_id = str(getattr(at.record, "id", "") or getattr(at.owner, "id", ""))
    acts = [titled(type(at.record), name) for name, act in acts_of(at.record).items() if act is amendment]
    where = at.name, *acts, titled(type(amendment), key)
    place = amendment.places[key]
    return Problem.at(place, *where, found=message, kind=kind, record=record_id, replacement=replacement, hints=hints)
