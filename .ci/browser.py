"""Headless Chromium, and what is asked of every page in it."""

from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# What can be pressed and is not inside a sentence is 24 CSS pixels high and wide, or has as much room
# around it (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """
return [...document.querySelectorAll('a, button, summary, input, select')].filter(e => {
  if (e.classList.contains('skip')) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.width < 24 || box.height < 24);
}).map(e => e.outerHTML.slice(0, 120));
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
return [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter(e => e.getClientRects().length > 0 && !e.matches(':disabled, [type=radio]:not(:checked)') && !e.closest('details:not([open]) > :not(summary)'))
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


def open_browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(300)
    return driver


def show(driver, width, height, dark=False):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def accessibility(driver, complain):
    for violation in Axe().run(driver)["violations"]:
        complain("axe %s: %s" % (violation["id"], violation["nodes"][0]["html"][:160]))


def layout(driver, width, complain):
    if driver.execute_script("return document.documentElement.scrollWidth") > width:
        complain("the page is wider than the window")
    for html in driver.execute_script(SMALL_TARGETS):
        complain("smaller than 24 pixels: " + html)
