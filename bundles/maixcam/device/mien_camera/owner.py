"""The user of the process at the other end of a socket."""

import os
import socket
import struct

_CREDENTIALS = struct.Struct("3i")


def require_owner(connected: socket.socket) -> None:
    """A stranger who listens in Mien's place could have any file of this user written over."""
    process, user, _ = _CREDENTIALS.unpack(
        connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size))
    if user != os.geteuid():
        raise OSError("user %d listens there, process %d" % (user, process))
