"""Nothing a learner does is lost, and nothing private is kept unasked: in kills, refusals and new versions."""

from __future__ import annotations

import json
import re
import signal

from playwright.sync_api import expect

from course_lib.learner.record import Record
from tests.support.browser.walkthroughs import (
    CALLS,
    axe,
    do_code,
    do_cue,
    do_face,
    do_order,
    do_quiz,
    do_reflect,
    do_respond,
    do_sort,
    press,
    write_lesson,
)
from tests.support.events import keep
from tests.support.jupyter import show_code


def answers(server) -> list:
    return Record(server.home / "answers").events()


def test_saved_is_said_after_the_answer_is_on_disk_and_it_comes_back_after_a_kill(
    page, show, fresh, kill_kernel, open_lesson
):
    section = show("quiz")
    do_quiz(page, section)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    (event,) = answers(fresh)
    assert event.answer.stored()["picked"] == [1]
    assert event.answer.stored()["confidence"] == 0.4
    feedback = section.locator(".eip-feedback").first.inner_text()

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "quiz.ipynb")

    again = other.locator("section.eip-quiz")
    expect(again.get_by_role("radio").nth(1)).to_be_checked()
    expect(again.locator(".eip-feedback").first).to_have_text(feedback, use_inner_text=True)


def test_a_kernel_that_does_not_answer_means_not_saved_and_the_words_stay(page, show, fresh):
    section = show("respond")
    (kernel,) = fresh.kernels()
    kernel.send_signal(signal.SIGSTOP)
    section.get_by_role("textbox").fill("I would like to hear about him.")
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    section.get_by_role("button", name="Save and compare").click()

    expect(section.locator(".eip-status")).to_contain_text("NOT saved", timeout=30_000)
    expect(section.get_by_role("button", name="Save and compare")).to_be_focused()
    assert section.get_by_role("textbox").input_value() == "I would like to hear about him."

    kernel.send_signal(signal.SIGCONT)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"), timeout=30_000)


def test_what_was_typed_is_still_there_after_the_kernel_was_killed(page, show, fresh, kill_kernel):
    section = show("respond")
    section.get_by_role("textbox").fill("Half a sentence that nobody has")
    kill_kernel(fresh)
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", re.compile("restarting|starting|stopped"))
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", "ready", timeout=60_000)
    again = page.locator("section.eip-respond[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("Half a sentence that nobody has")
    expect(again.locator(".eip-status")).to_contain_text("Draft saved")
    assert [event.answer.text for event in answers(fresh)] == ["Half a sentence that nobody has"]


def test_a_record_that_cannot_be_written_says_not_saved_and_why(page, course_server, tmp_path, open_lesson):
    write_lesson(tmp_path, "lesson", [CALLS["safety"]])
    blocked = tmp_path / "a-file-where-the-folder-should-be"
    blocked.write_text("")
    with course_server(tmp_path, environ={"EMPATHY_HOME": str(blocked)}) as running:
        open_lesson(page, running, "lesson.ipynb")
        page.get_by_role("button", name="I have read this").click()
        status = page.locator("section.eip-safety .eip-status")
        expect(status).to_contain_text("NOT saved")
        expect(page.get_by_text("Noted.")).to_have_count(0)


def test_a_learners_words_are_shown_as_text_and_never_run(page, show):
    section = show("respond")
    hostile = "<img src=x onerror=\"document.title='run'\"> <b>bold</b> and two more words"
    section.get_by_role("textbox").fill(hostile)
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    section.get_by_role("button", name="Save and compare").click()
    expect(section.locator(".eip-own")).to_have_text(hostile)
    assert page.title() != "run"


def test_a_second_try_shows_both_replies_and_comes_back(page, show, fresh, open_lesson):
    section = show("respond")
    do_respond(page, section)
    section.get_by_role("textbox", name="What do you say now?").fill("He is all in that drawer.")
    section.get_by_role("button", name="Save my second reply").click()
    expect(section.locator(".eip-own")).to_have_count(2)

    page.reload()
    again = page.locator("section.eip-respond[data-ready=true]")
    expect(again.locator(".eip-own")).to_have_count(2, timeout=60_000)
    expect(again.locator(".eip-own").nth(1)).to_have_text("He is all in that drawer.")


def test_the_key_of_a_transcript_is_shown_only_after_a_second_coding(page, show):
    section = show("code")
    do_code(page, section)
    assert section.get_by_text("✗ Our label").count() == 0
    section.get_by_role("button", name="Compare again").click()
    expect(section.get_by_text("✗ Our label").first).to_be_visible()


def save_the_notebook(page):
    """Write the page itself, outputs and all. Only with its code shown: a protected lesson has nothing to save."""
    show_code(page)
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url):
        page.keyboard.press("Control+s")


