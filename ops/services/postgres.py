"""PostgreSQL: a cluster of this checkout's own, never the machine's."""

import re
from pathlib import Path

from .. import machine
from .daemon import Daemon

# Data that tests can make again: quick instead of safe against a power cut.
OPTIONS = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=80",
    "shared_buffers=256MB",
)


class Postgres(Daemon):
    """``initdb`` under var/services, on a port of its own, with a password of its own."""

    name = "postgres"
    user = "postgres"

    def prepare(self) -> None:
        """Have the server and an initialised cluster."""
        machine.require(machine.POSTGRES)
        data = self.folder / "data"
        if (data / "PG_VERSION").exists():
            return
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(self.secret)
        self.own(password)
        self.call(
            [
                str(_binaries() / "initdb"), "-D", str(data), "-U", "kepu", f"--pwfile={password}",
                "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8",
            ]
        )  # fmt: skip
        password.unlink()

    def launch(self) -> int:
        """Start the server in the foreground of its own session."""
        options = [word for option in OPTIONS for word in ("-c", option)]
        return self.spawn(
            [
                str(_binaries() / "postgres"), "-D", str(self.folder / "data"), "-p", str(self.port),
                "-k", str(self.folder), "-h", "127.0.0.1", *options,
            ]
        )  # fmt: skip

    def environment(self) -> dict[str, str]:
        """``DATABASE_URL``."""
        return {"DATABASE_URL": f"postgres://kepu:{self.secret}@127.0.0.1:{self.port}/postgres"}


def _binaries() -> Path:
    """Debian keeps the server's programs off PATH: the newest version's folder."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max(found, key=lambda path: int(re.sub(r"\D", "", path.parts[4]) or 0)).parent


POSTGRES = Postgres()
