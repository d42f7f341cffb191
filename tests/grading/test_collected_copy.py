"""What is in a collected copy: what marking needs, and nothing that would run; time and secret are ours."""

from __future__ import annotations

import os
from datetime import timedelta

import nbformat

from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom
from tests.support.grading.exchange import BUS, Inbound, ago


def test_what_marking_doesnt_need_stays_there_and_is_in_nobodys_way(inbound: Inbound) -> None:
    # given: beside Eve's honest work lie a pipe, a link, a folder with ten thousand files and a hundred deep ones
    folder = inbound.hand_in("eve", picked=3)
    os.mkfifo(folder / "pipe")
    (folder / "shortcut").symlink_to("/etc/hostname")
    (folder / "photo.png").touch()
    os.truncate(folder / "photo.png", 10**12)
    (folder / "many").mkdir()
    for number in range(10_000):
        (folder / "many" / str(number)).touch()
    (folder / "/".join("d" * 100)).mkdir(parents=True)
    (folder / f"{NAME}.yml").write_text("title: mine\nitems: []\n")

    inbound.collect()

    # then: her notebook and answers are collected, and nothing else but what we write
    assert inbound.picked("eve") == [3]
    names = {str(file.relative_to(inbound.copy("eve"))) for file in inbound.copy("eve").rglob("*")}
    ours = {"timestamp.txt", "submission_secret.txt", "collected.json"}
    assert names == ours | {f"{NAME}.ipynb", "answers", "answers/sitting.jsonl"}


def test_nothing_that_a_notebook_saved_comes_with_it(inbound: Inbound) -> None:
    # given: a notebook whose outputs and settings hold a script
    script = "<script>alert(document.domain)</script>"
    file = inbound.hand_in("eve") / f"{NAME}.ipynb"
    notebook = nbformat.read(file, as_version=4)
    for cell in notebook.cells:
        cell.metadata["widgets"] = script
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": script})]
        else:
            cell.attachments = {"x.svg": {"image/svg+xml": script}}
    notebook.metadata["title"] = script
    nbformat.write(notebook, file)

    inbound.collect()

    # then: the cells' sources and nbgrader's settings are there to the letter, and nothing else
    kept = nbformat.read(inbound.copy("eve") / file.name, as_version=4)
    nbformat.validate(kept)
    assert [cell.source for cell in kept.cells] == [cell.source for cell in notebook.cells]
    about = [cell.metadata.get("nbgrader") for cell in notebook.cells]
    assert [cell.metadata.get("nbgrader") for cell in kept.cells] == about
    assert script not in (inbound.copy("eve") / file.name).read_text()


def test_a_damaged_notebook_is_taken_to_the_byte_and_told(inbound: Inbound) -> None:
    folder = inbound.hand_in("eve", picked=3)
    (folder / f"{NAME}.ipynb").write_bytes(b'{"cells": [\xff')

    log = inbound.collect()

    assert (inbound.copy("eve") / f"{NAME}.ipynb").read_bytes() == b'{"cells": [\xff'
    assert inbound.picked("eve") == [3]
    assert f"eve: {NAME}.ipynb is damaged" in log


def test_whoever_hands_in_answers_alone_is_marked_when_asked_for_by_name(inbound: Inbound) -> None:
    # given: the right answer and no notebook, which nbgrader itself wouldn't mark
    right = [option.correct for option in inbound.room.bank.items[0].options].index(True)  # type: ignore[union-attr]
    (inbound.hand_in("eve", picked=right) / f"{NAME}.ipynb").unlink()
    inbound.collect()

    # when: formgrader's button is pressed for them, as for somebody beside them
    log = inbound.room.step("autograde", "eve")
    inbound.room.step("autograde", "ann")

    # then: the answer counts, code waits for a person, and the marker reads why
    assert inbound.room.grades("eve")[BUS] == (2, False)
    assert inbound.room.grades("eve")[FUNCTION] == (None, True)
    assert "eve: No notebook came with it." in log
    assert inbound.room.grades("ann")[FUNCTION] == (0, False)