def test_private_words_reach_no_disk_before_the_learner_asks_for_it(page, show, fresh):
    section = show("reflect")
    section.get_by_role("textbox").fill("Something of my own, unkept")
    section.get_by_role("button", name="Next step").click()
    save_the_notebook(page)
    everything = [file for place in (fresh.folder, fresh.home) for file in place.rglob("*") if file.is_file()]
    assert not any(b"of my own, unkept" in file.read_bytes() for file in everything)
    assert answers(fresh) == []


def test_kept_private_words_have_a_place_of_their_own_and_can_be_deleted(page, show, fresh, open_lesson):
    section = show("reflect")
    do_reflect(page, section)
    place = fresh.home / "private" / "who-is-easy-to-hear"
    assert [event.answer.text for event in Record(place).events()] == ["A person I found hard to follow."]
    assert answers(fresh) == []
    save_the_notebook(page)
    assert "hard to follow" not in (fresh.folder / "reflect.ipynb").read_text(encoding="utf-8")

    page.reload()
    again = page.locator("section.eip-reflect[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("A person I found hard to follow.", timeout=60_000)
    again.get_by_role("checkbox").click()
    again.get_by_role("button", name="Delete it").click()
    expect(again.locator(".eip-status")).to_contain_text("Nothing of this reflection is kept")
    assert Record(place).events() == []


def test_words_of_danger_open_the_help_panel_and_are_not_kept(page, show, fresh):
    section = show("reflect")
    section.get_by_role("textbox").press_sequentially("Some days I think of suicide ")
    dialog = page.locator("dialog.eip-help[open]")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("combobox", name="Where are you?")).to_be_visible()
    assert axe(page, "help") == []
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    assert answers(fresh) == []


def test_any_activity_can_be_skipped_and_that_counts(page, show, fresh):
    section = show("respond")
    section.get_by_role("button", name="Pause or get help").click()
    page.locator("dialog[open]").get_by_role("button", name="Skip this activity").click()
    expect(section.locator(".eip-status")).to_contain_text("counts as done")
    assert [(event.item, event.act) for event in answers(fresh)] == [("the-photo-drawer", "skip")]


def test_the_learner_can_see_take_and_delete_the_whole_record(page, show, fresh):
    keep(Record(fresh.home / "answers"), "an-item", "answer", {"text": "=mine"})
    keep(Record(fresh.home / "private" / "a-reflection"), "a-stage", "draft", {"text": "mine alone"})
    section = show("kept")
    expect(section.get_by_text("1 entries in your record")).to_be_visible()
    with page.expect_download() as download:
        section.get_by_role("button", name="Take it with me (JSON)").click()
    assert [one["data"] for one in json.loads(download.value.path().read_text())] == [{"text": "=mine"}]
    section.get_by_role("checkbox").check()
    with page.expect_download() as download:
        section.get_by_role("button", name="Take it with me (table, CSV)").click()
    table = download.value.path().read_text()
    assert "mine alone" in table
    assert "'=mine" in table

    section.get_by_role("button", name="Delete everything…").click()
    section.get_by_role("button", name="Delete everything now").click()

    expect(section.get_by_text("0 entries in your record")).to_be_visible()
    assert answers(fresh) == []
    assert Record(fresh.home / "private" / "a-reflection").events() == []


def test_two_tabs_with_two_kernels_keep_both_answers(page, show, fresh, open_lesson):
    section = show("quiz", name="two")
    other = page.context.new_page()
    open_lesson(other, fresh, "quiz.ipynb")
    do_quiz(page, section)
    do_quiz(other, other.locator("section.eip-quiz"))
    assert len(fresh.kernels()) == 2
    assert [event.act for event in answers(fresh)] == ["answer", "answer"]


def test_words_written_for_an_earlier_version_of_a_moment_are_shown_again(page, show, fresh):
    old = {"text": "Words from before the moment was mended.", "ratings": ["yes", "no", "no"]}
    keep(Record(fresh.home / "answers"), "the-photo-drawer", "first", old, version="earlier")
    section = show("respond")
    expect(section.get_by_role("textbox")).to_have_value(old["text"])
    expect(section.locator(".eip-status")).to_contain_text("Something here was improved")


