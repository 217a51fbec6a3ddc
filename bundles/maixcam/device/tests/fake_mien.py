"""Mien's end of the protocol, written down once more from its description."""

import mmap
import os
import socket
import struct

SLOTS, FRAME_BYTES, SLOT_BYTES = 3, 48, 4096


class FakeMien:
    """Listens in a folder; a test says when it accepts, hears and speaks."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "socket")
        self.memory_path = os.path.join(folder, "memory")
        self._connection = None
        self.listen()
        self._number = 0

    def listen(self):
        """Begins to listen."""
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(self.path)
        self._listener.listen(1)
        self._listener.settimeout(20)

    def stop(self):
        """Stops to listen, and drops the connection."""
        self.drop()
        self._listener.close()
        os.unlink(self.path)

    def drop(self):
        """Ends the connection."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def accept(self):
        """The next connection: its greeting."""
        self.drop()
        self._connection, _ = self._listener.accept()
        self._connection.settimeout(20)
        return self.hear()

    def welcome(self, version=1, slots=SLOTS, slot_bytes=SLOT_BYTES, frame_bytes=FRAME_BYTES, size=None, path=None):
        """Makes the memory, and names it."""
        self._number += 1
        with open(self.memory_path, "wb") as file:
            file.truncate(slots * slot_bytes if size is None else size)
        name = (path or self.memory_path).encode()
        self.say(16, struct.pack(">HIBIIH", version, self._number, slots, slot_bytes, frame_bytes, len(name)) + name)

    def serve(self):
        """Accepts and welcomes."""
        self.accept()
        self.welcome()

    def say(self, kind, content=b""):
        """Says a message."""
        self.say_bytes(struct.pack(">IB", 1 + len(content), kind) + content)

    def say_bytes(self, data):
        """Says anything."""
        self._connection.sendall(data)

    def say_text(self, kind, text, before=b""):
        """Says a message that ends with a text."""
        self.say(kind, before + struct.pack(">H", len(text.encode())) + text.encode())

    def hear(self):
        """Type and content of the next message; None at the end."""
        head = self._take(4)
        if head is None:
            return None
        message = self._take(struct.unpack(">I", head)[0])
        return message[0], message[1:]

    def _take(self, length):
        data = b""
        while len(data) < length:
            more = self._connection.recv(length - len(data))
            if not more:
                return None
            data += more
        return data

    def slot(self, slot):
        """Connection, sequence and pixels of a slot."""
        with open(self.memory_path, "rb") as file, \
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
            at = slot * SLOT_BYTES
            number, _, sequence = struct.unpack_from(">IIQ", memory, at)
            return number, sequence, memory[at + 16:at + 16 + FRAME_BYTES]


def result(sequence, *faces, status=1):
    """The content of a result; a face is (box, points, known, similarity, label)."""
    content = struct.pack(">QBB", sequence, status, len(faces))
    for box, points, known, similarity, label in faces:
        content += struct.pack(">14fBf", *box, *points, known, similarity)
        content += struct.pack(">H", len(label.encode())) + label.encode()
    return content
