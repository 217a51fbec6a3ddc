"""The connection: handing over, coming back, and what Mien may not do."""

import os
import struct
import tempfile
import time
import unittest

from fake_mien import FRAME_BYTES, FakeMien, result
from mien_camera import protocol
from mien_camera.backoff import Backoff
from mien_camera.link import Link
from mien_camera.picture import Picture
from mien_camera.protocol import Message, Result


class LinkTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.mien = FakeMien(folder.name)
        self.now = 0.0
        self.log = []
        self.link = Link(self.mien.path, self.log.append, clock=lambda: self.now)
        self.addCleanup(self.link.close, "the test ends")
        self.addCleanup(self.mien.stop)

    def connect(self):
        self.link.tick()
        self.mien.serve()
        self.until(lambda: self.link.connected)

    def until(self, condition):
        """Ticks until a condition holds; returns everything that was received until then."""
        end = time.monotonic() + 20
        heard = self.link.tick()
        while not condition():
            self.assertLess(time.monotonic(), end, self.log)
            heard += self.link.tick()
        return heard

    def hears(self):
        """The next results and messages."""
        heard = []
        end = time.monotonic() + 20
        while not heard:
            self.assertLess(time.monotonic(), end)
            heard = self.link.tick()
        return heard

    @staticmethod
    def picture(value, length=FRAME_BYTES):
        return Picture(protocol.RGB888, 4, 4, 12, 99, bytes([value]) * length, None)

    def test_greets_and_maps_the_memory(self):
        self.link.tick()
        self.assertEqual(self.mien.accept(), (1, b"MIENCAM\0\x01\0\x01\0\x0bmien_camera"))
        self.assertFalse(self.link.offer(0, self.picture(1)), "nobody is there yet")
        self.mien.welcome()
        self.until(lambda: self.link.connected)
        self.assertEqual(self.log, ["connected to " + self.mien.path])

    def test_a_frame_lies_in_a_slot_that_is_miens_until_it_gives_it_back(self):
        self.connect()
        for sequence in range(3):
            self.assertTrue(self.link.offer(sequence, self.picture(10 + sequence)))
            kind, content = self.mien.hear()
            self.assertEqual((kind, content[0]), (2, sequence))
            self.assertEqual(self.mien.slot(sequence), (1, sequence, bytes([10 + sequence]) * FRAME_BYTES))
        self.assertFalse(self.link.offer(3, self.picture(13)), "every slot is Mien's")
        self.assertEqual(self.mien.slot(0)[1], 0, "and nothing is written over")
        self.mien.say(17, b"\x01")
        self.until(lambda: self.link.offer(4, self.picture(14)))
        self.assertEqual(self.mien.hear()[1][0], 1)
        self.assertEqual(self.mien.slot(1)[1], 4)

    def test_hands_out_results_and_messages(self):
        self.connect()
        self.mien.say(18, result(0))
        self.assertEqual(self.hears(), [Result(0, True, ())])
        self.mien.say_text(19, "learned", struct.pack(">I", 500))
        self.assertEqual(self.hears(), [Message(500, "learned")])

    def test_says_buttons_and_that_it_is_alive(self):
        self.connect()
        self.link.press(protocol.LEARN, 7)
        self.assertEqual(self.mien.hear(), (3, b"\x01" + bytes(7) + b"\x07"))
        self.link.tick()
        self.now += 1.5
        self.link.tick()
        self.assertEqual(self.mien.hear(), (4, b""))

    def test_comes_back_when_mien_does(self):
        self.connect()
        self.mien.stop()
        self.until(lambda: not self.link.connected)
        self.assertIn("Mien has gone", self.log[-1])
        for _ in range(3):
            self.now += 10
            self.link.tick()
        self.assertEqual(len(self.log), 3, "told once for each reason: %s" % self.log)
        self.mien.listen()
        self.now += 10
        self.connect()
        self.assertTrue(self.link.offer(0, self.picture(1)), "all slots are its own again")

    def test_waits_longer_after_each_failure(self):
        backoff = Backoff(1, 5)
        self.assertEqual([backoff.again() for _ in range(5)], [1, 2, 4, 5, 5])
        backoff.reset()
        self.assertEqual(backoff.again(), 1)

    def test_gives_up_whoever_does_not_answer_or_read(self):
        self.link.tick()
        self.mien.accept()
        self.now += 6
        self.link.tick()
        self.assertIn("Mien does not answer", self.log[-1])
        self.now += 10
        self.connect()
        while self.link.connected:
            self.link.press(protocol.LEARN, 0)
            self.now += .01
        self.assertIn("Mien does not read", self.log[-1])

    def test_nonsense_ends_the_connection_and_the_next_one_is_good(self):
        nonsense = [
            ("unknown type", lambda m: m.say(77)),
            ("was not Mien's", lambda m: m.say(17, b"\x00")),
            ("was not Mien's", lambda m: m.say(17, b"\x09")),
            ("out of turn", lambda m: m.welcome()),
            ("Mien says: full", lambda m: m.say_text(5, "full")),
            ("a message of", lambda m: m.say_bytes(b"\xff\xff\xff\xff")),
        ]
        for told, say in nonsense:
            with self.subTest(told=told):
                self.connect()
                say(self.mien)
                self.until(lambda: not self.link.connected)
                self.assertIn(told, self.log[-1])
                self.mien.drop()
                self.now += 10

    def test_a_welcome_that_cannot_be_is_refused(self):
        stranger = os.path.join(os.path.dirname(self.mien.path), "link")
        os.symlink(self.mien.memory_path, stranger)
        welcomes = [
            ("version 9", {"version": 9}), ("too short", {"size": 100}), ("hold no frame", {"slot_bytes": 40}),
            ("hold no frame", {"slots": 0}), ("No such file", {"path": "/nowhere"}), ("symbolic", {"path": stranger}),
            ("not a file of this user", {"path": os.devnull}),
        ]
        for told, welcome in welcomes:
            with self.subTest(told=told):
                self.link.tick()
                self.mien.accept()
                self.mien.welcome(**welcome)
                count = len(self.log)
                self.until(lambda: len(self.log) > count)
                self.assertIn(told, self.log[-1])
                self.assertFalse(self.link.connected)
                self.mien.drop()
                self.now += 10

    def test_a_frame_that_mien_does_not_take_is_told_of(self):
        self.connect()
        self.assertFalse(self.link.offer(0, self.picture(1, FRAME_BYTES + 1)))
        self.assertIn("a frame of 49 bytes; Mien takes 48", self.log[-1])


if __name__ == "__main__":
    unittest.main()