def test_every_card_is_saved_as_it_is_sorted_and_comes_back_after_a_kill(page, show, fresh, kill_kernel, open_lesson):
    section = show("sort")
    section.get_by_role("combobox", name="Category for card 1").select_option("Sympathy")
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"))
    assert [event.answer.stored() for event in answers(fresh)] == [{"cards": {"friend-sorry": "sympathy"}}]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "sort.ipynb")

    again = other.locator("section.eip-sort[data-ready=true]")
    expect(again.get_by_role("combobox", name="Category for card 1")).to_have_value("sympathy")
    again.get_by_text("See your cards category by category").click()
    expect(again.get_by_role("heading", name="Sympathy (1)")).to_be_visible()
    expect(again.get_by_role("heading", name="Not sorted yet (5)")).to_be_visible()


def test_our_places_are_shown_only_after_a_second_sorting_and_come_back(page, show, fresh, open_lesson):
    section = show("sort")
    section.get_by_role("button", name="Compare with our sorting").click()
    expect(section.get_by_role("alert")).to_contain_text("One card has no category yet")
    expect(section.get_by_role("combobox", name="Category for card 1")).to_be_focused()
    do_sort(page, section)
    expect(section.get_by_text("✗ We put it elsewhere")).to_have_count(4)
    assert section.get_by_text("✗ Our place").count() == 0
    section.get_by_role("button", name="Compare again").click()
    expect(section.get_by_text("✗ Our place: Sympathy")).to_be_visible()

    page.reload()
    again = page.locator("section.eip-sort[data-ready=true]")
    expect(again.get_by_text("✗ Our place: Sympathy")).to_be_visible(timeout=60_000)
    expect(again.get_by_role("heading", name="Same place for 2 of 6 cards")).to_be_visible()
    assert [event.answer.stored()["attempt"] for event in answers(fresh) if event.act == "answer"] == [1, 2]

    again.get_by_role("combobox", name="Category for card 1").select_option("Advice")
    expect(again.get_by_text("✗ Our place: Sympathy")).to_have_count(0)


def test_every_move_of_a_step_is_saved_and_comes_back_after_a_kill(page, show, fresh, kill_kernel, open_lesson):
    section = show("order")
    down = section.get_by_role("button", name=re.compile("^Down: Ask her how it is"))
    down.click()
    expect(section.locator(".eip-status")).to_have_text(
        re.compile(r"“Ask her how it is for her” is now 2 of 5\. Saved \d\d:\d\d")
    )
    moved = ["mend-check", "mend-ask", "mend-pause", "mend-notice", "mend-name"]
    assert [event.answer.stored() for event in answers(fresh)] == [{"steps": moved}]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "order.ipynb")

    again = other.locator("section.eip-order[data-ready=true]")
    expect(again.locator(".eip-step").nth(0)).to_contain_text("Say back what you now hear")
    expect(again.locator(".eip-step").nth(1)).to_contain_text("Ask her how it is for her")


def test_our_order_is_shown_only_after_a_second_check_and_comes_back(page, show, fresh):
    section = show("order")
    do_order(page, section)
    assert section.get_by_role("heading", name="Our order").count() == 0
    section.get_by_role("button", name="Compare again").click()
    ours = section.locator(".eip-ours > li")
    expect(ours).to_have_count(5)
    expect(ours.nth(1)).to_contain_text("you can’t hear what it did")

    page.reload()
    again = page.locator("section.eip-order[data-ready=true]")
    expect(again.locator(".eip-ours > li")).to_have_count(5, timeout=60_000)
    expect(again.locator(".eip-step").first).to_contain_text("✓ In place")

    again.get_by_role("button", name=re.compile("^Down: Notice")).click()
    expect(again.get_by_text("✓ In place")).to_have_count(0)


def test_a_move_that_cannot_be_saved_says_so_and_the_steps_stay(page, show, fresh):
    section = show("order")
    (kernel,) = fresh.kernels()
    kernel.send_signal(signal.SIGSTOP)
    section.get_by_role("button", name=re.compile("^Down: Ask her")).click()
    expect(section.locator(".eip-status")).to_contain_text("NOT saved", timeout=30_000)
    expect(section.locator(".eip-step").nth(1)).to_contain_text("Ask her how it is for her")
    kernel.send_signal(signal.SIGCONT)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"), timeout=30_000)


