"""Terms of the glossary that no plan uses."""

from __future__ import annotations

from collections.abc import Iterator

from plan.ground.model import Archive, titled
from plan.ground.problems import Problem, say, shown


def unused(archive: Archive) -> Iterator[Problem]:
    """Say of every term that stands in no text and no column's name of a plan, in whatever case, that it may go."""
    said = [text.casefold() for text in _texts(archive)] if archive.concepts else []
    for concept in archive.concepts:
        if not any(concept.term.casefold() in text for text in said):
            title, words = titled(type(concept), "term"), shown(concept.term)
            message = say(
                f'{title}: không kế hoạch nào dùng chữ "{words}"; nên chép lại đúng như Kế hoạch viết, hoặc bỏ mục này',
                f'{title}: no plan uses the words "{words}"; better copy them as the plan has them, or take this item out',
            )
            yield Problem(concept.places["term"], message, kind="unused-term", level="advice")


def _texts(archive: Archive) -> Iterator[str]:
    for plan in archive.plans:
        yield from plan.columns
        yield from (passage.text for passage in plan.passages)
