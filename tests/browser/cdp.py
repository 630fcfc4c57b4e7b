"""Drives a headless Chromium over the DevTools protocol: Python's own modules suffice.

    with Browser("chromium") as browser:
        page = browser.page()
        page.open("http://127.0.0.1:8080/", user="operator", password="secret")
        page.wait("document.querySelector('h1')")

The browser reaches this machine's loopback addresses and no other.
"""

import base64, json, time
from pathlib import Path

from chromium import Chromium
from keys import key_event


class CdpError(Exception):
    """The browser refused a command, or a script threw."""


class Browser:
    """A browser with a fresh profile; `close`, a `with` block or this program's end stops it."""

    def __init__(self, binary):
        self._process, self._pages, self._answers, self._last = Chromium(binary), {}, {}, 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def page(self):
        """A page that shares no cookie, no password and no storage with the others."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._pages[session] = page = Page(self, session)
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            page.call(f"{domain}.enable")
        page.call("Page.setLifecycleEventsEnabled", enabled=True)
        page.call("Emulation.setFocusEmulationEnabled", enabled=True)
        page.size(1280, 800)
        return page

    def close(self):
        """Stops the browser with all its processes and removes the profile."""
        self._process.stop(farewell=b'{"id": 0, "method": "Browser.close"}')

    def post(self, method, session=None, **params):
        """Sends a command and returns its number."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._process.write(json.dumps(message).encode())
        return self._last

    def call(self, method, session=None, **params):
        """Sends a command and returns its answer."""
        number, end = self.post(method, session, **params), time.monotonic() + 30
        while number not in self._answers:
            self.pump(end, method)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise CdpError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def pump(self, end, what):
        """Takes in what the browser says next, until the time `end`."""
        messages = self._process.read(max(0, end - time.monotonic()))
        if messages is None:
            raise TimeoutError(f"the browser did not finish: {what}")
        for message in map(json.loads, messages):
            if "id" in message:
                self._answers[message["id"]] = message
            elif message.get("sessionId") in self._pages:
                self._pages[message["sessionId"]].event(message["method"], message["params"])


class Page:
    """One tab; made by `Browser.page`."""

    def __init__(self, browser, session):
        self._browser, self._session, self._login = browser, session, None
        self._requests, self._errors, self._loaded, self._statuses = [], [], set(), {}

    def call(self, method, **params):
        """A command of the protocol for this page."""
        return self._browser.call(method, self._session, **params)

    def open(self, url, user=None, password=None, seconds=30):
        """Loads a page and returns its HTTP status. A page keeps its password: another user takes another page."""
        self._login = user and {"response": "ProvideCredentials", "username": user, "password": password}
        self.call("Fetch.enable", handleAuthRequests=True)
        try:
            went, end = self.call("Page.navigate", url=url), time.monotonic() + seconds
            while "loaderId" in went and went["loaderId"] not in self._loaded and "errorText" not in went:
                self._browser.pump(end, url)
        finally:
            self.call("Fetch.disable")
        if "errorText" in went:
            raise CdpError(f"{url}: {went['errorText']}")
        return self._statuses.get(went.get("loaderId"))

    def evaluate(self, js):
        """The value of an expression, awaited when it is a promise."""
        done = self.call("Runtime.evaluate", expression=js, awaitPromise=True, returnByValue=True, userGesture=True)
        if "exceptionDetails" in done:
            raise CdpError(thrown(done["exceptionDetails"]))
        return done["result"].get("value")

    def wait(self, js_condition, seconds=10):
        """Waits until the expression is true and returns its value; one that throws is not true yet."""
        end, last = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                if last := self.evaluate(js_condition):
                    return last
            except CdpError as e:
                last = e
            time.sleep(0.05)
        raise TimeoutError(f"not within {seconds} s: {js_condition} ({last!r}; errors: {self.errors})")

    def press(self, key):
        """Presses a key: `Tab`, `Shift+Tab`, `Enter`, `Space`, `Escape`, `ArrowDown`, `a`, `Control+a`."""
        event, text = key_event(key)
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text):
        """Types a text, key by key, into what has the focus."""
        for character in text:
            self.press(character)

    def media(self, color_scheme):
        """Emulates the preference `light` or `dark`."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": color_scheme}])

    def size(self, width, height):
        """Sets the viewport, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def screenshot(self, path, full=False):
        """Writes a PNG of the viewport, or of the full page."""
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=full)
        Path(path).write_bytes(base64.b64decode(shot["data"]))

    def accessibility(self):
        """What assistive technology is told, in reading order: each node's `role`, `name` and properties (`focused` …)."""
        nodes = {n["nodeId"]: n for n in self.call("Accessibility.getFullAXTree")["nodes"]}
        waiting, told = [next(iter(nodes))], []
        while waiting:
            node = nodes.get(waiting.pop(), {"ignored": True})
            waiting += reversed(node.get("childIds", []))
            if not node["ignored"]:
                own = {k: node[k].get("value") for k in ("role", "name", "value", "description") if k in node}
                told.append(own | {p["name"]: p["value"].get("value") for p in node.get("properties", [])})
        return told

    @property
    def requests(self):
        """The address of every request so far, in order."""
        self.call("Runtime.getIsolateId")  # Whatever happened before its answer has been told then.
        return list(self._requests)

    @property
    def errors(self):
        """Console errors, uncaught exceptions, failed loads and CSP violations so far."""
        self.call("Runtime.getIsolateId")
        return list(self._errors)

    def event(self, method, params):
        """Notes what the browser tells, and answers what it asks."""
        answer = lambda how, **more: self._browser.post(how, self._session, **more)
        if method == "Network.requestWillBeSent":
            self._requests.append(params["request"]["url"])
        elif method == "Network.webSocketCreated":
            self._requests.append(params["url"])
        elif method == "Network.responseReceived":
            self._statuses.setdefault(params["loaderId"], params["response"]["status"])
        elif method == "Page.lifecycleEvent" and params["name"] == "load":
            self._loaded.add(params["loaderId"])
        elif method == "Runtime.exceptionThrown":
            self._errors.append(thrown(params["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert"):
            self._errors.append(" ".join(str(a.get("value", a.get("description", ""))) for a in params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self._errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}".strip())
        elif method == "Page.javascriptDialogOpening":
            answer("Page.handleJavaScriptDialog", accept=True)
        elif method == "Fetch.requestPaused":
            answer("Fetch.continueRequest", requestId=params["requestId"])
        elif method == "Fetch.authRequired":
            login, self._login = self._login or {"response": "CancelAuth"}, None  # Refused once, it is not tried again.
            answer("Fetch.continueWithAuth", requestId=params["requestId"], authChallengeResponse=login)


def thrown(details):
    """What an exception says."""
    return details.get("exception", {}).get("description") or details["text"]
