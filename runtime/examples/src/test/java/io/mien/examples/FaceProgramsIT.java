package io.mien.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.app.App;
import io.mien.maix.image.Image;
import io.mien.maix.nn.FaceObject;
import io.mien.maix.nn.FaceRecognizer;
import io.mien.maix.touchscreen.TouchScreen;
import io.mien.support.testing.Await;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The programs with the models that come with Mien. */
class FaceProgramsIT extends ProgramCase {
    private static final Path PEOPLE = ROOT.resolve("runtime/src/main/mien/people/people");
    private static final boolean FULL = Boolean.getBoolean("mien.full");
    /** Of the film of the first program; the last one of a plain build was looked at. */
    private static final int FRAMES = FULL ? 100 : 3;

    @Test
    void theProgramOfThePageNamesThePeopleOfAFilm() throws IOException {
        try (FaceRecognizer recognizer = new FaceRecognizer("mien_detector", "mien_feature")) {
            for (String name : List.of("Ada", "Bela", "Chidi", "Dov", "Edda")) {
                Image picture = Image.load(PEOPLE.resolve(name).resolve("1.jpg").toString());
                FaceObject face =
                        recognizer.recognize(picture, .5, .45, .8, true).at(0);
                recognizer.addFace(face, name);
            }
            recognizer.saveFaces(faces.toString());
        }
        System.setProperty("mien.camera", "demo:#frames=" + FRAMES + "&seed=7");
        RecognizeFaces.main(new String[] {"mien_detector", "mien_feature", faces.toString()});
        // The last picture of a film comes once more and tells the program to end.
        assertEquals(FRAMES + 1, pictures());
        LookedAtPicture.assertSame(picture(3), "maix-page.png", NOTHING);
    }

    @Test
    void theAppLearnsWhoIsThereAndForgetsThem() throws IOException, ExecutionException, InterruptedException {
        System.setProperty("mien.camera", "demo:#frames=99999&seed=7");
        // Pressed at the first frame, released at the second: after "loading ..." it is picture 3 that is learned from.
        TouchScreen.send(70, 350, true);
        TouchScreen.send(72, 352, false);
        start("mien_detector", "mien_feature", faces.toString(), ".73");
        awaitPicture(4);
        assertTrue(LookedAtPicture.hasRed(read(3)), "strangers are red");
        assertFalse(LookedAtPicture.hasGreen(read(3)), "known people");
        LookedAtPicture.assertSame(picture(3), "maix-app-learn.png", NOTHING);
        LookedAtPicture.assertSame(picture(4), "maix-app.png", PREVIEW);
        String saved = Files.readString(faces, StandardCharsets.ISO_8859_1);
        assertTrue(saved.startsWith("id_0\0") && saved.contains("id_1\0"), "what was learned is saved at once");

        // The picture in work when a click is made has not read it; the next one reads the press, the one after it the
        // release.
        TouchScreen.send(470, 350, true);
        TouchScreen.send(300, 200, false);
        int kept = pictures() + 3;
        awaitPicture(kept);
        assertTrue(LookedAtPicture.hasGreen(read(kept)), "a release beside the button is not a click");
        click(470, 350);
        int cleared = pictures() + 3;
        awaitPicture(cleared);
        assertFalse(LookedAtPicture.hasGreen(read(cleared)), "nobody is known");
        if (FULL) {
            BufferedImage preview = read(3);
            Await.until("the preview is gone", () -> !samePreview(preview, read(pictures())));
        }
        click(60, 20);
        program.get();
        assertFalse(App.needExit(), "the button ended it");
    }

    @Test
    void theAppShowsWhatWentWrong() throws ExecutionException, InterruptedException, IOException {
        System.setProperty("mien.camera", "demo:");
        start(folder.resolve("none.mud").toString(), "mien_feature");
        awaitPicture(2);
        assertFalse(program.isDone());
        BufferedImage message = read(2);
        assertTrue(hasWhite(message), "the message");
        App.setExitFlag(true);
        program.get();
    }

    @Test
    void theAppShowsThatAnArgumentIsNotANumber() throws ExecutionException, InterruptedException, IOException {
        start("mien_detector", "mien_feature", faces.toString(), "often");
        awaitPicture(2);
        assertTrue(hasWhite(read(2)), "the message");
        App.setExitFlag(true);
        program.get();
    }

    private static boolean samePreview(BufferedImage one, BufferedImage other) {
        int differing = 0;
        for (int y = PREVIEW.y + 50; y < PREVIEW.y + PREVIEW.height - 5; y++) {
            for (int x = PREVIEW.x + 5; x < PREVIEW.x + PREVIEW.width - 5; x++) {
                differing += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return differing < 1000;
    }

    private static boolean hasWhite(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) > 0xf0f0f0) {
                    return true;
                }
            }
        }
        return false;
    }
}
