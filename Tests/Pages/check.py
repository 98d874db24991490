#!/usr/bin/env python3
"""Looks at pages that `backprop replay --html` wrote, in headless Chromium.

    python3 Tests/Pages/check.py [--pictures DIR] [--axe axe.min.js] PAGE.html…

Of every page, in light and in dark, at 360, 800 and 1,600 pixels, with everything folded and unfolded: it
requests nothing, says nothing on the console, is nowhere wider than the window, and axe-core finds nothing to
object to. Slides are led through by the arrow keys, and read without their script. --pictures keeps what
was seen: screenshots, and the printed page as PDF; --axe takes another version of axe-core.

Needs chromium and chromium-driver, and from PyPI axe-selenium-python; where they are missing it says so, and
passes.
"""
import argparse
import base64
import json
import pathlib
import shutil
import sys

try:
    from axe_selenium_python import Axe
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError as error:
    print(f"skipped: {error.name} is not installed")
    sys.exit(0)

WIDTHS = (360, 800, 1600)


def chromium():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


class Look:
    """One page, and what is wrong with it."""

    def __init__(self, driver, path, pictures, axe):
        self.driver, self.path, self.pictures, self.script = driver, path, pictures, axe
        self.problems = []

    def size(self, width, height=900):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def scheme(self, name):
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": name}]},
        )

    def expect(self, holds, sentence):
        if not holds:
            self.problems.append(sentence)

    def requests(self):
        """What was asked of anyone but the file itself."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith("data:") and url.split("#")[0] != self.path.as_uri():
                    yield url

    def check(self):
        self.driver.get_log("performance")
        self.driver.get(self.path.as_uri())
        for scheme in ("light", "dark"):
            self.scheme(scheme)
            for width in WIDTHS:
                self.size(width)
                self.overflow(f"{scheme}, {width} px")
                self.picture(f"{scheme}-{width}")
            self.size(800)
            self.unfold(True)
            for width in WIDTHS:
                self.size(width)
                self.overflow(f"{scheme}, {width} px, unfolded")
            self.axe(scheme)
            self.unfold(False)
        if self.driver.find_elements(By.CLASS_NAME, "steps"):
            self.slides()
        self.reach()
        self.print()
        for url in self.requests():
            self.problems.append(f"requests {url}")
        for entry in self.driver.get_log("browser"):
            self.problems.append(f"console: {entry['message']}")
        return self.problems

    def overflow(self, place):
        wide = self.driver.execute_script(
            """const w = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= w) return "";
            const e = [...document.querySelectorAll("body *")].filter(e =>
              e.getBoundingClientRect().right > w + 1 && !e.closest("pre,.table"))[0];
            return e ? e.outerHTML.slice(0, 120) : "something";"""
        )
        self.expect(not wide, f"{place}: wider than the window: {wide}")

    def unfold(self, is_open):
        self.driver.execute_script(
            "document.querySelectorAll('details').forEach(d => d.open = arguments[0])", is_open
        )

    def axe(self, place):
        axe = Axe(self.driver, self.script) if self.script else Axe(self.driver)
        axe.inject()
        for violation in axe.run()["violations"]:
            nodes = violation["nodes"]
            self.problems.append(
                f"{place}: axe: {violation['id']}: {violation['help']} ({len(nodes)}): "
                + nodes[0]["html"][:160]
            )

    def reach(self):
        """Tab reaches everything that can be followed, unfolded or scrolled."""
        self.driver.get(self.path.as_uri())
        wanted = self.driver.execute_script(
            """return [...document.querySelectorAll("a,summary,pre,.table,button:not(:disabled)")]
            .filter(e => e.checkVisibility()).length"""
        )
        seen = set()
        for _ in range(wanted + 5):
            self.driver.switch_to.active_element.send_keys(Keys.TAB)
            seen.add(
                self.driver.execute_script(
                    "return [...document.querySelectorAll('*')].indexOf(document.activeElement)"
                )
            )
        self.expect(len(seen) >= wanted, f"Tab reaches {len(seen)} of {wanted} places")

    def slides(self):
        count = len(self.driver.find_elements(By.CSS_SELECTOR, "main>section"))

        def shown():
            return self.driver.execute_script(
                """const s = [...document.querySelectorAll("main>section")];
                return s.filter(e => e.checkVisibility()).map(e => s.indexOf(e))"""
            )

        self.driver.get(self.path.as_uri())
        self.expect(shown() == [0], f"slides begin with {shown()}")
        for index in range(count):
            self.picture(f"slide-{index + 1}")
            self.overflow(f"slide {index + 1}")
            self.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
            last = min(index + 1, count - 1)
            self.expect(shown() == [last], f"after slide {index + 1} comes {shown()}")
        self.driver.switch_to.active_element.send_keys(Keys.HOME)
        self.expect(shown() == [0], f"Home leads to {shown()}")
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        self.driver.get(self.path.as_uri())
        heights = [e.size["height"] for e in self.driver.find_elements(By.CSS_SELECTOR, "main>section")]
        self.expect(all(heights), "without its script some slides are not seen")
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def picture(self, name):
        if self.pictures:
            whole = "slide" not in name
            shot = self.driver.execute_cdp_cmd(
                "Page.captureScreenshot", {"captureBeyondViewport": whole}
            )
            self.keep(name + ".png", shot["data"])

    def print(self):
        self.scheme("dark")
        pdf = self.driver.execute_cdp_cmd(
            "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}
        )
        if self.pictures:
            self.keep("print.pdf", pdf["data"])

    def keep(self, name, data):
        path = self.pictures / f"{self.path.stem}-{name}"
        path.write_bytes(base64.b64decode(data))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--axe")
    options = parser.parse_args()
    if not (shutil.which("chromedriver") and (shutil.which("chromium") or shutil.which("chromium-browser"))):
        print("skipped: chromium and chromium-driver are not installed")
        return 0
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    driver = chromium()
    failed = 0
    try:
        for page in options.pages:
            problems = Look(driver, page.resolve(), options.pictures, options.axe).check()
            failed += bool(problems)
            print(f"{page}: {'passed' if not problems else 'failed'}", flush=True)
            for problem in problems:
                print(f"  {problem}")
    finally:
        driver.quit()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
