"""Starts a headless Chromium that is spoken to through a pipe, and leaves nothing of it behind."""

import atexit, os, select, shutil, signal, subprocess, tempfile, time
from pathlib import Path

SWITCHES = (
    "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --remote-debugging-pipe --lang=en-US --hide-scrollbars "
    "--no-first-run --no-default-browser-check --no-proxy-server --password-store=basic --disable-sync --disable-extensions "
    "--disable-background-networking --disable-component-update --disable-breakpad --force-color-profile=srgb"
).split() + ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE [::1], EXCLUDE localhost"]
FONTS = "<fontconfig><dir>{0}/share/fonts</dir><cachedir>{1}/fonts</cachedir>" + "".join(
    f"<alias><family>{family.lower()}</family><prefer><family>DejaVu {name}</family></prefer></alias>"
    for family, name in [("sans-serif", "Sans"), ("serif", "Serif"), ("monospace", "Sans Mono")]) + "</fontconfig>"


class Chromium:
    """The process, with a fresh profile. Messages are JSON, each ended by a NUL."""

    def __init__(self, binary):
        self._profile, self._unread = tempfile.mkdtemp(prefix="browser-"), b""
        # The browser reads commands from descriptor 3 and writes to 4: a shell moves ours there.
        shell = 'exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>&2'
        command = ["/bin/sh", "-c", shell, binary, *SWITCHES, f"--user-data-dir={self._profile}/data"]
        with open(f"{self._profile}/log", "wb") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, bufsize=0,
                                             env=environment(binary, self._profile), start_new_session=True)
        atexit.register(self.stop)

    def write(self, message):
        """Sends a message."""
        waiting = memoryview(message + b"\0")
        while waiting:
            waiting = waiting[self._process.stdin.write(waiting):]

    def read(self, seconds):
        """The messages that came, or None when within these seconds nothing did."""
        stdout = self._process.stdout
        if not select.select([stdout], [], [], seconds)[0]:
            return None
        read = os.read(stdout.fileno(), 1 << 20)
        if not read:
            said = Path(self._profile, "log").read_text(errors="replace")
            raise ConnectionError(f"the browser is gone; it said: {said[-2000:]}")
        *messages, self._unread = (self._unread + read).split(b"\0")
        return messages

    def stop(self, farewell=b"{}"):
        """Ends it, by force when it does not go after the farewell, and removes the profile."""
        atexit.unregister(self.stop)
        try:
            self.write(farewell)
            self._process.stdin.close()
            self._process.wait(5)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            pass  # It was gone already, or hangs.
        self._process.poll() is None and self._process.kill()
        self._process.wait()
        end = time.monotonic() + 5
        try:
            while time.monotonic() < end:
                os.killpg(self._process.pid, signal.SIGKILL)
                time.sleep(0.01)
        except ProcessLookupError:
            pass  # The last of the group is gone.
        self._process.stdout.close()
        shutil.rmtree(self._profile, ignore_errors=True)


def environment(binary, folder):
    """The variables for the browser. One that was unpacked into a folder finds its libraries and fonts there."""
    variables = {"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8"}
    usr = next((p for p in Path(binary).absolute().parents if p.name == "usr" and p != Path("/usr")), None)
    if usr:
        places = [p for top in (usr.parent, usr) for p in top.glob("lib/*-linux-gnu")]
        places += [p / more for p in places for more in ("pulseaudio", "nss")]
        Path(folder, "fonts.conf").write_text(FONTS.format(usr, folder))
        variables |= {"LD_LIBRARY_PATH": ":".join(map(str, places)), "FONTCONFIG_FILE": f"{folder}/fonts.conf"}
    return variables
