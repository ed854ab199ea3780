"""What every private service shares: a folder, a port, a pid, and a user that is not root."""

import contextlib
import hashlib
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..paths import ROOT, VAR
from ..processes import free_port
from ..say import Fault, say, step


class Daemon:
    """A server of this checkout's own. Subclasses say how it is prepared, started and reached."""

    name = ""
    user = "nobody"  # who runs it when we are root
    patience = 30.0  # seconds that it may take to answer

    def prepare(self) -> None:
        """Have its program and its data folder."""
        raise NotImplementedError

    def launch(self) -> int:
        """Start it and return its process id."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """The environment variables by which the platform reaches it."""
        raise NotImplementedError

    def answers(self) -> bool:
        """Whether it serves. A listening port is enough unless a subclass knows better."""
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def up(self) -> None:
        """Start it unless it runs."""
        if self.is_up():
            return
        with step(f"starting {self.name}"):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.own(self.folder)
            self._choose_port()
            self.prepare()
            pid = self.launch()
            self.remember(pid=pid, started=_started(pid))
            deadline = time.monotonic() + self.patience
            while not self.answers():
                if time.monotonic() > deadline or not self._lives():
                    raise Fault(f"{self.name} did not start; its log is {self.log}")
                time.sleep(0.1)

    def down(self) -> None:
        """Stop it; nothing happens when it does not run."""
        if not self._lives():
            return
        pid = self.state["pid"]
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT if self.name == "postgres" else signal.SIGTERM)
        deadline = time.monotonic() + 15
        while self._lives() and time.monotonic() < deadline:
            time.sleep(0.1)
        if self._lives():
            os.kill(pid, signal.SIGKILL)
        self.remember(pid=0)
        say(f"{self.name} stopped")

    def is_up(self) -> bool:
        """Whether it was started from here, lives and answers."""
        return self._lives() and self.answers()

    @property
    def folder(self) -> Path:
        """Its data, log and state: under var/, or where an unprivileged user can reach when it can't there."""
        return services_folder() / self.name

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / "log"

    @property
    def port(self) -> int:
        """The port chosen when it was first started, or the one that <NAME>_PORT names."""
        return int(self.state.get("port", 0))

    @property
    def secret(self) -> str:
        """A password of its own, made up once."""
        if "secret" not in self.state:
            self.remember(secret=secrets.token_hex(16))
        return str(self.state["secret"])

    @property
    def state(self) -> dict[str, Any]:
        """What is remembered between two calls of ``./dev``."""
        path = self.folder / "state.json"
        return json.loads(path.read_text()) if path.exists() else {}

    def remember(self, **values: Any) -> None:
        """Add to the state. Only its owner may read it: it holds the password."""
        path = self.folder / "state.json"
        text = json.dumps(self.state | values)
        written = path.with_suffix(".new")
        written.touch(mode=0o600)
        written.write_text(text)
        written.replace(path)

    def spawn(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
        """Start a program that stays in the foreground, as the service's user, apart from this process."""
        with self.log.open("ab") as log:
            child = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.as_user(),
            )
        return child.pid

    def call(self, command: Sequence[str], **options: Any) -> None:
        """Run a program to its end as the service's user."""
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, **self.as_user(), **options
        )
        if done.returncode:
            raise Fault(
                f"{self.name}: {command[0]} failed: {(done.stderr or done.stdout).strip().splitlines()[-1]}"
            )

    def as_user(self) -> dict[str, Any]:
        """Popen's arguments that leave root behind; nothing to leave for anyone else."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give a path to the service's user."""
        if os.geteuid() == 0:
            shutil.chown(path, self.user, pwd.getpwnam(self.user).pw_gid)

    def _choose_port(self) -> None:
        given = os.environ.get(f"{self.name.upper()}_PORT")
        port = int(given) if given else self.port or free_port()
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                if given:
                    raise Fault(f"port {port} is in use; {self.name.upper()}_PORT names another") from None
                port = free_port()
        self.remember(port=port)

    def _lives(self) -> bool:
        pid = self.state.get("pid", 0)
        if not pid:
            return False
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)  # one of our own that ended must not count as living
        # The number alone is not enough: after a restart of the machine it is somebody else's.
        return _started(pid) == self.state.get("started")


def _started(pid: int) -> str | None:
    """When a process began, in the kernel's ticks; None when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return None


def services_folder() -> Path:
    """var/services; for root in a home that others may not enter, a folder of this checkout's in /var/tmp."""
    inside = VAR / "services"
    if os.geteuid() != 0 or all(_may_enter(parent) for parent in VAR.parents):
        return inside
    return Path("/var/tmp") / f"guangdong-kepu-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:10]}"  # noqa: S108


def _may_enter(folder: Path) -> bool:
    return not folder.exists() or bool(folder.stat().st_mode & 0o001)
