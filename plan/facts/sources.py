"""What a plan is compared with: whether it is there and unchanged. The comparing itself is `python -m proof`."""

from __future__ import annotations

from collections.abc import Iterator

from plan.ground.model import Place, Plan
from plan.ground.problems import Problem, say


def sources(plan: Plan) -> Iterator[Problem]:
    """Check that the source which a plan's proof.yml was written for is there, as it was."""
    source = plan.source
    if source.guide is None:
        return
    place = source.place or Place(f"data/{plan.year}/proof.yml", 1, 1)
    if source.text is None:
        message = say(
            "thiếu source.txt, bản nguồn mà tệp này nói cách đọc; hãy trả lại tệp ấy",
            "source.txt is missing, the source that this file says how to read; please restore it",
        )
        yield Problem(place, message, kind="missing-source")
    elif source.text != source.stated:
        message = say(
            f"source.txt không còn là bản đã ghi ở đây (nay là {source.text}); hãy trả lại tệp ấy, hoặc nếu đúng là bản "
            "nguồn khác thì xem lại layout, rules rồi ghi mã mới",
            f"source.txt is no longer the one stated here (now {source.text}); please restore it or, if the source is "
            "another one, look at layout and rules again and state the new hash",
        )
        yield Problem(place, message, kind="source-changed")


def without_source(plan: Plan) -> Iterator[Problem]:
    """Tell, as advice, that a plan has nothing to be compared with."""
    source = plan.source
    if source.guide is None:
        missing = "proof.yml" if source.text else "source.txt, proof.yml"
        message = say(
            f"chưa có bản nguồn để đối chiếu ({missing}): không có gì cho biết chữ trong dữ liệu có đúng văn bản không",
            f"there is no source to compare with ({missing}): nothing tells whether the data have the words of the document",
        )
        yield Problem(plan.places["year"], message, kind="no-source", level="advice")
