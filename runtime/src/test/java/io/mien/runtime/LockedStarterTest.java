package io.mien.runtime;

import static io.mien.support.testing.SignedInstallation.REFUSAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.LeftOut;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.LockedBundle.Origin;
import io.mien.support.files.Sha256;
import io.mien.support.testing.SignedInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a data folder may name in a locked installation. */
class LockedStarterTest extends StarterCase {
    private void lock() throws Exception {
        product.write();
        SignedInstallation.lock(product.home());
    }

    /** The start as it is, without writing the feature again. */
    private List<String> bundles(Optional<String> asked) throws StartException {
        return started("people", asked);
    }

    @Test
    void unlistedBundleIsLeftOutByNameAndTheProductsOwnServes() throws Exception {
        LockedBundle evil = deployed("yunet", "2.0.0", Map.of());
        write(List.of(distributed("api"), evil));
        lock();
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), bundles(Optional.empty()));
        assertTrue(
                said().contains("yunet 2.0.0 is left out: not listed in the release " + SignedInstallation.RELEASE),
                said());
        try (MienRuntime runtime = start("run", ASKED).runtime()) {
            assertFalse(runtime.has("evil"));
        }
        Starter.Started started = start("people", ASKED);
        started.runtime().close();
        assertEquals(
                List.of(evil.sha256()),
                started.lock().leftOut().stream().map(LeftOut::sha256).toList());
    }

    @Test
    void deployedBundleIsLoadedFromTheInstallationWhateverLiesInTheDataFolder() throws Exception {
        Path spare = ProductFixture.jar(
                product.home().resolve("bundles/spare-1.jar"), "spare", Map.of("Bundle-Version", "1"));
        String sha256 = writer.keep(spare);
        LockedBundle bundle = new LockedBundle(
                sha256 + ".jar", "spare", "1.0.0", sha256, Origin.DEPLOYED, Set.of(), List.of(), false);
        write(List.of(distributed("api"), distributed("yunet"), bundle));
        lock();
        ProductFixture.jar(bundle.path(product.home(), data), "evil", Map.of("Bundle-Version", "1"));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "spare 1.0.0"), bundles(ASKED));
    }

    @Test
    void fileOutsideOfTheInstallationThatAListCallsItsOwnIsNotLoaded() throws Exception {
        Path evil = ProductFixture.jar(folder.resolve("evil.jar"), "evil", Map.of("Bundle-Version", "1"));
        LockedBundle disguised = LockedBundle.ofDistribution("../evil.jar", Set.of())
                .withManifest("evil", "1.0.0")
                .withSha256(Sha256.of(evil));
        write(List.of(distributed("api"), distributed("yunet"), disguised));
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0", "evil 1.0.0"), bundles(ASKED), "without the lock");
        lock();
        assertEquals(List.of("api 1.0.0", "yunet 1.0.0"), bundles(ASKED));
    }

    @Test
    void featureThatAListNamesIsTheInstallationsOwnOrNone() throws Exception {
        product.write();
        Path other = Files.copy(product.home().resolve("features/test.json"), folder.resolve("other.json"));
        Lock lock = write(List.of(distributed("api")));
        writer.write(new Lock(
                lock.number(),
                lock.time(),
                lock.why(),
                0,
                other.toString(),
                lock.product(),
                lock.bundles(),
                Set.of(),
                Map.of(),
                Set.of()));
        lock();
        assertEquals(List.of("api 1.0.0"), bundles(Optional.empty()), "the generation before");
        assertTrue(said().contains(other + REFUSAL), said());
    }

    @Test
    void cacheOfTheDataFolderIsNotUsed() throws Exception {
        lock();
        Files.write(product.home().resolve("cache"), new byte[0]);
        bundles(ASKED);
        assertFalse(Files.exists(data.resolve("cache")));
    }

    @Test
    void configurationsNameNoCode() throws Exception {
        product.configuration("io.mien.host", "{\"models\": \"/own\"}").write();
        Path conf = Files.createDirectory(data.resolve("conf"));
        Files.writeString(conf.resolve("io.mien.host.properties"), "models=/evil\nuntried=face\nMoDels=/evil\n");
        String forABundle = "io.mien.host|io.mien.host|1.0.0";
        Files.writeString(conf.resolve(forABundle + ".properties"), "models=/evil\nuntried=face\n");
        Files.writeString(conf.resolve("org.apache.felix.fileinstall~x.properties"), "felix.fileinstall.dir=/evil\n");
        Feature feature = FeatureReader.read(product.home().resolve("features/test.json"), Map.of());
        SignedInstallation.lock(product.home());
        var release = Distribution.open(product.home()).released().map(r -> r.release());
        FeatureConfigurations locked = FeatureConfigurations.of(feature, List.of(conf), Map.of(), release);
        assertEquals(Map.of("models", "/own", "untried", "face"), locked.values("io.mien.host"));
        assertEquals(Map.of("untried", "face"), locked.values(forABundle));
        assertEquals(Map.of(), locked.values("org.apache.felix.fileinstall~x"));
        FeatureConfigurations open = FeatureConfigurations.of(feature, List.of(conf), Map.of(), Optional.empty());
        assertEquals("/evil", open.values("io.mien.host").get("models"));
    }

    @Test
    void libraryOfTheLauncherIsNoBundle() throws Exception {
        Files.createDirectories(product.home().resolve("lib"));
        Path library =
                ProductFixture.jar(product.home().resolve("lib/spare-1.jar"), "spare", Map.of("Bundle-Version", "1"));
        String sha256 = writer.keep(library);
        write(List.of(
                distributed("api"),
                new LockedBundle(
                        sha256 + ".jar", "spare", "1.0.0", sha256, Origin.DEPLOYED, Set.of(), List.of(), false)));
        lock();
        assertEquals(List.of("api 1.0.0"), bundles(ASKED));
        assertTrue(said().contains("spare 1.0.0 is left out: not listed"), said());
    }

    @ParameterizedTest
    @MethodSource("variables")
    void variablesThatNameCodeAreRefused(String variable) throws Exception {
        lock();
        Distribution distribution = Distribution.open(product.home());
        LockedProcess process = new LockedProcess(distribution.released().get(), distribution.home());
        String java = System.getProperty("java.home");
        process.require(Map.of("LD_LIBRARY_PATH", java + "/lib/server:" + java + "/lib:" + java + "/../lib"));
        StartException e =
                assertThrows(StartException.class, () -> process.require(Map.of(variable, java + "/lib:/evil")));
        assertTrue(e.getMessage().startsWith(variable + " is set"), e.getMessage());
    }

    private static List<String> variables() {
        return LockedProcess.VARIABLES;
    }

    @Test
    void optionsOfJavaThatBringCodeAreRefused() throws Exception {
        Files.createDirectories(product.home().resolve("lib"));
        Files.copy(Path.of("src/main/mien/lib/locked.options"), product.home().resolve(LockedProcess.OPTIONS));
        lock();
        Distribution distribution = Distribution.open(product.home());
        LockedProcess process = new LockedProcess(distribution.released().get(), distribution.home());
        process.require(List.of("-Xmx48m", "-Dmien.feature=gate", "-Djdk.serialFilter=!*", "-XX:+UseSerialGC"));
        for (String option : List.of(
                "-javaagent:/evil.jar",
                "-agentpath:/evil.so",
                "-Xbootclasspath/a:/evil.jar",
                "--patch-module=java.base=/evil.jar",
                "-Djava.system.class.loader=Evil",
                "-Djava.library.path=/evil",
                "-Djna.boot.library.path=/evil",
                "-XX:OnError=evil",
                "-XX:Flags=evil",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-Djava.util.logging.config.file=/evil")) {
            StartException e = assertThrows(StartException.class, () -> process.require(List.of("-Xmx48m", option)));
            assertTrue(e.getMessage().startsWith(option + ": not an option"), e.getMessage());
        }
    }
}
