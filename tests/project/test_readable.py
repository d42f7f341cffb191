"""What lies in data/ can be read and mended by a person."""

from __future__ import annotations

from tests.support.places import ROOT

#: In characters. A feedback of three sentences on one line has some 300; what is longer goes in a block.
LONGEST = 400


def test_no_line_of_the_content_is_too_long_to_find_a_word_in() -> None:
    long = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted((ROOT / "data").rglob("*.yml"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ]

    assert long == []
