"""The words of a record as they were before later documents amended them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plan.ground.model import Amendment, Placed, Record, columns

Texts = tuple[str, ...]


def texts_of(record: Record, field: str) -> Texts:
    """Return the texts that a key of a record holds; none when it has no such key, or one that holds records."""
    value = getattr(record, field) if field in columns(type(record)) else None
    items = value if isinstance(value, tuple) else (value,)
    return tuple(str(getattr(item, "text", item)) for item in items if item is not None and not isinstance(item, Placed))


def original(record: Record, field: str) -> Texts:
    """Return the texts of a key as they were before any amendment; one that cannot be undone is passed over.

    >>> deliverable = plan.rows[1].deliverable
    >>> texts_of(deliverable, "timing"), original(deliverable, "timing")
    (('Định kỳ hàng quý',), ('Quý IV năm 2031',))
    """
    return [*stages(record, field)][-1][1]


def stages(record: Record, field: str) -> Iterator[tuple[dt.date | None, Texts]]:
    """Yield the texts of a key at each time, the newest first, with the day of the amendment that made them so.

    The first texts have no day; an amendment that cannot be undone is passed over.
    """
    found = texts_of(record, field)
    for amendment in reversed(amendments_of(record, field)):
        yield amendment.date, found
        found = undone(found, amendment.after, amendment.before) if count_of(found, amendment) == 1 else found
    yield None, found


def amendments_of(record: Record, field: str) -> list[Amendment]:
    """Return the amendments of a key of a record, in the order of their dates."""
    return [amendment for amendment in record.amendments if amendment.field == field]


def undone(found: Texts, words: str | None, by: str | None) -> Texts:
    """Put earlier words back for those that an edit left; where there were or are none, the whole text came or went.

    >>> undone(("Quý II năm 2031",), "Quý II", "Quý I")
    ('Quý I năm 2031',)
    >>> undone(("Quý II năm 2031",), "Quý II năm 2031", None), undone((), None, "Quý I năm 2031")
    ((), ('Quý I năm 2031',))
    >>> undone(("Báo cáo năm", "Phụ lục"), "năm", "quý")
    ('Báo cáo quý', 'Phụ lục')
    """
    if not words:
        return found or ((by,) if by else ())
    changed = (_replaced(text, words, by) for text in found)
    return tuple(filter(None, changed))


def _replaced(text: str, words: str, by: str | None) -> str:
    """Return a text with other words for some; where none come instead, one space remains of two and none of one."""
    left, found, right = text.partition(words)
    if not found:
        return text
    if not by:
        by = " " if left.endswith(" ") and right.startswith(" ") else ""
        left, right = left.strip(), right.strip()
    return " ".join(f"{left}{by or ''}{right}".split())


def count_of(found: Texts, amendment: Amendment) -> int:
    """Return how often the later words stand in some texts; no words stand once where there is no text."""
    return sum(text.count(amendment.after) for text in found) if amendment.after else int(not found)
