package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.fake.Jars;
import io.mien.deploy.fake.World;
import io.mien.recognizer.StageInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad newcomers: each is refused with a reason, and everything is as it was. */
@Timeout(60)
class RefusalsTest {
    @TempDir
    private Path folder;

    private World world;
    private List<String> bundles;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder)
                .with("api.jar", Jars.bundle("io.mien.recognizer", "1.0.0"))
                .with("plain.jar", Jars.stage("aligner", "plain", "1.0.0"))
                .with("face.jar", Jars.model("detector", "face", "1.0.0"))
                .start();
        World.until(() -> world.generations().current().isPresent());
        bundles = world.bundles();
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void noFile() {
        assertRefused(folder.resolve("none.jar"), "there is no such file");
    }

    @Test
    void noJar() throws Exception {
        assertRefused(Files.writeString(folder.resolve("text.jar"), "no jar"), "is no jar");
    }

    @Test
    void aTruncatedJar() throws Exception {
        byte[] whole = Files.readAllBytes(world.file("whole.jar", Jars.stage("aligner", "plain", "2.0.0")));
        Path torn = Files.write(folder.resolve("torn.jar"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(torn, "truncated");
    }

    @Test
    void aDamagedEntry() throws Exception {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Path jar =
                world.file("noise.jar", Jars.model("detector", "face", "2.0.0").entry("weights", noise));
        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 2] ^= 1;
        assertRefused(Files.write(jar, bytes), "noise.jar");
    }

    @Test
    void noBundle() {
        assertRefused(world.file("library.jar", Jars.empty()), "is no bundle");
    }

    @Test
    void aClassForANewerJava() {
        Path jar = world.file("new.jar", Jars.stage("aligner", "plain", "2.0.0").java(99));
        assertRefused(jar, "needs Java 99", "runs on Java " + Runtime.version().feature());
    }

    @Test
    void aMissingImport() {
        Jars jar = Jars.bundle("io.mien.aligner.plain", "2.0.0").header("Import-Package", "no.such.thing");
        assertRefused(world.file("import.jar", jar), "cannot be resolved", "no.such.thing");
    }

    @Test
    void aSingletonAnExporterAndAFragment() {
        Jars single = Jars.bundle("x", "1").header("Bundle-SymbolicName", "x; singleton:=true");
        assertRefused(world.file("single.jar", single), "is a singleton");
        Jars exporter = Jars.bundle("x", "1").header("Export-Package", "x");
        assertRefused(world.file("exporter.jar", exporter), "exports packages", "stop Mien");
        Jars fragment = Jars.bundle("x", "1").header("Fragment-Host", "y");
        assertRefused(world.file("fragment.jar", fragment), "is a fragment", "stop Mien");
    }

    @Test
    void aSingletonHoweverItIsWritten() {
        for (String directive : List.of("singleton:=\"true\"", "singleton := \"TRUE\"", "a=b; singleton:= true")) {
            Jars single = Jars.bundle("x", "1").header("Bundle-SymbolicName", "x; " + directive);
            assertRefused(world.file("single.jar", single), "is a singleton");
        }
    }

    @Test
    void aJarThatIsLargerThanAllowed() {
        Jars large = Jars.model("detector", "face", "2.0.0").entry("OSGI-INF/mien/weights", new byte[5 << 20]);
        assertRefused(
                world.file("large.jar", large), "large.jar: it unpacks to", "jar.unpacked.megabytes of io.mien.deploy");
        Jars many = Jars.model("detector", "face", "2.0.0");
        IntStream.range(0, 2).forEach(i -> many.entry("OSGI-INF/mien/" + i + ".mud", new byte[1]));
        assertRefused(world.file("many.jar", many), "it has 3 model descriptions", "jar.descriptions");
        Jars wordy = Jars.bundle("x", "1").header("X-Words", "w".repeat(70_000));
        assertRefused(world.file("wordy.jar", wordy), "its manifest has", "jar.manifest.kilobytes");
    }

    @Test
    void aModelBundleThatHoldsCode() {
        for (String file :
                List.of("a/B.class", "OSGI-INF/mien/B.class", "lib.jar", "OSGI-INF/stage.xml", "META-INF/X.SF")) {
            Jars jar = Jars.model("detector", "face", "2.0.0").entry(file, new byte[1]);
            assertRefused(world.file("mixed.jar", jar), "describes a model and is not data alone", file, "--code");
        }
        for (String header : List.of("Bundle-Activator", "Service-Component", "Import-Package", "Multi-Release")) {
            Jars jar = Jars.model("detector", "face", "2.0.0").header(header, "x");
            assertRefused(world.file("mixed.jar", jar), "is not data alone: it has the header " + header);
        }
    }

    @Test
    void aManifestThatCanBeReadInTwoWays() throws Exception {
        Path jar = world.file("two.jar", Jars.model("detector", "face", "2.0.0"));
        String manifest =
                """
                Manifest-Version: 1.0\r
                Bundle-ManifestVersion: 2\r
                Bundle-SymbolicName: io.mien.model.face\r
                Bundle-Version: 2.0.0\r
                Bundle-Name: a\r\rName: x\r
                Bundle-Activator: evil.Activator\r
                """;
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath("META-INF/MANIFEST.MF"), manifest);
        }
        assertRefused(jar, "can be read in two ways");
    }

    @Test
    void aModelBundleWithCodeIsTakenWhereThatIsAskedFor() throws Exception {
        Path jar =
                world.file("mixed.jar", Jars.model("detector", "face", "2.0.0").entry("a/B.bin", new byte[1]));
        long number = world.service()
                .deploy(List.of(jar), DeployOptions.WITH_CODE, DeploymentListener.NONE)
                .number();
        assertEquals(2, number);
    }

    @Test
    void oneWhoseStartNeverReturns() throws Exception {
        for (String how : List.of("sleeps", "hangs")) {
            Path jar =
                    world.file(how + ".jar", Jars.stage("aligner", how, "2.0.0").header("X-Start", how));
            assertReason(
                    deploying(jar),
                    "io.mien.aligner." + how,
                    "its start has not returned after 1000 ms",
                    "start.millis");
            assertEquals(List.of(1L), world.generations().numbers());
        }
        assertReason(deploying(folder.resolve("hangs.jar")), "was given up", "end Mien and start it");
        Path good = world.file("good.jar", Jars.stage("aligner", "plain", "2.0.0"));
        assertEquals(
                2,
                world.service().deploy(List.of(good), DeploymentListener.NONE).number());
    }

    @Test
    void oneWhoseStopNeverReturns() throws Exception {
        Path jar =
                world.file("stuck.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Stop", "hangs"));
        world.service().deploy(List.of(jar), DeploymentListener.NONE);
        Path next = world.file("next.jar", Jars.stage("aligner", "plain", "3.0.0"));
        world.service().deploy(List.of(next), DeploymentListener.NONE);
        Path last = world.file("last.jar", Jars.stage("matcher", "exact", "1.0.0"));
        assertEquals(
                4,
                world.service().deploy(List.of(last), DeploymentListener.NONE).number());
    }

    @Test
    void whatRunsTheOthers() {
        assertRefused(world.file("l.jar", Jars.bundle("io.mien.library.opencv", "9")), "stays as it is", "stop Mien");
        assertRefused(world.file("a.jar", Jars.bundle("io.mien.api", "9")), "stays as it is", "stop Mien");
        assertRefused(world.file("r.jar", Jars.bundle("io.mien.recognizer", "9")), "runs the others", "stop Mien");
    }

    @Test
    void theSameVersionWithOtherContent() {
        Path jar =
                world.file("again.jar", Jars.stage("aligner", "plain", "1.0.0").header("X", "y"));
        assertRefused(jar, "installed already, with other content");
    }

    @Test
    void twoOfOneName() {
        Path one = world.file("one.jar", Jars.stage("aligner", "plain", "2.0.0"));
        Path two = world.file("two.jar", Jars.stage("aligner", "plain", "3.0.0"));
        assertReason(deploying(one, two), "are both io.mien.aligner.plain");
        assertUntouched();
    }

    @Test
    void oneThatDoesNotStart() {
        Path jar = world.file("bad.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Start", "throws"));
        assertRefused(jar, "does not start", "a defect at start");
    }

    @Test
    void oneThatDoesNotOfferWhatItsPredecessorOffers() {
        Path jar =
                world.file("mute.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Start", "silent"));
        assertRefused(jar, "offers no Aligner");
    }

    @Test
    void refusesAtOnceABundleThatCanNeverOfferWhatItsPredecessorOffers() {
        Path jar = world.file("bare.jar", Jars.bundle("io.mien.aligner.plain", "2.0.0"));
        assertRefused(jar, "offers no Aligner, and cannot", "names no component and no activator");
    }

    @Test
    void saysWhatAStoreWaitsFor() {
        Jars waiting = Jars.stage("store", "derby", "2.0.0")
                .header("X-Start", "waits")
                .header(
                        "Provide-Capability",
                        "osgi.service;objectClass:List<String>=\"io.mien.store.FaceStore\";effective:=active");
        Path jar = world.file("waiting.jar", waiting);
        assertRefused(jar, "offers no FaceStore; the folder belongs to process 7");
    }

    @Test
    void aModelThatTheHostRefuses() {
        world.fakes().refuse("face/2.0.0", "the trial found 0 of 3 faces");
        Path jar = world.file("face.jar", Jars.model("detector", "face", "2.0.0"));
        assertRefused(jar, "model face 2.0.0 is refused: the trial found 0 of 3 faces");
    }

    @Test
    void aStageThatTheRecogniserRefuses() {
        world.fakes().state("derby/2.0.0", StageInfo.State.REFUSED);
        assertRefused(world.file("derby.jar", Jars.stage("store", "derby", "2.0.0")), "keeps another gallery");
    }

    @Test
    void aStageThatIsNeverDone() {
        world.fakes().state("plain/2.0.0", StageInfo.State.PREPARING);
        assertRefused(world.file("slow.jar", Jars.stage("aligner", "plain", "2.0.0")), "being prepared", "1500 ms");
    }

    @Test
    void oneBadFileAmongGoodOnes() {
        Path good = world.file("good.jar", Jars.stage("matcher", "exact", "2.0.0"));
        Path bad = world.file("bad.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Start", "throws"));
        assertReason(deploying(good, bad), "a defect at start");
        assertUntouched();
    }

    private DeploymentException deploying(Path... files) {
        return assertThrows(
                DeploymentException.class, () -> world.service().deploy(List.of(files), DeploymentListener.NONE));
    }

    private void assertRefused(Path file, String... words) {
        assertReason(deploying(file), words);
        assertUntouched();
    }

    private static void assertReason(DeploymentException e, String... words) {
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), () -> word + " is not in: " + e.getMessage());
        }
    }

    private void assertUntouched() {
        try (Stream<Path> kept = Files.exists(world.data().resolve("bundles"))
                ? Files.list(world.data().resolve("bundles"))
                : Stream.of()) {
            assertEquals(List.of(), kept.toList());
            assertEquals(bundles, world.bundles());
            assertEquals(List.of(1L), world.generations().numbers());
            Map<String, Object> recognizer = world.configuration("io.mien.recognizer");
            assertEquals("io.mien.recognizer", recognizer.get("other"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
