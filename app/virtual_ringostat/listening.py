"""The socket that a small server of this machine listens on."""

import socket


def listening_socket(host: str = "127.0.0.1", port: int = 0) -> socket.socket:
    """On a free port when it is 0; it listens already, so nobody waits for what is served on it to start.

    Answers leave at once. Python's loop sees to that only for sockets that name their protocol, and `create_server`
    names none: each answer's body then waited for the other side's delayed acknowledgement, 40 ms a request.
    """
    listener = socket.create_server((host, port))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
