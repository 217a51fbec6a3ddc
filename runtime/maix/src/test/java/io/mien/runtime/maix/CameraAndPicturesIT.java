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
