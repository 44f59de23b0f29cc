"""Judges pages in headless Chromium; prints what is wrong and ends with 1 where anything is."""

import os
import sys

import html5lib
from selenium.webdriver.common.by import By

from browser import accessibility, keyboard, layout, open_browser, show

# Text of charts that leaves its drawing, or lies on another text of the same chart by more than a
# fifth of its height.
CROWDED_TEXT = """
const wrong = [];
for (const svg of document.querySelectorAll('svg.gofal-chart')) {
  if (getComputedStyle(svg).display === 'none') continue;
  const page = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(t => ({t: t.textContent, b: t.getBoundingClientRect()}));
  for (const {t, b} of texts)
    if (b.left < page.left - 1 || b.right > page.right + 1 || b.top < page.top - 1 || b.bottom > page.bottom + 1)
      wrong.push('cut off: ' + t);
  texts.forEach((one, i) => texts.slice(i + 1).forEach(two => {
    const across = Math.min(one.b.right, two.b.right) - Math.max(one.b.left, two.b.left);
    const down = Math.min(one.b.bottom, two.b.bottom) - Math.max(one.b.top, two.b.top);
    if (across > 2 && down > 0.35 * Math.min(one.b.height, two.b.height))
      wrong.push('covered: ' + one.t + ' / ' + two.t);
  }));
}
return wrong;
"""

def judge(driver, path, dark):
    failures = []
    for width in (320, 760, 1920):
        if dark and width != 760:
            continue  # Colours are the same at every width, and places the same in the dark.

        def complain(text):
            failures.append("%s, %d px, %s: %s" % (os.path.basename(path), width, "dark" if dark else "light", text))
        show(driver, width, 900, dark)
        driver.get("file://" + path)
        # axe judges each scheme once, and the telephone's page, where other charts are shown.
        if width < 1920:
            accessibility(driver, complain)
        layout(driver, width, complain)
        for text in driver.execute_script(CROWDED_TEXT):
            complain(text)
        if driver.find_elements(By.CSS_SELECTOR, "[draggable=true]"):
            complain("something must be dragged")
        if width != 760:
            keyboard(driver, complain)
    return failures


def main(paths):
    failures = []
    for path in paths:
        text = open(path, encoding="utf-8").read()
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        failures += ["%s: HTML %s" % (os.path.basename(path), error) for error in parser.errors]
        ids = [part.split('"')[0] for part in text.split(' id="')[1:]]
        failures += ["%s: id %s twice" % (path, i) for i in set(ids) if ids.count(i) > 1]
        for forbidden in ("<script", "http-equiv=\"refresh\"", "src=\"http", "\u202e"):
            if forbidden in text:
                failures.append("%s holds %s" % (path, forbidden))
        if len(text.encode()) > 2 << 20:
            failures.append(path + " is larger than 2 MiB")
    driver = open_browser()
    try:
        for path in paths:
            for dark in (False, True):
                failures += judge(driver, os.path.abspath(path), dark)
    finally:
        driver.quit()
    for failure in sorted(set(failures)):
        print(failure)
    print("%d pages, %d faults" % (len(paths), len(set(failures))))
    return 1 if failures else 0


sys.exit(main(sys.argv[1:]))
