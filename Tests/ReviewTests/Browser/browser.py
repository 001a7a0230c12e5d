"""A headless chromium that is asked through its WebDriver, and what it said of a page."""
import json, time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service


class Browser:
    def __init__(self, binary, driver):
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
                         "--no-first-run", "--window-size=1440,900"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.set_page_load_timeout(120)
        self.device(1440, 900)

    def device(self, width, height, dark=False, calm=True):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.cdp("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if calm else "no-preference"}])

    def cdp(self, command, **arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def open(self, path):
        self.driver.get("file://" + str(path))

    def ask(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def hover(self, x, y):
        self.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def press(self, *keys):
        """Keys as a keyboard sends them: a letter, or a name such as Enter."""
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38}
        for key in keys:
            arguments = {"key": key}
            if len(key) == 1:
                arguments["text"] = key
            elif key == "Enter":
                arguments["text"] = "\r"
            if key in codes:
                arguments["windowsVirtualKeyCode"] = codes[key]
            self.cdp("Input.dispatchKeyEvent", type="keyDown", **arguments)
            self.cdp("Input.dispatchKeyEvent", type="keyUp", **{k: v for k, v in arguments.items() if k != "text"})

    def complaints(self):
        """What the console says, and requests that are for anything but the page's own file."""
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] != "Network.requestWillBeSent":
                continue
            url = message["params"]["request"]["url"]
            if not url.startswith("data:") and not (url.startswith("file:") and url.split("#")[0].endswith(".html")):
                said.append("asks for " + url[:200])
        return said

    def wait(self, script, seconds=30):
        """Whether it comes true: at once on a quiet machine, later on a busy one."""
        until = time.time() + seconds
        while time.time() < until:
            if self.ask("return " + script):
                return True
            time.sleep(0.02)
        return False

    def close(self):
        self.driver.quit()
