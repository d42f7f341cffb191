"""Reading YAML: every way in which a file can surprise its author ends in a letter with the right line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course_lib.content import strict_yaml
from course_lib.content.diagnostics import ContentError


def letter(tmp_path: Path, text: str) -> tuple[int, str]:
    file = tmp_path / "thing.yml"
    file.write_bytes(text.encode())
    with pytest.raises(ContentError) as caught:
        strict_yaml.read(file)
    first = caught.value.letters[0]
    assert first.file == str(file)
    return first.line, f"{first.where}: {first.says}"


def test_data_comes_with_the_line_of_every_place(tmp_path: Path) -> None:
    file = tmp_path / "thing.yml"
    file.write_text("# a comment\ntitle: Opening\nitems:\n  - id: one\n    text: |\n      Prose.\n  - id: two\n")

    data, lines = strict_yaml.read(file)

    assert data == {"title": "Opening", "items": [{"id": "one", "text": "Prose.\n"}, {"id": "two"}]}
    assert lines[("title",)] == 2
    assert lines[("items",)] == 3
    assert lines[("items", 0, "text")] == 5
    assert lines[("items", 1)] == lines[("items", 1, "id")] == 7


def test_a_date_stays_the_text_that_it_is(tmp_path: Path) -> None:
    file = tmp_path / "thing.yml"
    file.write_text("checked: 2026-11-23\n")

    assert strict_yaml.read(file)[0] == {"checked": "2026-11-23"}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "thing.yml"
    file.write_bytes("\ufefftitle: “Opening”\r\nabout: text\r\n".encode())

    data, lines = strict_yaml.read(file)

    assert data == {"title": "“Opening”", "about": "text"}
    assert lines[("about",)] == 2


def test_a_double_key_is_told_with_both_lines(tmp_path: Path) -> None:
    line, says = letter(tmp_path, "items:\n  - id: one\n    text: a\n    id: two\n")

    assert line == 4
    assert "items 1: " in says
    assert "`id` stands here a second time (first in line 2)" in says


@pytest.mark.parametrize("word", ["no", "Yes", "on", "OFF", "y", "N"])
def test_a_word_that_yaml_may_read_as_true_or_false_is_told(tmp_path: Path, word: str) -> None:
    line, says = letter(tmp_path, f"title: a\nanswers:\n  - maybe\n  - {word}\n")

    assert line == 4
    assert "answers 2: " in says
    assert f'write "{word}" or true/false' in says


def test_a_doubtful_word_in_quotes_or_prose_is_fine(tmp_path: Path) -> None:
    file = tmp_path / "thing.yml"
    file.write_text('a: "no"\nb: no thanks\nc: |\n  no\nd: true\n')

    assert strict_yaml.read(file)[0] == {"a": "no", "b": "no thanks", "c": "no\n", "d": True}


@pytest.mark.parametrize("number", ["12:30", "010", "0x10", "1_000", ".inf", ".nan", "0b_", "9" * 5000])
def test_a_number_that_yaml_reads_in_its_own_way_is_told(tmp_path: Path, number: str) -> None:
    line, says = letter(tmp_path, f"title: a\nminutes: {number}\n")

    assert line == 2
    assert "minutes: YAML reads" in says


@pytest.mark.parametrize("number", ["45", "-3", "0", "0.6", "1954"])
def test_a_plain_number_is_fine(tmp_path: Path, number: str) -> None:
    file = tmp_path / "thing.yml"
    file.write_text(f"a: {number}\n")

    assert strict_yaml.read(file)[0] == {"a": float(number)}


def test_a_tab_is_told_as_a_tab(tmp_path: Path) -> None:
    assert letter(tmp_path, "title: a\nitems:\n\t- id: one\n") == (
        3,
        ": a tab stands at the start of this line; YAML takes spaces only",
    )


def test_text_with_a_colon_gets_the_remedy(tmp_path: Path) -> None:
    line, says = letter(tmp_path, "title: a\nprompt: She says: no more\n")

    assert line == 2
    assert "needs quotes or a block" in says


def test_an_unclosed_quote_is_a_letter(tmp_path: Path) -> None:
    assert "needs quotes or a block" in letter(tmp_path, 'title: "never closed\nabout: b\n')[1]


def test_a_second_document_is_told(tmp_path: Path) -> None:
    line, says = letter(tmp_path, "title: a\n---\ntitle: b\n")

    assert line == 2
    assert "a second document begins here" in says


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_file_is_told(tmp_path: Path, text: str) -> None:
    assert "the file is empty" in letter(tmp_path, text)[1]


def test_bytes_that_are_not_utf_8_are_told_at_their_line(tmp_path: Path) -> None:
    file = tmp_path / "thing.yml"
    file.write_bytes("title: a\nabout: café\n".encode("latin-1"))

    with pytest.raises(ContentError, match="2: this is not UTF-8 text; save the file anew"):
        strict_yaml.read(file)


def test_a_missing_file_and_a_folder_are_letters(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.yml", tmp_path):
        with pytest.raises(ContentError, match="the file can't be read"):
            strict_yaml.read(place)


def test_a_control_character_is_told_at_its_line(tmp_path: Path) -> None:
    line, says = letter(tmp_path, "title: “a”\nabout: b\x07\n")

    assert line == 2
    assert "invisible control character" in says


@pytest.mark.parametrize("key", ["1", "null", "no", "[a]", "2.5", "<<"])
def test_a_key_that_is_no_word_is_told(tmp_path: Path, key: str) -> None:
    line, says = letter(tmp_path, f"title: a\n{key}: {{b: c}}\n")

    assert line == 2
    assert "the key of this line is no plain word" in says


def test_copies_by_reference_are_refused_before_they_can_grow(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise("abcdefghi"))

    assert "make copies" in letter(tmp_path, bomb)[1]
    assert "make copies" in letter(tmp_path, "a: &a [*a]\n")[1]


@pytest.mark.parametrize("value", ["!!int x", "!!timestamp x", "!!python/name:os.system", "!mine a"])
def test_a_tag_is_refused(tmp_path: Path, value: str) -> None:
    line, says = letter(tmp_path, f"title: a\nb: {value}\n")

    assert line == 2
    assert "`!` marks a type" in says


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
def test_endless_nesting_is_a_letter_and_no_crash(tmp_path: Path, opening: str) -> None:
    assert "deep" in letter(tmp_path, opening * 50_000)[1]


yaml_like = st.text(st.sampled_from("ab:- \n\t#|>&*!?{}[],'\"%@`01.~<=\x00é“"), max_size=60)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=80), yaml_like).map(str.encode) | st.binary(max_size=40))
def test_random_bytes_are_read_or_answered_by_a_letter(tmp_path: Path, said: bytes) -> None:
    file = tmp_path / "thing.yml"
    file.write_bytes(said)
    told = []
    try:
        strict_yaml.read(file)
    except ContentError as error:
        told = error.letters

    # YAML counts more characters as line ends than most editors; one letter more than rows would still be a defect.
    rows = len(said.decode(errors="replace").splitlines()) + 1
    assert all(1 <= letter.line <= rows and letter.says and "\n" not in letter.says for letter in told)
