"""What is told of the proof: for each plan whether it matches its source, and what of a change was compared with nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any


def sentences(proofs: Sequence[dict[str, Any]], unproven: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each plan that has a source, then one of what no source speaks of.

    Args:
        proofs: what `python -m proof --format json` says.
        unproven: what changes beside the source, in words, as `python -m plan diff --format json` has it.

    """
    with_source = [proof for proof in proofs if proof["source"]]
    yield from map(_proved, with_source)
    if with_source and unproven:
        yield f"Đổi cả những điều không có trong bản nguồn nên không được đối chiếu với gì, hãy tự xem: {', '.join(unproven)}"


def _proved(proof: dict[str, Any]) -> str:
    if proof["holds"]:
        return f"Kế hoạch {proof['year']}: khớp với bản nguồn: {proof['places']} chỗ, sau khi hoàn lại mọi hiệu đính, sửa đổi"
    return f"Kế hoạch {proof['year']}: chưa khớp với bản nguồn"
