"""The pictures of lessons as a browser shows them: no word is cut, covered by another, or smaller than 12 px."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from course_lib import paths
from tests.support.chromium import new_page

#: What is wrong with the words of the pictures on the page. Words at a slant have boxes that overlap and no words.
WRONG = """
() => [...document.querySelectorAll("figure")].flatMap((figure) => {
  const image = figure.querySelector("svg");
  const frame = image.getBoundingClientRect();
  const words = [...image.querySelectorAll("text")].filter((one) => one.textContent.trim()).map((one) => ({
    says: one.textContent,
    box: one.getBoundingClientRect(),
    size: (parseFloat(getComputedStyle(one).fontSize) * frame.width) / image.getAttribute("width"),
    slant: /rotate\\(-?(?!90|0)/.test(one.getAttribute("transform")),
  }));
  const apart = (a, b) => a.right - 1 < b.left || b.right - 1 < a.left || a.bottom - 4 < b.top || b.bottom - 4 < a.top;
  return words.flatMap(({ says, box, size, slant }, at) => [
    size < 12 && `${says} has ${size} px`,
    (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom) &&
      `${says} is cut`,
    ...words.slice(0, at).map((one) => !slant && !one.slant && !apart(one.box, box) && `${one.says} is under ${says}`),
  ].filter(Boolean).map((wrong) => `${figure.title}: ${wrong}`));
})
"""


@pytest.mark.parametrize(("size", "room"), [("wide", 592), ("wide", 686), ("narrow", 280), ("narrow", 340)])
def test_every_word_of_every_picture_can_be_read(chromium: Browser, size: str, room: int) -> None:
    files = sorted((paths.data() / "drawings").glob(f"*/{size}-light.svg"))
    pictures = [f'<figure title="{file.parent.name}">{file.read_text(encoding="utf-8")}</figure>' for file in files]
    look = f"<style>figure {{ margin: 0; width: {room}px }} svg {{ width: 100%; height: auto }}</style>"

    with new_page(chromium) as page:
        page.set_content(look + "".join(pictures))

        assert files
        assert page.evaluate(WRONG) == []
