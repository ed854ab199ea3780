"""Redis: in memory only."""

from .. import machine
from .daemon import Daemon


class Redis(Daemon):
    """A server that keeps nothing on disk."""

    name = "redis"

    def prepare(self) -> None:
        """Have the program."""
        machine.require(machine.REDIS)

    def launch(self) -> int:
        """Start it on its port, with a password."""
        return self.spawn(
            [
                "redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--requirepass", self.secret,
                "--save", "", "--appendonly", "no", "--dir", str(self.folder),
            ]
        )  # fmt: skip

    def environment(self) -> dict[str, str]:
        """``REDIS_URL``."""
        return {"REDIS_URL": f"redis://:{self.secret}@127.0.0.1:{self.port}/0"}


REDIS = Redis()
