"""Markdown from content files can format; it can't run anything."""

from __future__ import annotations

import pytest

from course_lib.content.markdown import html, inline


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>press</a>",
    ],
)
def test_html_and_script_addresses_are_shown_as_text(text: str) -> None:
    for shown in (html(text), inline(text)):
        assert "<script" not in shown
        assert "<img" not in shown
        assert "<a " not in shown


def test_emphasis_lists_tables_and_links_are_formatted() -> None:
    assert html("**bold** and *soft*") == "<p><strong>bold</strong> and <em>soft</em></p>"
    assert "<li>one</li>" in html("- one\n- two")
    assert "<table>" in html("| a |\n|---|\n| b |")
    assert html("[here](https://doi.org/10.1/x)") == '<p><a href="https://doi.org/10.1/x">here</a></p>'


def test_a_line_gets_no_paragraph_around_it() -> None:
    assert inline("What is *that* like?") == "What is <em>that</em> like?"


def test_a_picture_becomes_a_link_to_it() -> None:
    assert html("See ![this](http://a.example/x.png).") == '<p>See !<a href="http://a.example/x.png">this</a>.</p>'
