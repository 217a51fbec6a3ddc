package io.mien.examples;

import io.mien.maix.Maix;
import io.mien.maix.app.App;
import io.mien.maix.image.Image;
import io.mien.maix.touchscreen.TouchScreen;
import io.mien.support.testing.Await;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program as it is, with the synthetic room as its camera and a folder as its display. */
@Timeout(600)
abstract class ProgramCase {
    static final Path ROOT = Path.of(System.getProperty("mien.root"));
    static final Rectangle NOTHING = new Rectangle();
    /** The app's preview of an aligned face on the display. */
    static final Rectangle PREVIEW = new Rectangle(46, 0, 162, 162);

    private static final String FONT = "DejaVuSans-ascii.ttf";
    private static Maix lease;

    @TempDir
    Path folder;

    private Path shown;
    Path faces;
    CompletableFuture<Void> program = CompletableFuture.completedFuture(null);

    /** The programs draw with a font of the tests: machines have different ones. Picture files are read without a start for each. */
    @BeforeAll
    static void loadFont() throws URISyntaxException {
        Path font = Path.of(FaceProgramsIT.class.getResource(FONT).toURI());
        Image.loadFont(FONT, font.toString(), 16);
        Image.setDefaultFont(FONT);
        lease = Maix.shared();
    }

    @AfterAll
    static void endLease() {
        lease.close();
    }

    @BeforeEach
    final void prepare() {
        shown = folder.resolve("shown");
        faces = folder.resolve("faces.bin");
        System.setProperty("mien.display", "files:" + shown);
        App.setExitFlag(false);
        TouchScreen screen = new TouchScreen();
        while (screen.available()) {
            screen.read0();
        }
    }

    /** A program that a failed test left behind ends before the next test. */
    @AfterEach
    final void endProgram() {
        App.setExitFlag(true);
        program.orTimeout(60, TimeUnit.SECONDS).exceptionally(failure -> null).join();
        System.clearProperty("mien.display");
        System.clearProperty("mien.camera");
        App.setExitFlag(false);
    }

    final void start(String... arguments) {
        program = CompletableFuture.runAsync(() -> FaceRecognizerApp.main(arguments));
    }

    static void click(int x, int y) {
        TouchScreen.send(x, y, true);
        TouchScreen.send(x, y, false);
    }

    final void awaitPicture(int number) {
        Await.until("picture " + number, () -> {
            if (program.isCompletedExceptionally()) {
                program.get();
            }
            return Files.exists(picture(number));
        });
    }

    final int pictures() throws IOException {
        try (Stream<Path> files = Files.list(shown)) {
            return (int) files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    final Path picture(int number) {
        return shown.resolve(String.format(Locale.ROOT, "%06d.png", number));
    }

    final BufferedImage read(int number) throws IOException {
        return ImageIO.read(picture(number).toFile());
    }
}
