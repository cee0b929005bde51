"""The one stylesheet: what no page can use is left out of it, nothing else."""

import pytest

from hooks.styles import used

CLASSES = {"a", "b", "default"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1}", ".a{x:1}"),
        (".c{x:1}", ""),
        (".a,.c{x:1}", ".a{x:1}"),
        (".a .c,.b>p{x:1}", ".b>p{x:1}"),
        ("p:not(.c){x:1}", "p:not(.c){x:1}"),
        (":is(.a,.c) p{x:1}", ":is(.a,.c) p{x:1}"),
        ("[dir=rtl] .a{x:1}", ""),
        ("[data-md-color-scheme=default]{x:1}", "[data-md-color-scheme=default]{x:1}"),
        ("[data-md-color-accent=red]{x:1}", ""),
        ("@media print{.c{x:1}}", ""),
        ("@media print{.c{x:1}.a{x:2}}", "@media print{.a{x:2}}"),
        ("@keyframes k{0%{x:1}to{x:2}}", "@keyframes k{0%{x:1}to{x:2}}"),
    ],
)
def test_selectors_that_nobody_meets_are_left_out(css: str, kept: str) -> None:
    assert used(css, CLASSES) == kept
