"""What is wanted of the data → the texts of their files with it, and which of their lines come from which cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plan.export.workbook.forms import parts
from plan.intake.update.comparing import Edited, Joined, Wanted
from plan.intake.update.marked import MarkedFile, UnpatchableError
from plan.intake.update.patching import Patches
from plan.intake.update.settling import NO_ANSWERS, Answers, Known, Settled
from plan.intake.update.splicing import Mark, Splice, Spliced, spliced
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale
from plan.reading import yamlfile


@dataclass(frozen=True)
class Patched:
    """The files that change, by their paths from the project's root."""

    before: Mapping[str, str]
    after: Mapping[str, Spliced]


def patched(root: Path, wanted: Wanted, answers: Answers = NO_ANSWERS) -> Patched:
    """Return the texts of files as they are wanted; nothing is written.

    Args:
        root: the project's root.
        wanted: what is wanted of the data.
        answers: the remarks and records that go.

    Raises:
        RefusedWorkbookError: a file is written in a way that is not changed here.

    """
    return _Patching(root, wanted, answers).all()


class _Patching:
    """Collects the splices of each file."""

    def __init__(self, root: Path, wanted: Wanted, answers: Answers) -> None:
        self._root, self._wanted, self._answers = root, wanted, answers
        self._files: dict[str, MarkedFile] = {}
        self._splices: dict[str, list[Splice]] = {}
        self._errors: list[Telltale] = []

    def all(self) -> Patched:
        for edited in self._wanted.edited:
            self._take(edited.row.record.place.file, edited.where, self._value(edited))
        for first, *others in self._together():
            file = first.owner.record.place.file if first.owner else first.sheet.file
            self._take(file, first.cells[next(iter(first.cells))], self._more((first, *others), file))
        for known in self._answers.known:
            self._take(known.row.record.place.file, known.where, self._gone(known))
        for looked in self._answers.settled:
            self._take(looked.file, looked.where, self._settled(looked))
        if self._errors:
            raise RefusedWorkbookError(*self._errors)
        before = {name: self._file(name).text for name in self._splices}
        return Patched(before, {name: spliced(text, self._splices[name]) for name, text in before.items()})

    def _file(self, name: str) -> MarkedFile:
        if name not in self._files:
            self._files[name] = MarkedFile(name, yamlfile.text(self._root / name, name))
        return self._files[name]

    def _take(self, file: str, where: Spotted, splices: Iterator[Splice]) -> None:
        try:
            found = [*splices]
        except UnpatchableError as error:
            self._errors.append(Telltale(where, f"{file}: {error}"))
        else:
            self._splices.setdefault(file, []).extend(found)

    def _value(self, edited: Edited) -> Iterator[Splice]:
        record = edited.row.record
        patches = Patches(self._file(record.place.file))
        yield from patches.value(record.place, type(record), edited.column.form, edited.items, edited.where)

    def _gone(self, known: Known) -> Iterator[Splice]:
        """Yield what takes a record out of its list, with the remarks above it that asked for a look."""
        file = self._file(known.row.record.place.file)
        yield Patches(file).without(known.row.record.place)

    def _settled(self, looked: Settled) -> Iterator[Splice]:
        """Yield what takes a remark out, unless it goes with its record."""
        line = Splice(Mark(looked.line - 1, 0), Mark(looked.line, 0), "", ())
        if not any(one.start <= line.start < one.end for one in self._splices.get(looked.file, ())):
            yield line

    def _together(self) -> Iterator[tuple[Joined, ...]]:
        """Yield new records with those together that come to one list."""
        found: dict[tuple[str, str], list[Joined]] = {}
        for joined in self._wanted.joined:
            found.setdefault((joined.owner.name if joined.owner else "", joined.sheet.title), []).append(joined)
        yield from map(tuple, found.values())

    def _more(self, new: tuple[Joined, ...], file: str) -> Iterator[Splice]:
        sheet, owner = new[0].sheet, new[0].owner
        values = [(one.values, one.cells) for one in new]
        patches = Patches(self._file(file))
        if owner is None:
            yield patches.appended(sheet.kind, values)
        else:
            kind = type(owner.record)
            yield patches.more(owner.record.place, kind, sheet.key, parts(kind)[sheet.key], values)
