"""What a hostile pull request may hold: texts that must come out as text, and edits and files that must be refused."""

from __future__ import annotations

from dataclasses import dataclass

from tests.unit.builders import AGENCIES, DOCUMENTS, GLOSSARY, GROUPS, INDICATORS, PLAN, SECTIONS, TASK


@dataclass(frozen=True)
class Attack:
    """Words of a file replaced, and the first thing that is told: line and column, kind, some words of the message."""

    id: str
    file: str
    old: str
    new: str
    at: str
    kind: str
    words: str


@dataclass(frozen=True)
class Flood:
    """A file with other content, and the first thing that is told of it."""

    id: str
    content: bytes
    at: str
    kind: str


TEXTS = {
    "template-expression": "{{ 7*7 }} {{ config.items() }}",
    "template-statement": "{% for x in range(9) %}x{% endfor %} {% raw %} {# x #}",
    "script": "</p><script>alert(1)</script>",
    "closing-title": "</title></h1><script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "svg": "<svg onload=alert(1)>",
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "attribute": '" onmouseover="alert(1)" x=\'',
    "comment": "<!-- <b> --!> -->",
    "javascript-link": "[xem](javascript:alert(1)) <javascript:alert(1)>",
    "data-link": "![x](data:text/html;base64,eA==)",
    "entity": "&lt;script&gt; &#60;script&#62;",
    "snippet": '--8<-- "../../etc/passwd"',
    "attribute-list": "{: onclick=alert(1) .x #noi-dung }",
    "formula": '=hyperlink("https://x.example";"xem")',
    "formula-plus": "+1+cmd|'/c calc'!a0",
    "formula-minus": "-2+3+cmd|'/c calc'!a0",
    "formula-at": "@sum(1+1)",
    "workflow-command": "::set-output name=x::y",
    "workflow-error": "::error file=a.yml,line=1::x",
    "workflow-old-command": "##[command]rm -rf /",
    "workflow-escape": "%0A::error::x%0D%0A::stop-commands::x",
    "workflow-expression": "${{ github.token }} $(id) `id`",
    "traversal": "../../../../etc/passwd",
    "right-to-left": "שלום عربى",
    "cyrillic": "Ѕở Nội vụ",
    "emoji": "👩🏽 😀 e\u0301\u0323",
}
"""Each stands as a task's title and wording, and then as an agency that nobody knows."""

