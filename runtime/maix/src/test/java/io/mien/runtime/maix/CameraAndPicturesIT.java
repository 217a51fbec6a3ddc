package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.app.App;
import io.mien.maix.camera.Camera;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Cameras and picture files of a program, with the Mien that all of them share. */
@Timeout(300)
class CameraAndPicturesIT {
    private static Maix lease;

    @TempDir
    private Path folder;

    @BeforeAll
    static void lease() {
        lease = Maix.shared();
    }

    @AfterAll
    static void end() {
        lease.close();
    }

    @AfterEach
    void continueTheProgram() {
        App.setExitFlag(false);
    }

    @Test
    void readsAFilmToItsEnd() {
        try (Camera camera = new Camera(320, 224, Format.FMT_RGB888, "demo:#frames=2&people=1")) {
            Image first = camera.read();
            assertEquals("320x224 FMT_RGB888", first.width() + "x" + first.height() + " " + first.format());
            Image second = camera.read();
            assertFalse(App.needExit());
            assertEquals(second.pixel(160, 112), camera.read().pixel(160, 112));
            assertTrue(App.needExit(), "the film has ended");
            assertRefused(Err.ERR_NOT_READY, camera::read);
        }
    }

    @Test
    void aPictureIsTheProgramsOwn() {
        try (Camera camera = new Camera(-1, -1, Format.FMT_YVU420SP, "demo:#frames=1&people=0&strangers=0")) {
            assertEquals(-1, camera.width());
            Image image = camera.read();
            assertEquals("640x480", camera.width() + "x" + camera.height());
            assertEquals(Format.FMT_YVU420SP, image.format());
        }
    }

    @Test
    void eachPictureHasItsOwnSizeIfNoneWasAskedFor() {
        new Image(8, 6).save(folder.resolve("1.png").toString());
        new Image(4, 10).save(folder.resolve("2.png").toString());
        assertEquals(List.of("8x6", "4x10"), sizes(-1, -1));
        assertEquals(List.of("16x12", "16x40"), sizes(16, -1));
        assertEquals(List.of("5x5", "5x5"), sizes(5, 5));
        assertRefused(Err.ERR_ARGS, () -> sizes(0, 5));
    }

    private List<String> sizes(int width, int height) {
        List<String> sizes = new ArrayList<>();
        try (Camera camera = new Camera(width, height, Format.FMT_RGB888, "folder:" + folder)) {
            for (int i = 0; i < 2; i++) {
                Image image = camera.read();
                sizes.add(image.width() + "x" + image.height());
                assertEquals(sizes.get(i), camera.width() + "x" + camera.height());
            }
        }
        return sizes;
    }

    @Test
    void aClosedCameraIsNotRead() {
        Camera camera = new Camera(64, 64, Format.FMT_GRAYSCALE, "demo:#frames=1&people=0&strangers=0");
        camera.close();
        camera.close();
        assertFalse(camera.is_opened());
        assertRefused(Err.ERR_NOT_READY, camera::read);
    }

    @Test
    void namesTheAddressThatCannotBeOpened() {
        assertRefused(Err.ERR_ARGS, () -> new Camera(64, 64, Format.FMT_RGB888, "nothing"));
        MaixException e = assertRefused(
                Err.ERR_NOT_FOUND, () -> new Camera(64, 64, Format.FMT_RGB888, "folder:" + folder.resolve("none")));
        assertTrue(e.getMessage().contains("none"), e.getMessage());
        MaixException unknown =
                assertRefused(Err.ERR_NOT_FOUND, () -> new Camera(64, 64, Format.FMT_RGB888, "ndi:studio"));
        assertEquals(
                "ndi:studio: nothing opens ndi:; there are [avfoundation, demo, dshow, file, folder, http, https, rtsp, rtsps, v4l2]",
                unknown.getMessage());
    }

    @Test
    void readsPictureFilesInEachFormat() throws IOException {
        Path file = folder.resolve("a.png");
        new Image(6, 4, Format.FMT_RGB888, io.mien.maix.image.Color.COLOR_ORANGE).save(file.toString());
        assertEquals(
                io.mien.maix.image.Color.COLOR_ORANGE,
                Image.load(file.toString()).pixel(5, 3));
        Image gray = Image.load(file.toString(), Format.FMT_GRAYSCALE);
        assertEquals("6x4 FMT_GRAYSCALE", gray.width() + "x" + gray.height() + " " + gray.format());
        Path text = Files.writeString(folder.resolve("b.png"), "no picture");
        assertRefused(Err.ERR_IO, () -> Image.load(text.toString()));
        assertRefused(
                Err.ERR_NOT_FOUND, () -> Image.load(folder.resolve("c.png").toString()));
    }

    private static MaixException assertRefused(Err err, Executable call) {
        MaixException e = assertThrows(MaixException.class, call);
        assertEquals(err, e.err(), e.getMessage());
        return e;
    }
}
