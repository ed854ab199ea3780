"""Elasticsearch 8.19, the distribution that Maven Central carries: the core, enough for our mappings."""

import os
import shutil
import subprocess
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from .. import machine
from ..paths import CACHE
from ..say import Fault, step
from .daemon import Daemon

VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
SETTINGS = """\
cluster.name: guangdong-kepu
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
discovery.type: single-node
xpack.security.enabled: false
xpack.ml.enabled: false
ingest.geoip.downloader.enabled: false
"""


class Elasticsearch(Daemon):
    """One node, half a gigabyte of heap."""

    name = "elasticsearch"
    patience = 90.0

    def prepare(self) -> None:
        """Have Java and the distribution, unpacked where the server's user may write."""
        machine.require(machine.JAVA)
        home = self.folder / f"elasticsearch-{VERSION}"
        if not home.exists():
            with zipfile.ZipFile(_distribution()) as archive:
                archive.extractall(self.folder)
            for program in (home / "bin").iterdir():
                program.chmod(0o755)
            if os.geteuid() == 0:
                for path in [home, *home.rglob("*")]:
                    self.own(path)
        text = SETTINGS.format(port=self.port, transport=self.port + 1 if self.port < 65535 else 9300)
        (home / "config" / "elasticsearch.yml").write_text(text)

    def launch(self) -> int:
        """Start it in the foreground of its own session."""
        return self.spawn(
            [str(self.folder / f"elasticsearch-{VERSION}" / "bin" / "elasticsearch")],
            {
                "ES_JAVA_HOME": str(_java_home()),
                "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
                "HOME": str(self.folder),
            },
        )

    def answers(self) -> bool:
        """Whether the cluster is fit to use."""
        url = f"http://127.0.0.1:{self.port}/_cluster/health"
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def environment(self) -> dict[str, str]:
        """``ELASTICSEARCH_URL``."""
        return {"ELASTICSEARCH_URL": f"http://127.0.0.1:{self.port}"}


def _distribution() -> Path:
    """The zip, fetched once by Maven and kept in the cache."""
    kept = CACHE / f"elasticsearch-{VERSION}.zip"
    if not kept.exists():
        machine.require(machine.MAVEN)
        CACHE.mkdir(parents=True, exist_ok=True)
        with step(f"fetching Elasticsearch {VERSION} (107 MB, once)"):
            for goal in (
                ["dependency:get", "-Dtransitive=false", f"-Dartifact={ARTIFACT}"],
                ["dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={CACHE}"],
            ):
                if subprocess.run(["mvn", "-q", "-B", *goal], check=False).returncode:
                    raise Fault("Elasticsearch could not be fetched; Maven's words are above")
    return kept


def _java_home() -> Path:
    """Where the machine's Java lives."""
    return Path(os.path.realpath(shutil.which("java") or "/usr/bin/java")).parents[1]


ELASTICSEARCH = Elasticsearch()
