"""Messages to and from Mien."""

import unittest

from fake_mien import result
from mien_camera import protocol
from mien_camera.protocol import Bye, Face, Message, ProtocolError, Release, Result, Welcome
from mien_camera.reader import Reader


def read(*data):
    reader = Reader()
    for part in data:
        reader.feed(part)
    return reader.next()


def message(kind, content=b""):
    return (1 + len(content)).to_bytes(4, "big") + bytes([kind]) + content


class ProtocolTest(unittest.TestCase):
    def test_what_is_said_lies_as_described(self):
        self.assertEqual(protocol.hello("ab"), b"\0\0\0\x10\x01MIENCAM\0\x01\0\x01\0\x02ab")
        self.assertEqual(
            protocol.frame(2, protocol.NV21, 320, 224, 320, 7, 9),
            b"\0\0\0\x1b\x02\x02\x02\x01\x40\x00\xe0\0\0\x01\x40" + bytes(7) + b"\x07" + bytes(7) + b"\x09")
        self.assertEqual(protocol.button(protocol.CLEAR, -1), b"\0\0\0\x0a\x03\x02" + b"\xff" * 8)
        self.assertEqual(protocol.ping(), b"\0\0\0\x01\x04")

    def test_everything_of_mien_is_read(self):
        path = "/dev/shm/é".encode()
        welcome = bytes.fromhex("0001 00000005 04 00002000 00001000") + len(path).to_bytes(2, "big") + path
        self.assertEqual(read(message(16, welcome)), Welcome(1, 5, 4, 8192, 4096, "/dev/shm/é"))
        self.assertEqual(read(message(17, b"\x03")), Release(3))
        points = tuple(float(i) for i in range(10))
        face = ((1.5, 2, 30, 40), points, True, .875, "Ada")
        expected = Result(9, True, (Face(face[0], points, True, .875, "Ada"),))
        self.assertEqual(read(message(18, result(9, face))), expected)
        self.assertEqual(read(message(18, result(9, status=2))), Result(9, False, ()))
        self.assertEqual(read(message(19, b"\0\0\x0b\xb8\0\x02hi")), Message(3000, "hi"))
        self.assertEqual(read(message(5, b"\0\x02no")), Bye("no"))

    def test_messages_may_come_in_pieces(self):
        reader = Reader()
        for byte in message(17, b"\x01") + message(17, b"\x02")[:-1]:
            reader.feed(bytes([byte]))
        self.assertEqual(reader.next(), Release(1))
        self.assertIsNone(reader.next())
        reader.feed(b"\x02")
        self.assertEqual(reader.next(), Release(2))

    def test_nonsense_is_told(self):
        nonsense = [
            b"\0\0\0\0", b"\xff\xff\xff\xff", message(99), message(17), message(17, b"\0\0"), message(5, b"\0\x05no"),
            message(5, b"\0\x01\xff"), message(18, result(1, status=3)), message(18, bytes(8) + b"\x01\x02"),
        ]
        for data in nonsense:
            with self.subTest(data=data), self.assertRaises(ProtocolError):
                read(data)


if __name__ == "__main__":
    unittest.main()
