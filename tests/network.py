"""The network is closed to tests: only this machine answers."""

import ipaddress
import socket

_connect = socket.socket.connect


class NetworkClosed(RuntimeError):
    """A test tried to reach another machine."""


def guarded_connect(self: socket.socket, address: object) -> None:
    """Connect to this machine, refuse any other. Raises NetworkClosed."""
    if self.family in (socket.AF_INET, socket.AF_INET6) and not is_own(address[0]):
        raise NetworkClosed(f"tests may not connect to {address[0]}")
    _connect(self, address)


def is_own(host: str) -> bool:
    """Tell whether a host is this machine; a name other than localhost is not looked up."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def close() -> None:
    """Close the network for this process."""
    socket.socket.connect = guarded_connect