LEAD = "lead: Văn phòng UBND tỉnh"
QUARTER = "timing: Quý I năm 2022"
TITLE = "title: Rà soát, đánh giá TTHC do các cấp chính quyền trong tỉnh giải quyết"
NOT_SLUG = "không dùng làm địa chỉ được"
UNSEEN = "ký tự không nhìn thấy"
ATTACKS = (
    Attack("tag-python", TASK, TITLE, "title: !!python/object/apply:os.system [id]", "3:8", "yaml-tag", "là một thẻ YAML"),
    Attack("tag-binary", TASK, TITLE, "title: !!binary aWQ=", "3:8", "yaml-tag", "là một thẻ YAML"),
    Attack("anchor", TASK, TITLE, "title: &a x", "3:8", "yaml-anchor", "là một neo YAML"),
    Attack("alias", TASK, TITLE, "title: *a", "3:8", "yaml-alias", "là một bí danh YAML"),
    Attack("merge-key", TASK, TITLE, f"<<: {{lead: x}}\n{TITLE}", "3:1", "unknown-key", 'khóa lạ "<<"'),
    Attack("directive", TASK, "id: II.2.1\n", "%TAG ! x\nid: II.2.1\n", "2:1", "yaml-syntax", 'bắt đầu bằng "%"'),
    Attack("second-document", TASK, TITLE, f"---\n{TITLE}", "3:1", "several-documents", "chỉ một tài liệu YAML"),
    Attack("traversal-in-an-id", AGENCIES, "id: so-noi-vu", "id: ../../x", "5:7", "bad-slug", NOT_SLUG),
    Attack("absolute-id", DOCUMENTS, "id: 76-nq-cp-2021", "id: /etc/passwd", "3:7", "bad-slug", NOT_SLUG),
    Attack("traversal-in-a-slug", SECTIONS, "slug: the-che", "slug: ../../index", "4:9", "bad-slug", NOT_SLUG),
    Attack("absolute-slug", SECTIONS, "slug: the-che", "slug: //x.example/a", "4:9", "bad-slug", NOT_SLUG),
    Attack("encoded-slug", SECTIONS, "slug: the-che", "slug: a%2e%2eb", "4:9", "bad-slug", NOT_SLUG),
    Attack("scheme-for-a-slug", SECTIONS, "slug: the-che", "slug: javascript:alert(1)", "4:9", "bad-slug", NOT_SLUG),
    Attack("digits-of-another-script", SECTIONS, "slug: the-che", "slug: the-che-١", "4:9", "bad-slug", NOT_SLUG),
    Attack("line-end-in-a-slug", SECTIONS, "slug: the-che", 'slug: "the-che\\n::error::x"', "4:9", "bad-slug", NOT_SLUG),
    Attack("markup-in-an-id", INDICATORS, "id: xep-hang-pci", "id: a><script>", "11:7", "bad-slug", NOT_SLUG),
    Attack("task-id", TASK, "id: II.2.1\n", "id: ../../x\n", "2:5", "wrong-file-name", "không khớp tên tệp"),
    Attack("deliverable-id", TASK, "id: II.2.1.1", "id: II.2.1./../1", "8:13", "wrong-parent", "và một số"),
    Attack("clause-id", PLAN, "id: IV.7.a", "id: IV.7.<b>", "241:17", "wrong-parent", "và một số hoặc chữ"),
    Attack("section-id", SECTIONS, "- id: VII\n", "- id: VII/..\n", "120:7", "bad-id", "số La Mã"),
    Attack("right-to-left-override", TASK, TITLE, "title: Rà\u202e soát", "3:10", "invisible-character", "U+202E"),
    Attack("isolate", TASK, TITLE, "title: \u2066Rà soát", "3:8", "invisible-character", "U+2066"),
    Attack("zero-width-joiner", TASK, LEAD, "lead: Văn\u200d phòng", "10:18", "invisible-character", "U+200D"),
    Attack("soft-hyphen", TASK, TITLE, "title: Rà\u00ad soát", "3:10", "invisible-character", "U+00AD"),
    Attack("escape-sequence", TASK, TITLE, "title: \x1b[31mRà", "3:8", "invisible-character", "U+001B"),
    Attack("escaped-override", TASK, TITLE, 'title: "Rà\\u202e"', "3:8", "invisible-character", "U+202E"),
    Attack("escaped-escape", TASK, TITLE, 'title: "\\e[31mRà"', "3:8", "invisible-character", "U+001B"),
    Attack("nul", TASK, TITLE, "title: R\0à", "3:9", "invisible-character", "U+0000"),
    Attack("language-tag", TASK, TITLE, "title: Rà\U000e0041", "3:10", "invisible-character", "U+E0041"),
    Attack(
        "look-alike-agency",
        TASK,
        LEAD,
        "lead: Ѕở Nội vụ",
        "10:15",
        "unknown-agency",
        'không rõ cơ quan "Ѕở Nội vụ", trong đó chữ "Ѕ" (U+0405) không phải chữ cái Latinh; bản nguồn ghi "Văn '
        'phòng UBND tỉnh"',
    ),
    Attack(
        "look-alike-timing",
        TASK,
        QUARTER,
        "timing: Quý І năm 2022",
        "12:17",
        "bad-timing",
        '"Quý І năm 2022", trong đó chữ "І" (U+0406) không phải chữ cái Latinh',
    ),
    Attack(
        "look-alike-key",
        TASK,
        "        coordinating:",
        "        cооrdinating:",
        "11:9",
        "unknown-key",
        'khóa lạ "cооrdinating", trong đó chữ "о" (U+043E) không phải chữ cái Latinh; ý bạn là coordinating',
    ),
    Attack(
        "look-alike-in-the-registry",
        AGENCIES,
        "- id: so-tu-phap",
        "- id: so-noi-vu-2\n  name: Ѕở Nội vụ\n  kind: agency\n- id: so-tu-phap",
        "10:9",
        "foreign-letter",
        'so-noi-vu-2 · name (Tên): chữ "Ѕ" (U+0405) không phải chữ cái Latinh; hãy gõ lại tên này',
    ),
    Attack(
        "look-alike-alias",
        AGENCIES,
        "- Trung tâm PVHCC",
        "- Ѕở Nội vụ",
        "23:7",
        "foreign-letter",
        'aliases (Cách viết khác): chữ "Ѕ" (U+0405)',
    ),
    Attack(
        "look-alike-former-name",
        AGENCIES,
        "  short: SNV\n",
        "  short: SNV\n  former_names:\n    - {name: Ѕở Nội chính, until: 2020}\n",
        "9:14",
        "foreign-letter",
        'name (Tên cũ): chữ "Ѕ" (U+0405)',
    ),
    Attack(
        "look-alike-abbreviation",
        GLOSSARY,
        "- abbr: CCHC",
        "- abbr: ССНС\n  meaning: x\n- abbr: CCHC",
        "5:9",
        "foreign-letter",
        'ССНС · abbr (Chữ viết tắt): chữ "С" (U+0421) không phải chữ cái Latinh',
    ),
    Attack("look-alike-member", GROUPS, "- so-noi-vu\n", "- ѕо-noi-vu\n", "6:7", "unknown-agency", 'ý bạn là "so-noi-vu"?'),
)

