"""What of an activity a learner must find again: its words and all that was chosen or typed in it."""

from __future__ import annotations

from playwright.sync_api import Locator

#: What of an activity must come back: its words and all that was chosen or typed in it. The running agreement of
#: ratings is over all lessons, so later ratings have changed it.
SEEN = """section => {
  const fields = [...section.querySelectorAll(".eip-body :is(input, select, textarea)")];
  const said = fields.map((one) => (["radio", "checkbox"].includes(one.type) ? one.checked : one.value));
  const body = section.querySelector(".eip-body").cloneNode(true);
  body.querySelectorAll(".eip-running").forEach((one) => one.remove());
  return [section.className, body.textContent, said];
}"""


def seen(section: Locator) -> list[object]:
    section.scroll_into_view_if_needed()
    found: list[object] = section.evaluate(SEEN)
    return found
