"""The comment that hostile texts reach, read as GitHub reads it: its own Markdown first, then the texts in the HTML."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from cmarkgfm import markdown_to_html_with_extensions
from cmarkgfm.cmark import Options
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.ground.unseen import visible
from scripts.ci import layout, verdict
from scripts.ci.comment import COMMENT_MARKER, Case, body
from scripts.ci.markdown import fenced, inert
from tests.corpus.comments import OWN, TEXTS

HEAD, BASE = "a" * 40, "b" * 40
FILE = "data/2031/tasks/i-1-1.yml"
OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
OURS = {"html", "head", "body", "h2", "h3", "h4", "p", "br", "ul", "li", "a", "strong", "b", "del", "span", "code", "pre"} | {
    "details",
    "summary",
}
LIVE = {
    "mention": r"(?:^|\W)@[a-z0-9]",
    "issue": r"#\d",
    "issue by GH": r"\bgh-\d",
    "commit": r"\b[0-9a-f]{7,40}\b",
    "emoji": r":[\w+-]+:",
    "mathematics": r"\$[^$]+\$|\$\$",
    "address": r"\w://\w|www\.\w|\w@\w",
}
"""What GitHub looks for in each text of the HTML, wherever it stands but in code and in links."""

each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def line(text: str, depth: int = 0) -> dict[str, object]:
    pieces = [{"kind": kind, "words": words} for kind in ("same", "gone", "new") for words in (text, " ", text)]
    return {"depth": depth, "pieces": pieces}


def everywhere(text: str) -> tuple[verdict.Verdict, int]:
    """Return a verdict with a text in every place that takes any, and how many those are."""
    place = {"file": FILE, "line": 3, "column": 1}
    problem = {**place, "level": "error", "kind": "x", "record": f"{text} ghi", "message": text, "fix": None, "at": "head"}
    advice = {**problem, "level": "advice", "at": "base"}
    lines = [line(text), line(text, 1)]
    told = [
        {"kind": kind, "title": text, "place": place if kind == "record" else None, "gone": kind == "record", "lines": lines}
        for kind in ("words", "list", "folded", "record")
    ]
    found = {
        "version": 1,
        "pull": 12,
        "head": HEAD,
        "base": BASE,
        "passed": False,
        "problems": [problem, advice],
        "brakes": [problem],
        "lifted": [problem],
        "told": told,
        "proofs": [text],
        "left": {"problems": 1, "told": 1},
        "code": {"count": 3, "files": [text, text]},
        "labels": {"allowed": [text], "unknown": [text], "known": [[text, text]]},
    }
    return found, 2 * 2 + 1 + 1 + 4 * (1 + 2 * 6) + 1 + 2 + 4


def commented(text: str) -> tuple[str, int]:
    found, number = everywhere(text)
    case = Case(OWN, f"{OWN}/actions/runs/99", f"{OWN}/actions/runs/7", "failure", 12, HEAD, found)
    return body(case), number


def rendered(markdown: str) -> LexborHTMLParser:
    written = markdown.encode(errors="surrogateescape" if "\udcff" in markdown else "replace").decode()
    return LexborHTMLParser(markdown_to_html_with_extensions(written, OPTIONS, EXTENSIONS))


def read(tree: LexborHTMLParser) -> str:
    assert tree.body is not None
    return " ".join(tree.body.text(separator="").split())


def texts(node: LexborNode) -> Iterator[str]:
    """Yield each text apart, as GitHub looks at it."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text(deep=False) or child.text_content or ""
        elif child.tag not in {"code", "pre"}:
            yield from texts(child)


def harm(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield whatever in a comment is not ours."""
    assert tree.root is not None
    assert tree.body is not None
    for node in tree.css("*"):
        attributes = dict(node.attributes)
        if node.tag == "a":
            yield from astray(attributes.pop("href", "") or "")
        if node.tag == "code" and attributes.get("class") == "language-yaml":
            attributes.pop("class")
        if node.tag not in OURS or attributes:
            yield f"<{node.tag} {attributes}>"
        if node.tag == "li" and re.match(r"\s*\[[ x]\]\s", next(texts(node), "")):
            yield "a task"
    for text in texts(tree.body):
        yield from (f"{name}: {text}" for name, pattern in LIVE.items() if re.search(pattern, text, re.IGNORECASE))


def astray(address: str) -> Iterator[str]:
    """Yield an address that does not stay in the repository, once it is resolved."""
    parts = urlsplit(urljoin(f"{OWN}/pull/12", address))
    if f"{parts.scheme}://{parts.netloc}" != "https://github.com" or not parts.path.startswith("/ninhbinh/cchc/"):
        yield address
    if not re.fullmatch(r"/[\w./-]+", parts.path) or ".." in parts.path:
        yield address


def seen(text: str) -> str:
    """Return a text as a reader should see it: hidden characters as marks, other blanks as one space."""
    return visible(re.sub(r"[ \n\t]+", " ", text).strip(" "))


@each_text
def test_a_hostile_text_does_nothing_wherever_it_stands(text: str) -> None:
    comment, _ = commented(text)
    assert [*harm(rendered(comment))] == []


@each_text
def test_a_reader_sees_the_very_text_in_each_place(text: str) -> None:
    comment, number = commented(text)
    told = read(rendered(comment))
    assert " ".join(told.split()).count(" ".join(seen(text).split())) >= number


@each_text
def test_no_text_ends_its_place_or_hides_what_follows(text: str) -> None:
    comment, _ = commented(text)
    harmless, _ = commented("chữ thường")
    tree, model = rendered(comment), rendered(harmless)
    assert [node.tag for node in tree.css("body *") if node.tag != "span"] == [
        node.tag for node in model.css("body *") if node.tag != "span"
    ]
    assert comment.count(COMMENT_MARKER) == 1


@each_text
def test_each_text_does_harm_when_it_is_left_as_it_is(text: str) -> None:
    tree = rendered(f"- {text}\n")
    hidden = seen(text) != text.strip(" ")
    plain = rendered("- chữ\n")
    shape = [node.tag for node in tree.css("body *")] != [node.tag for node in plain.css("body *")]
    assert [*harm(tree)] or shape or hidden or " ".join(read(tree).split()) != " ".join(seen(text).split())


@each_text
def test_a_line_to_copy_is_code_and_ends_where_it_should(text: str) -> None:
    tree = rendered(f"- x\n\n{layout.indented(fenced(text))}\n\n- y")
    assert [node.tag for node in tree.css("body *")] == ["ul", "li", "p", "pre", "code", "li", "p"]
    assert tree.css("code")[0].text() == f"{visible(text)}\n"


def test_there_are_texts_enough() -> None:
    assert len(TEXTS) >= 60
    assert len({*TEXTS.values()}) == len(TEXTS)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sản phẩm II.2.1: sửa (data/a.yml)", "Sản phẩm II.2.1: sửa (data/a.yml)"),
        ("@ten", "<span>&#64;</span>ten"),
        ("a-b - c", "a-b - c"),
        ("- a", "<span>-</span> a"),
        ("1. a", "1<span>.</span> a"),
        ("2022. Năm", "2022<span>.</span> Năm"),
        ("1234567", "123456<span>7</span>"),
        ("a  \n b", "a b"),
        ("", ""),
    ],
)
def test_what_is_written(text: str, written: str) -> None:
    assert inert(text) == written
