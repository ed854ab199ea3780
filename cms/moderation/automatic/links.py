"""Whether a link answers, asked without ever reaching an address that is not public.

The name is resolved once, every address is checked, and the connection goes to the address that
was checked (no second look-up that could answer otherwise); each redirect is checked the same way.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit

CONNECT_SECONDS = 5.0
WHOLE_SECONDS = 10.0  # one request, however slowly it drips
MAX_REDIRECTS = 4
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
CONTEXT = ssl.create_default_context()
SAFE = "/%?=&+,;:@!$'()*~-._[]"
HEADERS = {"User-Agent": "link-check", "Connection": "close"}
NO_HEAD = {403, 404, 405, 501}  # some servers answer so to HEAD only

Resolve = Callable[[str, int], list[str]]
Dial = Callable[[str, int, float], socket.socket]


class Unreachable(Exception):
    """Why a link fails. ``code``: scheme, name, private, timeout, tls, connection, redirects, status."""

    def __init__(self, code: str, status: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, by the system's resolver. Raises OSError."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A TCP connection to an address. Raises OSError."""
    return socket.create_connection((address, port), timeout=seconds)


def probe(url: str, resolve: Resolve = resolve, dial: Dial = dial) -> None:
    """Return when ``url`` answers with something that is there; raise Unreachable otherwise."""
    for _hop in range(MAX_REDIRECTS + 1):
        status, location = _ask("HEAD", url, resolve, dial)
        if status in NO_HEAD:
            status, location = _ask("GET", url, resolve, dial)
        if status in REDIRECTS and location:
            url = urljoin(url, location)
            continue
        if status >= 400 and status not in (401, 403, 429):  # it is there, but not for machines
            raise Unreachable("status", status)
        return
    raise Unreachable("redirects")


def _ask(method: str, url: str, resolve: Resolve, dial: Dial) -> tuple[int, str | None]:
    parts, host, port = _split(url)
    address = _public_address(host, port, resolve)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        sock = dial(address, port, CONNECT_SECONDS)
    except TimeoutError as error:
        raise Unreachable("timeout") from error
    except OSError as error:
        raise Unreachable("connection") from error
    watchdog = _Watchdog(sock)
    try:
        if parts.scheme == "https":
            sock = watchdog.sock = CONTEXT.wrap_socket(
                sock, server_hostname=host, do_handshake_on_connect=False
            )
            sock.do_handshake()
        connection = http.client.HTTPConnection(host, port, timeout=CONNECT_SECONDS)
        connection.sock = sock  # connected to the address that was checked
        connection.request(method, quote(path, safe=SAFE), headers={"Host": parts.netloc, **HEADERS})
        response = connection.getresponse()
        answer = response.status, response.getheader("Location")
    except TimeoutError as error:
        raise Unreachable("timeout") from error
    except ssl.SSLError as error:
        raise Unreachable("timeout" if watchdog.has_cut else "tls") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable("timeout" if watchdog.has_cut else "connection") from error
    finally:
        watchdog.stop()
        sock.close()
    if watchdog.has_cut:  # headers that were cut short look like headers that are complete
        raise Unreachable("timeout")
    return answer


class _Watchdog:
    """Cuts a connection that takes too long in all, however often a byte arrives."""

    def __init__(self, sock: socket.socket) -> None:
        self.has_cut = False
        self.sock = sock
        self._timer = threading.Timer(WHOLE_SECONDS, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def _cut(self) -> None:
        self.has_cut = True
        with suppress(OSError):  # closed already
            self.sock.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self._timer.cancel()


def _split(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise Unreachable("scheme") from error
    if parts.scheme not in PORTS or port != PORTS[parts.scheme] or parts.username or not parts.hostname:
        raise Unreachable("scheme")
    try:
        host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    except UnicodeError as error:
        raise Unreachable("name") from error
    return parts, host, port


def _public_address(host: str, port: int, resolve: Resolve) -> str:
    """The first of the host's addresses, if all of them are public."""
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise Unreachable("name") from error
    if not addresses:
        raise Unreachable("name")
    for address in addresses:
        if not is_public(address):
            raise Unreachable("private")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet: not private, local, shared, mapped or reserved."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
