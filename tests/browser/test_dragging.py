"""Steps and cards that are dragged with a mouse or a finger; what is put down nowhere stays where it was."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer

AS_SHOWN = ["mend-ask", "mend-check", "mend-pause", "mend-notice", "mend-name"]


def middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def take(page: Page, what: Locator, to: tuple[float, float]) -> None:
    """Take something by its grip and hold it there."""
    what.locator(".eip-grip").scroll_into_view_if_needed()
    page.mouse.move(*middle(what.locator(".eip-grip")))
    page.mouse.down()
    page.mouse.move(*to, steps=6)


def test_a_step_is_dragged_to_its_place_and_saved(page: Page, show: Show, fresh: CourseServer) -> None:
    page.set_viewport_size({"width": 1280, "height": 1200})
    section = show("order")
    steps = section.locator(".eip-step")
    x, y = middle(steps.nth(3))
    take(page, steps.nth(0), (x, y + 12))
    expect(steps.nth(3)).to_have_attribute("data-lands", "below")
    page.mouse.up()

    expect(section.locator(".eip-status")).to_contain_text("“Ask her how it is for her” is now 4 of 5")
    expect(steps.nth(3)).to_contain_text("Ask her how it is for her")
    expect(section.locator("[data-held], [data-lands='below'], [data-lands='above']")).to_have_count(0)
    first, *rest = AS_SHOWN
    assert [event.answer.stored() for event in answers(fresh)] == [{"steps": [*rest[:3], first, rest[3]]}]


def test_a_step_that_is_dropped_nowhere_or_given_up_stays(page: Page, show: Show, fresh: CourseServer) -> None:
    page.set_viewport_size({"width": 1280, "height": 1200})
    section = show("order")
    steps = section.locator(".eip-step")
    take(page, steps.nth(0), (1270, middle(steps.nth(3))[1]))
    page.mouse.up()
    take(page, steps.nth(0), middle(steps.nth(3)))
    page.keyboard.press("Escape")
    page.mouse.up()
    take(page, steps.nth(0), middle(steps.nth(0).locator(".eip-grip")))
    page.mouse.up()

    expect(steps.nth(0)).to_contain_text("Ask her how it is for her")
    assert steps.nth(0).evaluate("step => step.style.transform") == ""
    assert answers(fresh) == []


def test_a_card_is_dragged_onto_its_category_and_off_it_changes_nothing(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("sort")
    card = section.locator(".eip-card:visible")
    pill = card.locator("label").filter(has_text="Advice")
    take(desk, card, middle(section.get_by_role("heading", level=3)))
    desk.mouse.up()
    assert answers(activities) == []

    take(desk, card, middle(pill))
    expect(pill).to_have_attribute("data-under", "")
    desk.mouse.up()
    expect(card.get_by_role("radio", name="Advice")).to_be_checked()
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    expect(section.locator("[data-held], [data-under]")).to_have_count(0)
    ((placed,),) = [event.answer.stored()["cards"].values() for event in answers(activities)]
    assert placed == "advice"


def test_a_finger_drags_by_the_grip_and_scrolls_elsewhere(page: Page, show: Show) -> None:
    section = show("order")
    grip = section.locator(".eip-grip").first
    assert grip.evaluate("grip => getComputedStyle(grip).touchAction") == "none"
    assert section.locator(".eip-step").first.evaluate("step => getComputedStyle(step).touchAction") == "auto"
    steps = section.locator(".eip-step")
    (x, y), (_, down) = middle(grip), middle(steps.nth(1))
    touch = page.context.new_cdp_session(page)
    at = [(y, "touchStart"), ((y + down) / 2, "touchMove"), (down + 12, "touchMove")]
    for height, kind in at:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": height}]})
    page.wait_for_timeout(100)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(section.locator(".eip-status")).to_contain_text("“Ask her how it is for her” is now 2 of 5")
