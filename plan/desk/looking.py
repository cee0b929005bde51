"""Where an import asks somebody to look: each reason once, with its first places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

_MOST_PLACES = 5
"""So many are told of a reason; all stand in the files, and in the workbook."""
_CHANGING = re.compile(r'“[^”]*”|"[^"]*"|[^\s;,:“"]*[0-9](?:[^\s;,:]*[^\s;,:.])?')
"""What may be different from place to place: words in quotation marks, ids, numbers."""

Asked = tuple[str, str]
"""A place, and why somebody has to look there."""


def told_once(asked: Iterable[Asked]) -> Iterator[str]:
    """Yield the lines that tell each reason, and below it its places with what is different there.

    >>> [*told_once([("a.yml:1", "giống 2022/I.1 đến 90%."), ("a.yml:9", "giống 2022/I.2 đến 90%.")])]
    ['giống … đến 90%.', '    a.yml:1: 2022/I.1', '    a.yml:9: 2022/I.2']
    """
    alike: dict[tuple[str, ...], list[Asked]] = {}
    for place, why in asked:
        alike.setdefault(tuple(_CHANGING.split(why)), []).append((place, why))
    for kept, places in alike.items():
        yield from _of_reason(kept, places)


def _of_reason(kept: Sequence[str], places: Sequence[Asked]) -> Iterator[str]:
    found = [_CHANGING.findall(why) for _, why in places]
    heads = [values[0] if len({*values}) == 1 else "…" for values in zip(*found, strict=True)]
    more = len(places) - _MOST_PLACES
    yield "".join(f"{words}{head}" for words, head in zip_longest(kept, heads, fillvalue=""))
    for (place, _), values in zip(places[:_MOST_PLACES], found, strict=False):
        own = ", ".join(value for value, head in zip(values, heads, strict=True) if value != head)
        yield f"    {place}{f': {own}' if own else ''}"
    yield from [f"    … và {more} chỗ nữa"] * (more > 0)
