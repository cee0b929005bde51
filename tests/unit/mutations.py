"""Mistakes of a hand at the keyboard, made at random from a seed: one in one line of a file."""

import random
import unicodedata
from collections.abc import Callable

Mistake = Callable[[str, random.Random], str]

_LOOK_ALIKE = str.maketrans("aeopcy", "аеорсу")


def _at(line: str, chance: random.Random) -> int:
    return chance.randrange(max(len(line), 1))


def _left_out(line: str, chance: random.Random) -> str:
    at = _at(line, chance)
    return line[:at] + line[at + 1 :]


def _typed_twice(line: str, chance: random.Random) -> str:
    at = _at(line, chance)
    return line[:at] + line[at : at + 1] + line[at:]


def _turned_round(line: str, chance: random.Random) -> str:
    at = _at(line, chance)
    return line[:at] + line[at + 1 : at + 2] + line[at : at + 1] + line[at + 2 :]


def _other_case(line: str, chance: random.Random) -> str:
    at = _at(line, chance)
    return line[:at] + line[at : at + 1].swapcase() + line[at + 1 :]


def _without_marks(line: str, chance: random.Random) -> str:
    at = _at(line, chance)
    bare = (char for char in unicodedata.normalize("NFD", line[at : at + 3]) if not unicodedata.combining(char))
    return line[:at] + "".join(bare) + line[at + 3 :]


def _look_alike(line: str, chance: random.Random) -> str:
    at = _at(line, chance)
    return line[:at] + line[at:].translate(_LOOK_ALIKE)


def _inserted(words: str) -> Mistake:
    def mistake(line: str, chance: random.Random) -> str:
        at = _at(line, chance)
        return line[:at] + words + line[at:]

    return mistake


def _instead(old: str, new: str) -> Mistake:
    def mistake(line: str, chance: random.Random) -> str:
        at = _at(line, chance)
        return line[:at] + line[at:].replace(old, new, 1)

    return mistake


def _word_gone(line: str, chance: random.Random) -> str:
    words = line.split(" ")
    words.pop(chance.randrange(len(words)))
    return " ".join(words)


def _word_twice(line: str, chance: random.Random) -> str:
    words = line.split(" ")
    at = chance.randrange(len(words))
    return " ".join([*words[: at + 1], *words[at:]])


def _other_digit(line: str, chance: random.Random) -> str:
    places = [at for at, char in enumerate(line) if char.isdecimal()]
    if not places:
        return line
    at = chance.choice(places)
    return f"{line[:at]}{(int(line[at]) + 1) % 10}{line[at + 1 :]}"


MISTAKES: dict[str, Mistake] = {
    "letter left out": _left_out,
    "letter typed twice": _typed_twice,
    "letters turned round": _turned_round,
    "other case": _other_case,
    "marks left out": _without_marks,
    "Cyrillic letters": _look_alike,
    "blank too many": _inserted(" "),
    "colon too many": _inserted(": "),
    "quote too many": _inserted('"'),
    "number sign": _inserted(" # "),
    "no-break space": _instead(" ", "\xa0"),
    "tab": _instead(" ", "\t"),
    "long dash": _instead("-", "\u2013"),
    "curly quotes": lambda line, _: f"{line.replace(': ', ': “', 1)}”",
    "indented more": lambda line, _: f"  {line}",
    "indented less": lambda line, _: line.removeprefix(" "),
    "emptied": lambda line, _: f"{line.partition(':')[0]}:",
    "word gone": _word_gone,
    "word twice": _word_twice,
    "other digit": _other_digit,
}


_TIMES = {"line gone": 0, "line twice": 2}


def mistaken(text: str, seed: int) -> tuple[str, str]:
    """Return a text with one line gone, twice or with a mistake in it, and what was done, in words.

    Args:
        text: of a file.
        seed: the same one gives the same mistake.

    """
    chance, lines = random.Random(seed), text.split("\n")  # noqa: S311 - no secret
    number = chance.randrange(len(lines) - 1)
    name = chance.choice([*MISTAKES, *_TIMES])
    line = lines[number]
    new = [MISTAKES[name](line, chance)] if name in MISTAKES else [line] * _TIMES[name]
    return "\n".join([*lines[:number], *new, *lines[number + 1 :]]), f"line {number + 1}: {name}"
