"""What a plan is compared with: its source, and how that is read."""

from __future__ import annotations

from plan.changes.labels import braked
from plan.ground.model import Archive, Place
from plan.ground.problems import Problems, Said, say


def another_source(before: Archive, after: Archive) -> Problems:
    """Tell every source of a published plan that is another or gone, and every other way to read it; not a first one."""
    for year in sorted(before.plan.keys() & after.plan.keys()):
        old, new = before.plan[year].source, after.plan[year].source
        for name, was, now in (("source.txt", old.text, new.text), ("proof.yml", old.guide, new.guide)):
            if was and was != now:
                place = Place(f"data/{year}/{name}", 1, 1)
                message = _another(_WHAT[name], is_gone=not now)
                yield braked("source", place, f"Kế hoạch năm {year}", str(year), message)


_WHAT = {
    "source.txt": say("bản nguồn để đối chiếu (source.txt)", "the source to compare with (source.txt)"),
    "proof.yml": say("cách đọc bản nguồn (proof.yml)", "how the source is read (proof.yml)"),
}


def _another(what: Said, *, is_gone: bool) -> Said:
    verb = say("bị bỏ", "is gone") if is_gone else say("thay đổi", "changed")
    return say(
        f"{what} {verb}; sửa dữ liệu thì không đụng tới tệp này, hãy trả lại",
        f"{what.en} {verb.en}; an edit of the data does not touch this file, please restore it",
    )
