package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.reference.SharedFolder;
import io.mien.tck.GroupPicture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Groups of people, whose faces are small beside the picture, and large pictures of nobody. */
class CrowdsIT {
    private static final double LEAST_SHARE = .95;
    private static final int TWELVE_MEGAPIXELS = 12_000_000;

    @TempDir
    private static Path folder;

    private static final Map<String, GroupPicture> GROUPS = new LinkedHashMap<>();

    @BeforeAll
    static void write() throws IOException {
        add("group64.jpg", 2000, 2000, 64, 100);
        add("group49.jpg", 2100, 2100, 49, 90);
        add("pano.jpg", 8000, 600, 1, 200);
    }

    private static void add(String name, int width, int height, int count, int face) throws IOException {
        GroupPicture group = GroupPicture.of(Mien.PICTURES, width, height, count, face, 1);
        Pictures.write(group.picture(), "jpg", folder.resolve(name));
        GROUPS.put(name, group);
    }

    private static List<PrintedAnswer> detect(Object... arguments) {
        List<Object> command = new ArrayList<>(List.of("detect", "--json"));
        command.addAll(List.of(arguments));
        return Mien.in(folder).run(command.toArray()).done().answers();
    }

    @Test
    void findsEverybodyOnceWithTheDefaultDetector(TestReporter reporter) {
        for (PrintedAnswer answer : detect(GROUPS.keySet().toArray())) {
            GroupPicture.Tally tally = GROUPS.get(answer.file()).tally(answer.plainFaces());
            reporter.publishEntry(answer.file(), tally.toString());
            assertTrue(tally.found() >= LEAST_SHARE * tally.there(), tally::toString);
            assertEquals(0, tally.doubles(), tally::toString);
            assertEquals(0, tally.surplus(), tally::toString);
        }
    }

    @Test
    void searchesThePictureOnceIfAskedFor() {
        PrintedAnswer answer = detect("--min-face", "whole", "group64.jpg").get(0);
        assertTrue(answer.faces().size() < GROUPS.get("group64.jpg").faces().size() / 2, answer::toString);
    }

    @Test
    void findsOnlyLargeFacesIfAskedFor() {
        assertTrue(detect("--min-face", "800", "group64.jpg").get(0).faces().size()
                < GROUPS.get("group64.jpg").faces().size() / 2);
    }

    @Test
    void refusesASmallestFaceOfNoSize() {
        Mien.in(folder)
                .run("detect", "--min-face", "0", "group64.jpg")
                .misused()
                .tells("--min-face", "pixels");
    }

    @Test
    void saysWhatItLeavesOutForTheSakeOfTime() throws IOException {
        Mien bounded = Mien.in(folder).configured(folder.resolve("home"), "io.mien.host", "search.windows = 20\n");
        bounded.run("detect", "group64.jpg").done().tells("pixels, not 33", "io.mien.host:search.windows");
    }

    @Test
    void findsNobodyInLargePicturesOfNobody() throws IOException {
        Path edge = SharedFolder.assume().resolve("media/edge");
        for (String name : List.of("no_face.png", "view.jpg")) {
            Pictures.write(
                    enlarged(Pictures.read(edge.resolve(name))),
                    "jpg",
                    folder.resolve("large").resolve(name + ".jpg"));
        }
        for (PrintedAnswer answer : detect("large")) {
            assertEquals(List.of(), answer.faces(), answer.file());
        }
    }

    private static BufferedImage enlarged(BufferedImage picture) {
        double scale = Math.sqrt((double) TWELVE_MEGAPIXELS / picture.getWidth() / picture.getHeight());
        int width = (int) (picture.getWidth() * scale), height = (int) (picture.getHeight() * scale);
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = large.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return large;
    }
}
