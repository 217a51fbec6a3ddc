"""The loop under the stand-in for MaixPy: what is drawn, when, and what a finger does."""

import json
import os
import tempfile
import unittest
from unittest import mock

from mien_camera import protocol
from mien_camera.buttons import Buttons
from mien_camera.eye import Nv21Eye, RgbEye
from mien_camera.program import Program
from mien_camera.protocol import Face, Message, Result
from mien_camera.screen import Screen

RED = [255, 0, 0]
POINTS = (10., 11., 20., 21., 30., 31., 40., 41., 50., 51.4)


class FakeLink:
    """Takes every frame, and hears what a test wants."""

    def __init__(self):
        self.connected = True
        self.taking = True
        self.heard = []
        self.offered = []
        self.pressed = []

    def tick(self):
        heard, self.heard = self.heard, []
        return heard

    def offer(self, sequence, picture):
        if self.connected and self.taking:
            self.offered.append((sequence, picture))
        return self.connected and self.taking

    def press(self, which, shown):
        self.pressed.append((which, shown))

    def close(self, reason):
        self.connected = False


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        environment = {"MAIX_PICTURES": self.folder, "MAIX_FPS": "1000", "MAIX_SHOWN": self.file("shown"),
                       "MAIX_TOUCHES": self.file("touches"), "MAIX_END": self.file("end")}
        patch = mock.patch.dict(os.environ, environment)
        patch.start()
        self.addCleanup(patch.stop)
        for number, name in enumerate("abc"):
            with open(self.file(name + ".ppm"), "wb") as file:
                file.write(b"P6\n200\n100\n255\n" + bytes([50 * number, 100, 200]) * 20000)
        self.now = 0.0
        self.link = FakeLink()
        self.program = self.make(RgbEye)

    def make(self, kind, **options):
        eye = kind(200, 100, -1)
        buttons = Buttons(*eye.size)
        return Program(eye, self.link, Screen(buttons, self.clock), buttons, self.clock, **options)

    def clock(self):
        return self.now

    def file(self, name):
        return os.path.join(self.folder, name)

    def shown(self):
        if not os.path.exists(self.file("shown")):
            return []
        with open(self.file("shown"), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def touch(self, *lines):
        with open(self.file("touches"), "a", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)

    @staticmethod
    def drawn(shown, what, color):
        return [d["values"] for d in shown["drawn"] if d["what"] == what and d["color"] == color]

    def see(self, *results):
        self.program.step()
        self.link.heard = list(results)
        self.program.step()

    def test_a_frame_is_shown_with_its_own_result(self):
        self.program.step()
        self.program.step()
        self.assertEqual([s for s, _ in self.link.offered], [0, 1])
        face = Face((12.4, 30.6, 31., 40.), POINTS, True, .8749, "Ada")
        self.link.heard = [Result(0, True, (face,))]
        self.program.step()
        shown = self.shown()[-1]
        self.assertEqual(shown["name"], "a", "not the newest frame, but the one that was recognized")
        self.assertEqual(self.drawn(shown, "rect", RED), [[12, 31, 31, 40, 1]])
        self.assertEqual(self.drawn(shown, "points", RED), [[10, 11, 20, 21, 30, 31, 40, 41, 50, 51, 4]])
        self.assertEqual(self.drawn(shown, "text", RED), [[12, 21, "Ada: 0.87"]])

    def test_points_have_a_tenth_of_the_width_and_at_most_four(self):
        for width, radius in ((5, 1), (11, 2), (30, 3), (31, 4), (400, 4)):
            face = Face((0., 0., width, width), POINTS, False, 0., "unknown")
            self.see(Result(len(self.link.offered), True, (face,)))
            self.assertEqual(self.drawn(self.shown()[-1], "points", RED)[0][-1], radius, width)

    def test_a_text_at_the_top_stays_on_the_screen(self):
        self.see(Result(0, True, (Face((3., -4., 9., 9.), POINTS, False, .25, "unknown"),)))
        self.assertEqual(self.drawn(self.shown()[-1], "text", RED), [[3, 0, "unknown: 0.25"]])

    def test_frames_without_result_are_shown_after_a_while(self):
        self.see(Result(0, True, ()))
        count = len(self.shown())
        self.program.step()
        self.assertEqual(len(self.shown()), count, "a result was shown just now")
        self.now += 1
        self.program.step()
        self.assertEqual(len(self.shown()), count + 1)
        self.link.connected = False
        self.program.step()
        self.assertIn("waiting for Mien", json.dumps(self.shown()[-1]))

    def test_the_camera_does_not_wait_for_mien(self):
        self.link.taking = False
        self.now = 1
        for _ in range(4):
            self.program.step()
        self.assertEqual([s["name"] for s in self.shown()], list("abca"))

    def test_what_failed_is_told(self):
        self.see(Result(0, False, ()))
        self.assertIn("not recognized", json.dumps(self.shown()[-1]))

    def test_a_message_is_shown_for_its_time(self):
        self.see(Message(3000, "learned Person 1"), Result(0, True, ()))
        self.assertIn("learned Person 1", json.dumps(self.shown()[-1]))
        self.now += 4
        self.see(Result(2, True, ()))
        self.assertNotIn("learned Person 1", json.dumps(self.shown()[-1]))

    def test_a_message_is_shown_though_the_next_frame_comes_after_its_time(self):
        self.see(Result(0, True, ()))
        count = len(self.shown())
        self.see(Message(3000, "learned Person 1"))
        self.assertEqual(len(self.shown()), count, "no frame is shown yet")
        self.now += 4
        self.program.step()
        self.assertIn("learned Person 1", json.dumps(self.shown()[-1]))
        self.now += 4
        self.program.step()
        self.assertNotIn("learned Person 1", json.dumps(self.shown()[-1]))

    def test_a_result_of_a_frame_that_nobody_has_is_left_out(self):
        self.see(Result(0, True, ()))
        count = len(self.shown())
        self.see(Result(0, True, ()), Result(77, True, ()))
        self.assertEqual(len(self.shown()), count)

    def test_a_new_connection_counts_from_nothing(self):
        self.program.step()
        self.link.connected = False
        self.program.step()
        self.link.connected = True
        self.program.step()
        self.assertEqual([s for s, _ in self.link.offered], [0, 0])

    def test_a_button_is_pressed_when_the_finger_leaves_it(self):
        # The screen has 552 x 368 pixels, the frame 200 x 100: 2.76 to one, with bars of 46 above and below.
        self.see(Result(0, True, ()))
        self.touch("20 300 1", "30 300 1", "30 300 0", "530 300 1", "530 300 0", "20 50 1", "300 200 1", "300 200 0",
                   "20 10 1", "20 10 0")
        for _ in range(10):
            self.program.step()
        self.assertEqual(self.link.pressed, [(protocol.LEARN, 0), (protocol.CLEAR, 0)],
                         "not one that the finger slid off, nor the bar above the picture")

    def test_back_ends_unless_it_is_to_stay(self):
        self.touch("20 60 1", "20 60 0")
        self.program.run()
        self.assertEqual(self.link.pressed, [(protocol.BACK, -1)])
        self.assertFalse(self.link.connected)
        self.link.connected = True
        staying = self.make(RgbEye, stay=True)
        for _ in range(3):
            staying.step()
        with open(self.file("end"), "w", encoding="utf-8"):
            staying.run()
        self.assertEqual(len(self.link.pressed), 2)

    def test_nv21_is_handed_over_and_rgb_is_drawn_on(self):
        self.program = self.make(Nv21Eye)
        self.see(Result(0, True, (Face((0., 20., 30., 30.), POINTS, False, 0., "unknown"),)))
        picture = self.link.offered[0][1]
        self.assertEqual((picture.format, picture.stride, len(picture.pixels)), (protocol.NV21, 200, 30000))
        # Scene a is (0, 100, 200): in BT.601 a light of 86.0, V 77.0, U 186.7; V comes first.
        self.assertEqual([picture.pixels[0], picture.pixels[20000], picture.pixels[20001]], [86, 77, 187])
        self.assertEqual(len(self.drawn(self.shown()[-1], "rect", RED)), 1)
        with self.assertRaises(ValueError):
            Nv21Eye(201, 100, -1)


if __name__ == "__main__":
    unittest.main()
