package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.fake.Jars;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Newcomers that cost too much, hide code, or never return: each is refused, and everything is as it was. */
class HostileNewcomersTest extends RefusalCase {
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
                .deploy(List.of(jar), DeployOptions.defaults().code(true), DeploymentListener.NONE)
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
                    "its start has not returned after 3000 ms",
                    "start.millis");
            assertEquals(List.of(1L), world.generations().numbers());
        }
        assertReason(deploying(folder.resolve("hangs.jar")), "was given up", "end Mien and start it");
        // Interruption ended the first one.
        DeploymentRefusal hanging = world.service().hanging().get(0);
        assertEquals("io.mien.aligner.hangs 2.0.0", hanging.subject());
        assertTrue(hanging.reason().contains("its start does not return and cannot be ended"), hanging.reason());
        assertTrue(world.service().refusals().contains(hanging));
        long number = 1;
        for (Jars next : List.of(
                Jars.stage("aligner", "plain", "2.0.0"),
                Jars.stage("matcher", "exact", "1.0.0"),
                Jars.model("detector", "face", "2.0.0"))) {
            Path good = world.file("good.jar", next);
            assertEquals(
                    ++number,
                    world.service()
                            .deploy(List.of(good), DeploymentListener.NONE)
                            .number());
        }
        assertEquals(
                ++number,
                world.service()
                        .undeploy("face/2.0.0", true, DeploymentListener.NONE)
                        .number());
    }

    @Test
    void oneWhoseStopNeverReturns() throws Exception {
        Path tried =
                world.file("tried.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Stop", "hangs"));
        assertReason(deploying(tried), "does not stop", "has not returned after 3000 ms", "start.millis");
        Path jar =
                world.file("stuck.jar", Jars.stage("matcher", "exact", "1.0.0").header("X-Stop", "hangs"));
        world.service().deploy(List.of(jar), DeploymentListener.NONE);
        Path next = world.file("next.jar", Jars.stage("matcher", "exact", "2.0.0"));
        world.service().deploy(List.of(next), DeploymentListener.NONE);
        Path last = world.file("last.jar", Jars.stage("aligner", "plain", "3.0.0"));
        assertEquals(
                4,
                world.service().deploy(List.of(last), DeploymentListener.NONE).number());
    }
}
