package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mien model pack}: what is packed can be deployed, and what cannot work is not packed. */
class PackIT {
    @TempDir
    private Path folder;

    @Test
    void aPackedFeatureModelServes() throws IOException {
        new ModelFolder(folder).add("mine", "mien_feature", "face_feature");
        Mien mien = Mien.in(folder);
        mien.run("model", "pack", "mine.mud", "-o", "packed/mine.jar").done().says("packed mine 1.0.0", "passed, on ");
        mien.run("model", "pack", "mine.mud", "-o", "again.jar").done();
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("packed/mine.jar")), Files.readAllBytes(folder.resolve("again.jar")));

        String ada = Mien.PICTURES.resolve("people/Ada/1.jpg").toString();
        PrintedAnswer answer = mien.run(
                        "embed",
                        "--json",
                        "--data",
                        folder.resolve("data"),
                        "--models",
                        folder.resolve("packed"),
                        "--extractor",
                        "mine",
                        ada)
                .done()
                .answers()
                .get(0);
        assertTrue(answer.lineUp().get("extractor").toString().startsWith("mine/"), answer::toString);
        assertEquals(List.of("again.jar", "data", "mine.mud", "mine.onnx", "packed"), names());
    }

    @Test
    void aPackedDetectorServes() {
        new ModelFolder(folder).add("finder", "mien_detector", "retinaface");
        Mien mien = Mien.in(folder);
        Path picture = Mien.PICTURES.resolve(TestPeople.picture("Bela", 2));
        mien.run("model", "pack", "finder.mud", "--trial", picture, "-o", "packed/finder.jar")
                .done();
        Object[] detect = {"detect", "--json", "--data", "data", "--models", "packed", "--detector", "finder", picture};
        PrintedAnswer answer = mien.run(detect).done().answers().get(0);
        assertTrue(answer.lineUp().get("detector").toString().startsWith("finder/"), answer::toString);
    }

    /** The product has no decoder for it: it comes with the command, and is deployed with the model. */
    @Test
    void aFeatureModelOfANewFamilyAndTemplateIsPackedWithItsDecoderAndServes() throws IOException {
        LongTests.assume();
        String template = "template = 112x112, 38.3 52.2, 73.5 52.0, 56.0 72.2, 41.5 92.9, 70.7 92.7";
        new ModelFolder(folder).add("own", "mien_feature", NewFamilyJar.TYPE, template);
        Path decoder = NewFamilyJar.write(folder);
        Path mud = folder.resolve("own.mud");
        Files.writeString(mud, Files.readString(mud).replace("threshold = ", "; threshold = "));
        Mien mien = Mien.in(folder);
        mien.run("model", "pack", mud)
                .failed()
                .tells(
                        "no decoder reads the type 'ownnet', neither one that is installed in --data DIR nor one that --with JAR lends");
        mien.run("model", "pack", "--with", decoder, mud, "-o", "own.jar")
                .done()
                .says("passed, on ", "0.800, uncalibrated");
        mien.run("deploy", "--data", "data", decoder, "own.jar").done();
        mien.run("model", "pack", "--data", "data", mud, "-o", "deployed.jar").done();
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("own.jar")), Files.readAllBytes(folder.resolve("deployed.jar")));
        String ada = Mien.PICTURES.resolve("people/Ada/1.jpg").toString();
        PrintedAnswer answer = mien.run("embed", "--json", "--data", "data", "--extractor", "own", ada)
                .done()
                .answers()
                .get(0);
        assertTrue(answer.lineUp().get("extractor").toString().startsWith("own/"), answer::toString);
        mien.run("enroll", "--data", "data", "--extractor", "own", "Ada", ada).done();
        mien.run("gallery", "list", "--data", "data").done().says("112x112-", "/similarity-5");
    }

    @ParameterizedTest
    @CsvSource({"half, half", "liar, liar", "bare, no weights bare.onnx", "strange, hologram"})
    void doesNotPackWhatCannotWork(String name, String reason) throws IOException {
        new ModelFolder(folder)
                .addHalf("half", "mien_detector", "retinaface")
                .add("liar", "mien_detector", "face_feature")
                .describe("bare", "mien_detector", "retinaface")
                .add("strange", "mien_detector", "hologram");
        List<String> before = names();
        Mien.in(folder).run("model", "pack", name + ".mud").failed().tells(reason);
        assertEquals(before, names());
    }

    @Test
    void anInstalledModelIsNotTakenForTheOneToBePacked() {
        new ModelFolder(folder).addHalf("mien_feature", "mien_feature", "face_feature");
        Mien.in(folder).run("model", "pack", "mien_feature.mud", "-o", "p.jar").failed();
        assertFalse(Files.exists(folder.resolve("p.jar")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
