"""The shared memory that frames are written to."""

import mmap
import os
import stat
import struct
from typing import Optional

from .protocol import ProtocolError, Welcome

_HEADER = struct.Struct(">IIQ")


class Ring:
    """Writes frames into slots that belong to this program; which do is what this keeps track of."""

    def __init__(self, welcome: Welcome):
        """Maps the memory that Mien names; raises ProtocolError or OSError where it is not what it should be."""
        self._welcome = welcome
        if welcome.slots < 1 or welcome.slot_bytes < _HEADER.size + welcome.frame_bytes:
            raise ProtocolError("slots that hold no frame: %s" % (welcome,))
        handle = os.open(welcome.path, os.O_RDWR | os.O_NOFOLLOW)
        try:
            self._check(os.fstat(handle))
            self._memory = mmap.mmap(handle, welcome.slots * welcome.slot_bytes)
        finally:
            os.close(handle)
        self._free = list(range(welcome.slots))

    def _check(self, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
            raise ProtocolError("%s is not a file of this user" % self._welcome.path)
        if status.st_size < self._welcome.slots * self._welcome.slot_bytes:
            raise ProtocolError("%s is too short" % self._welcome.path)

    def write(self, sequence: int, pixels: bytes) -> Optional[int]:
        """Writes a frame, and returns the slot, which is Mien's from then on; None where every slot is Mien's already."""
        if len(pixels) > self._welcome.frame_bytes:
            raise ValueError("a frame of %d bytes; Mien takes %d" % (len(pixels), self._welcome.frame_bytes))
        if not self._free:
            return None
        slot = self._free.pop(0)
        at = slot * self._welcome.slot_bytes
        _HEADER.pack_into(self._memory, at, self._welcome.connection, 0, sequence)
        start = at + _HEADER.size
        self._memory[start:start + len(pixels)] = pixels
        return slot

    def release(self, slot: int) -> None:
        """Mien gives a slot back."""
        if slot >= self._welcome.slots or slot in self._free:
            raise ProtocolError("slot %d was given back, which was not Mien's" % slot)
        self._free.append(slot)

    def close(self) -> None:
        """Touches the memory no more."""
        self._memory.close()