FLOODS = (
    Flood("cell-of-5-megabytes", b"id: II.2.1\ntitle: " + b"x" * 5_000_000, "1:1", "large-file"),
    Flood("cell-of-200-kilobytes", b"id: II.2.1\ntitle: " + b"x" * 200_000, "1:1", "missing-key"),
    Flood("100000-lines", b"- a\n" * 100_000, "1:1", "large-file"),
    Flood("60000-lines", b"- a\n" * 60_000, "1:1", "wrong-shape"),
    Flood("the-same-key-40000-times", b"a: b\n" * 40_000, "1:1", "unknown-key"),
    Flood("key-of-1000-letters", b"k" * 1_000 + b": x\n", "1:1", "unknown-key"),
    Flood("key-of-200000-letters", b"k" * 200_000 + b": x\n", "1:200001", "yaml-syntax"),
    Flood("100000-brackets", b"[" * 100_000, "1:26", "too-deep"),
    Flood("deep-mappings", b"{a: " * 30 + b"x" + b"}" * 30, "1:98", "too-deep"),
    Flood("alias-bomb", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1:4", "yaml-anchor"),
    Flood("nothing-but-nul", b"\0" * 1_000, "1:1", "invisible-character"),
    Flood("not-utf-8", b"id: \xff\xfe", "1:5", "not-utf-8"),
    Flood("surrogate", b"id: \xed\xa0\x80", "1:5", "not-utf-8"),
)

NAMES = (
    "data/2022/tasks/II-2-1.yml",
    "data/2022/tasks/ii-2-1.YML",
    "data/2022/Plan.yml",
    "data/2022/tasks/ii-2-2.yml\n::error file=x::y.yml",
    "data/2022/tasks/\r\n##[error]x.yml",
    "data/2022/tasks/\x1b[2Jx.yml",
    "data/2022/tasks/ii-2\u202e-2.yml",
    "data/2022/tasks/%0A::error::x.yml",
    "data/2022/tasks/](javascript:alert(1)).yml",
    "data/2022/tasks/<script>alert(1)<\u2215script>.yml",
    "data/2022/tasks/іі-2-2.yml",
    "data/2022/tasks/ii-2-2.yml/x.yml",
)
"""Names of files that nobody may add: told as strange, and nothing of the name is obeyed."""
