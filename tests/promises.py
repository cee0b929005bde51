"""What is promised of the figures that the bench finds, and which of it holds."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Promise:
    """A figure beside what it may be."""

    what: str
    found: float
    limit: float
    unit: str = ""
    is_least: bool = False
    """Whether the figure may not be less than the limit; else it may not be more."""

    @property
    def is_kept(self) -> bool:
        """Whether the figure is what it may be."""
        return self.found >= self.limit if self.is_least else self.found <= self.limit

    def __str__(self) -> str:
        bound = "ít nhất" if self.is_least else "nhiều nhất"
        words = f"{self.what}: {shown(self.found)}{self.unit} ({bound} {shown(self.limit)}{self.unit})"
        return words if self.is_kept else f"{words} — KHÔNG ĐẠT"


@dataclass
class Promises:
    """Every promise of a run, in the order in which its figures were found."""

    found: list[Promise] = field(default_factory=list)

    def most(self, what: str, found: float, limit: float, unit: str = "") -> None:
        """Note and print a figure that may not be more than a limit."""
        self._note(Promise(what, found, limit, unit))

    def least(self, what: str, found: float, limit: float, unit: str = "") -> None:
        """Note and print a figure that may not be less than a limit."""
        self._note(Promise(what, found, limit, unit, is_least=True))

    @property
    def missed(self) -> list[Promise]:
        """The promises that do not hold."""
        return [promise for promise in self.found if not promise.is_kept]

    def _note(self, promise: Promise) -> None:
        self.found.append(promise)
        print(f"  {promise}")


def shown(figure: float) -> str:
    """Return a figure as Vietnamese writes it, with no more digits than it is worth.

    >>> shown(0.4567), shown(12.34), shown(1873)
    ('0,46', '12,3', '1.873')

    """
    digits = 0 if figure >= 100 or figure == round(figure) else 1 if figure >= 10 else 2
    return f"{figure:,.{digits}f}".translate(str.maketrans(".,", ",."))
