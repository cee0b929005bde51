"""What the head of the signed paper shows by Nghị định 30/2020/NĐ-CP, Phụ lục I, whatever it is printed with."""

from __future__ import annotations

import re

from plan.ground.model import Plan

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_BLANK = re.compile("(?<=[Ss]ố) (?=/)|(?<=[Ss]ố: )(?=/)|(?<=ngày) (?=tháng)|(?<=tháng) (?=năm)")
"""Where number, day or month are still to be written."""
_ROOM = " " * 7


def issuer_lines(plan: Plan) -> tuple[str, ...]:
    """Return the lines of the issuer's name: "Ủy ban nhân dân", "tỉnh Ninh Bình"."""
    body = plan.issuer.removesuffix(plan.province).rstrip()
    return tuple(filter(None, (body, plan.issuer[len(body) :].strip())))


def with_room(text: str) -> str:
    """Return a line with room to write in where number, day or month are blank.

    >>> with_room("Số: /KH-UBND")
    'Số:        /KH-UBND'
    """
    return _BLANK.sub(_ROOM, text)