def test_a_face_comes_back_as_it_was_set_after_a_kill(page, show, fresh, kill_kernel, open_lesson):
    section = show("face")
    do_face(page, section)
    section.get_by_role("slider", name="Jaw drop").fill("0.5")
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"))

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "face.ipynb")

    again = other.locator("section.eip-face[data-ready=true]")
    expect(again.get_by_text("Task 2 of 3")).to_be_visible()
    expect(again.get_by_role("slider", name="Inner brow raiser")).to_have_value("1")
    expect(again.get_by_role("slider", name="Jaw drop")).to_have_value("0.5")
    expect(again.get_by_role("img", name="Inner brows raised, strongly; jaw dropped, clearly.")).to_be_visible()
    expect(again.get_by_role("heading", name="✗ Not yet.")).to_be_visible()
    again.get_by_role("button", name="Previous task").click()
    expect(again.get_by_role("radio", name="Lip corner puller")).to_be_checked()
    expect(again.get_by_role("radio", name="Lip corner puller")).to_be_disabled()
    again.get_by_role("button", name="Back to the free face").click()
    expect(again.get_by_role("slider", name="Lip corner puller")).to_have_value("0.8")


def test_a_task_with_the_face_can_be_skipped_and_the_end_comes_back(page, show, fresh):
    section = show("face")
    section.get_by_role("button", name="Go to the tasks").click()
    for _ in range(3):
        section.get_by_role("button", name="Skip this task").click()
    expect(section.get_by_role("heading", name="What the units tell, and what they don’t")).to_be_focused()
    assert [event.act for event in answers(fresh)] == ["skip"] * 3

    page.reload()
    again = page.locator("section.eip-face[data-ready=true]")
    expect(again.get_by_text("Naming movements slows you down")).to_be_visible(timeout=60_000)


def test_shares_of_a_cue_move_on_from_scene_to_scene_and_come_back_after_a_kill(
    page, show, fresh, kill_kernel, open_lesson
):
    section = show("cue")
    section.get_by_role("button", name="Save my shares").click()
    expect(section.get_by_role("alert")).to_contain_text("Move at least one slider first")
    do_cue(page, section)
    kept = {event.item: event.answer.stored()["shares"] for event in answers(fresh) if event.act == "shares"}
    assert list(kept) == ["priya-first-meeting", "priya-anniversary"]
    assert all(abs(sum(shares.values()) - 1) < 0.01 for shares in kept.values())
    assert kept["priya-anniversary"]["else"] > kept["priya-first-meeting"]["else"] > 0
    moved = section.locator(".eip-moved").inner_text()
    section.get_by_role("button", name="Next situation").click()
    section.get_by_role("slider", name="Something hurts").fill("40")
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"))

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "cue.ipynb")

    again = other.locator("section.eip-cue[data-ready=true]")
    expect(again.get_by_role("heading", name="Situation 3 of 3: After a joke")).to_be_visible()
    expect(again.get_by_role("slider", name="Something hurts")).to_have_value("40")
    again.get_by_role("button", name="Previous situation").click()
    expect(again.locator(".eip-moved")).to_have_text(moved, use_inner_text=True)
    expect(again.get_by_text("A date like this makes sadness likelier")).to_be_visible()


def test_both_tries_to_check_a_cue_are_kept_and_the_second_draft_too(page, show, fresh):
    section = show("cue")
    for _ in range(3):
        section.get_by_role("button", name="Skip this situation").click()
    section.get_by_role("textbox", name="What do you say?").fill("You look")
    section.get_by_role("button", name="Save and see other ways").click()
    expect(section.get_by_role("alert")).to_contain_text("at least three words")
    assert section.get_by_text("States it as a fact").count() == 0
    section.get_by_role("textbox").fill("You look <b>sad</b> today.")
    section.get_by_role("button", name="Save and see other ways").click()
    expect(section.locator(".eip-own")).to_have_text("You look <b>sad</b> today.")
    expect(section.locator(".eip-quality")).to_have_text(
        ["States it as a fact", "Leads to one answer", "Leaves it open"]
    )
    assert axe(page, "cue") == []
    section.get_by_role("textbox", name="What do you say now?").fill("Something crossed")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")

    page.reload()
    again = page.locator("section.eip-cue[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("Something crossed", timeout=60_000)
    again.get_by_role("textbox").fill("Something crossed your face.")
    again.get_by_role("button", name="Save my second try").click()

    page.reload()
    again = page.locator("section.eip-cue[data-ready=true]")
    expect(again.locator(".eip-own").nth(1)).to_have_text("Something crossed your face.", timeout=60_000)
    again.get_by_role("button", name="Write another one").click()
    expect(again.get_by_role("textbox")).to_have_value("")


def test_words_of_danger_in_a_check_open_the_help_panel(page, show):
    section = show("cue")
    for _ in range(3):
        section.get_by_role("button", name="Skip this situation").click()
    section.get_by_role("textbox").press_sequentially("I think of suicide ")
    expect(page.locator("dialog.eip-help[open]")).to_be_visible()
