"""Reading content: a name in, a checked thing out; everything wrong at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import FILES, FOLDERS, Content, load
from course_lib.models import Person, Quiz, Released

PERSON = "name: Mireille\npronouns: she/her\nage: 58\nabout: A retired baker.\nbrings: The quiet of a new flat.\n"


@pytest.fixture
def people(tmp_path: Path) -> Content:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "mireille.yml").write_text(PERSON)
    return Content(tmp_path)


def test_a_thing_takes_its_id_from_its_file(people: Content) -> None:
    mireille = people.one(Person, "mireille")

    assert (mireille.id, mireille.name, mireille.age) == ("mireille", "Mireille", 58)


def test_names_and_all_come_in_the_order_of_the_ids(people: Content) -> None:
    (people.root / "people" / "amara.yml").write_text(PERSON)

    assert people.names(Person) == ["amara", "mireille"]
    assert [person.id for person in people.all(Person)] == ["amara", "mireille"]


def test_an_unknown_name_gets_the_nearest_known_one(people: Content) -> None:
    with pytest.raises(ContentError, match=r"mirelle\.yml:1: there is no `mirelle`; did you mean `mireille`\?"):
        people.one(Person, "mirelle")


def test_a_name_like_no_other_gets_no_guess(people: Content) -> None:
    with pytest.raises(ContentError, match=r"there is no `xyz`$"):
        people.one(Person, "xyz")


def test_an_id_inside_the_file_is_told(people: Content) -> None:
    (people.root / "people" / "amara.yml").write_text(PERSON + "id: amara\n")

    with pytest.raises(ContentError, match=r"amara\.yml:6: id: the file's name is its id; remove this line"):
        people.one(Person, "amara")


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "7\n"])
def test_anything_but_key_and_value_lines_is_told(people: Content, text: str) -> None:
    (people.root / "people" / "amara.yml").write_text(text)

    with pytest.raises(ContentError, match="a content file is a list of `key: value` lines"):
        people.one(Person, "amara")


def test_a_letter_about_a_place_names_its_line_and_counts_from_one(tmp_path: Path) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "first.yml").write_text("title: a\nitems:\n  - id: one\n  - id: two\n    prompt: b\n")

    letter = Content(tmp_path).letter(Quiz, "first", ("items", 1, "prompt"), "is short; say more")

    assert str(letter) == f"{tmp_path}/quizzes/first.yml:5: items 2, prompt: is short; say more"


def test_all_that_is_wrong_is_told_at_once(people: Content) -> None:
    (people.root / "people" / "amara.yml").write_text(PERSON + "id: amara\n")
    (people.root / "people" / "jo.yml").write_text("name: Jo\nnam: Jo\n")
    (people.root / "released.yml").write_text("ids: {}\n")

    letters = people.letters()

    told = [str(letter).removeprefix(f"{people.root}/") for letter in letters]
    missing = {name for shape, name in FILES.items() if shape is not Released}
    assert {one.partition(":")[0] for one in told} == {"people/amara.yml", "people/jo.yml", *missing}
    assert sum(one.startswith("people/jo.yml") for one in told) == 5
    assert letters == sorted(letters)


@pytest.mark.parametrize("name", ["quizes/first.yml", "quizzes/first.yaml", "quizzes/more/first.yml", "notes.yml"])
def test_a_file_that_nobody_reads_is_told(tmp_path: Path, name: str) -> None:
    stray = tmp_path / name
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("title: a\n")

    told = [letter.says for letter in Content(tmp_path).letters() if letter.file == str(stray)]

    assert len(told) == 1
    assert "nothing reads this file" in told[0]


def test_every_kind_has_one_place(people: Content) -> None:
    assert not set(FOLDERS) & set(FILES)
    assert people.file(Quiz, "one") == people.root / "quizzes" / "one.yml"
    assert people.file(Released) == people.root / "released.yml"


def test_the_data_of_this_course_is_where_home_says() -> None:
    assert (paths.data() / "course.yml").is_file()


def test_a_file_is_read_once_and_again_when_it_was_edited(people: Content) -> None:
    file = people.file(Person, "mireille")
    first = load(file, Person)

    assert load(file, Person) is first

    file.write_text(PERSON.replace("58", "60"))
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1_000_000))

    assert load(file, Person).age == 60
