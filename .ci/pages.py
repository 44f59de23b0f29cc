"""Judges pages in headless Chromium; prints what is wrong and ends with 1 where anything is."""

import os
import sys

import html5lib
from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.service import Service

# What can be pressed and is not inside a sentence is 24 CSS pixels high and wide, or has as much room
# around it (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """
return [...document.querySelectorAll('a, button, summary, input, select')].filter(e => {
  if (e.classList.contains('skip')) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.width < 24 || box.height < 24);
}).map(e => e.outerHTML.slice(0, 120));
"""

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

# The element that has the focus is on the page, framed, and not covered (2.4.7, 2.4.11).
FOCUS = """
const e = document.activeElement;
if (!e || e === document.body) return null;
const b = e.getBoundingClientRect();
const x = b.left + Math.min(b.width, innerWidth) / 2, y = b.top + Math.min(b.height, innerHeight) / 2;
const top = document.elementFromPoint(Math.min(Math.max(x, 1), innerWidth - 1), Math.min(Math.max(y, 1), innerHeight - 1));
return {id: [...document.querySelectorAll('*')].indexOf(e), html: e.outerHTML.slice(0, 80),
        framed: getComputedStyle(e).outlineStyle !== 'none',
        seen: b.bottom > 0 && b.top < innerHeight && top && (e.contains(top) || top.contains(e))};
"""

FOCUSABLE = """
return [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
  .filter(e => e.getClientRects().length > 0 && !e.closest('details:not([open]) > :not(summary)'))
  .map(e => [...document.querySelectorAll('*')].indexOf(e));
"""


def keyboard(driver, complain):
    driver.execute_script("document.activeElement.blur(); window.scrollTo(0, 0)")
    reached, body = set(), driver.find_element(By.TAG_NAME, "body")
    wanted = set(driver.execute_script(FOCUSABLE))
    for _ in range(len(wanted) + 5):
        webdriver.ActionChains(driver).send_keys(Keys.TAB).perform()
        focus = driver.execute_script(FOCUS)
        if focus is None:
            break
        reached.add(focus["id"])
        if not focus["framed"]:
            complain("focus is not framed: " + focus["html"])
        if not focus["seen"]:
            complain("focus is hidden: " + focus["html"])
    for missed in wanted - reached:
        complain("not reached by keyboard: element %d" % missed)
    # A heading of details opens by keyboard alone.
    for summary in driver.find_elements(By.TAG_NAME, "summary")[:1]:
        summary.send_keys(Keys.ENTER)
        if not driver.execute_script("return document.querySelector('summary').parentElement.open"):
            complain("details do not open by keyboard")


def judge(driver, path, dark):
    failures = []
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    for width in (320, 760, 1920):
        if dark and width != 760:
            continue  # Colours are the same at every width, and places the same in the dark.

        def complain(text):
            failures.append("%s, %d px, %s: %s" % (os.path.basename(path), width, "dark" if dark else "light", text))
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        driver.get("file://" + path)
        # axe judges each scheme once, and the telephone's page, where other charts are shown.
        for violation in Axe().run(driver)["violations"] if width < 1920 else []:
            complain("axe %s: %s" % (violation["id"], violation["nodes"][0]["html"][:160]))
        if driver.execute_script("return document.documentElement.scrollWidth") > width:
            complain("the page is wider than the window")
        for html in driver.execute_script(SMALL_TARGETS):
            complain("smaller than 24 pixels: " + html)
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
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(300)
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