def test_a_page_is_sent_under_the_name_that_a_notebook_was_given_and_to_nobody_else(released: CourseRoom) -> None:
    # given: Eve renames her notebook, Mo deletes his, and Ann leaves hers as it is
    eve, mo, ann = (released.learner(name) for name in ("eve", "mo", "ann"))
    eve.notebook.rename(eve.folder / "mine.ipynb")
    mo.notebook.unlink()
    mo.answer(BUS, {"picked": [0]})
    released.mark(eve, mo, ann)
    released.step("generate_feedback")

    # when: feedback is sent
    log = released.step("release_feedback")

    # then: each finds a page of their own, but Mo, of whom the instructor reads what to do
    assert eve.fetch_feedback() == ann.fetch_feedback()
    assert [file.name for file in eve.folder.glob("feedback/*/*")] == ["mine.html"]
    page = released.work / "feedback" / "mo" / NAME / f"{NAME}.html"
    assert f"mo: no notebook was handed in, so they can't fetch the page. Send it to them: {page}" in log
    assert log.count("can't fetch the page") == 1


def test_odd_times_and_secrets_stop_neither_collecting_nor_marking_nor_feedback(inbound: Inbound) -> None:
    # given: one of nbgrader's two small files is gone or odd, each time another, and nobody is still writing
    inbound.room.monkeypatch.setattr("course_lib.grading.collecting.times.SLACK", timedelta())
    says = {"timestamp.txt": "Its timestamp.txt tells another", "submission_secret.txt": "What names their page"}
    holds = [None, b"", b"yesterday", b"\xff" * 9]
    odd = {f"eve-{file[0]}-{number}": (file, bytes) for file in says for number, bytes in enumerate(holds)}
    for learner, (file, bytes) in odd.items():
        folder = inbound.hand_in(learner)
        (folder / file).unlink()
        if bytes is not None:
            (folder / file).write_bytes(bytes)

    # when: it is collected twice, marked, and feedback is sent back
    log = inbound.collect()
    inbound.collect()
    for learner in (*odd, "ann", "ben"):
        inbound.room.step("autograde", learner)
    inbound.room.step("generate_feedback")
    inbound.room.step("release_feedback")

    # then: everybody who was marked has a page, and what was odd is told
    assert len(list((inbound.place.parent / "feedback").glob("*.html"))) == len(odd) + 2
    for learner, (file, bytes) in odd.items():
        assert f"{learner}: {'It has no' if file == 'timestamp.txt' and bytes is None else says[file]}" in log


def test_a_secret_copied_from_somebody_else_doesnt_take_their_page(inbound: Inbound) -> None:
    ann = next(inbound.place.glob("ann+*")) / "submission_secret.txt"
    eve = inbound.hand_in("eve") / "submission_secret.txt"
    eve.write_bytes(ann.read_bytes())

    log = inbound.collect()

    secrets = {(inbound.copy(name) / "submission_secret.txt").read_bytes() for name in ("ann", "ben", "eve")}
    assert len(secrets) == 3
    assert ann.read_bytes() in secrets
    assert "eve: What names their page of feedback" in log


def test_an_answer_dated_after_handing_in_is_told_to_the_marker(inbound: Inbound) -> None:
    folder = inbound.hand_in("eve")
    inbound.answer(folder, 1, ago(days=-24))

    log = inbound.collect()
    marking = inbound.room.step("autograde", "eve")

    assert "eve: 1 answer(s) are dated after it was handed in." in log
    assert "1 answer(s) are dated after it was handed in." in marking
    assert BUS in inbound.room.grades("eve")
    # and of two beside her nothing is said
    assert [inbound.note(name).remarks for name in ("ann", "ben")] == [(), ()]
