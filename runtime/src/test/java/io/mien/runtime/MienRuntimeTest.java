package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Matcher;
import io.mien.runtime.fake.ApiUser;
import io.mien.runtime.fake.ConfiguredByAdmin;
import io.mien.runtime.fake.FakeCommand;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

@Timeout(60)
class MienRuntimeTest {
    private static final Duration WAIT = Duration.ofSeconds(40);
    private static final RuntimeOptions STANDALONE = RuntimeOptions.standalone();
    private static final String FRAMEWORK = "org.osgi.framework";

    @TempDir
    private Path folder;

    @Test
    void anEmbeddingProgramCallsTheServicesAsItsOwn() throws StartException {
        Path home = new ProductFixture(folder)
                .named("io.mien:io.mien.api:0.1.0")
                .bundle(ApiUser.class, FRAMEWORK + ",io.mien.matcher;version=\"[1.0,2)\"")
                .write();
        try (MienRuntime mien = MienRuntime.start(home, "test", RuntimeOptions.embeddedInProgram())) {
            Matcher matcher = mien.await(Matcher.class, WAIT);
            assertThrows(UnsupportedOperationException.class, () -> matcher.open(128));
            assertEquals("1.2.3", mien.version());
        }
    }

    @Test
    void aStandaloneProductDoesNotSeeTheProgramsApi() {
        Path home = new ProductFixture(folder)
                .bundle(ApiUser.class, FRAMEWORK + ",io.mien.matcher")
                .write();
        StartException e = assertThrows(StartException.class, () -> MienRuntime.start(home, "test", STANDALONE));
        assertTrue(e.getMessage().contains("io.mien.matcher"), e.getMessage());
    }

    @Test
    void optionalBundleMayBeMissing() throws StartException {
        Path home = new ProductFixture(folder)
                .optional("test:missing:1")
                .bundle(FakeCommand.class, FRAMEWORK)
                .write();
        try (MienRuntime mien = MienRuntime.start(home, "test", STANDALONE)) {
            mien.await(ToIntFunction.class, WAIT);
            assertEquals(2, mien.context().getBundles().length);
        }
    }

    @Test
    void aFragmentForANewerJavaIsLeftOut() throws StartException {
        Path home = new ProductFixture(folder)
                .bundle(FakeCommand.class, FRAMEWORK)
                .bundle("newer", fragment("(&(osgi.ee=JavaSE)(version=999))"))
                .write();
        try (MienRuntime mien = MienRuntime.start(home, "test", STANDALONE)) {
            mien.await(ToIntFunction.class, WAIT);
            assertEquals(Bundle.INSTALLED, mien.context().getBundles()[2].getState());
        }
    }

    @Test
    void aFragmentForThisJavaJoinsItsHost() throws StartException {
        Path home = new ProductFixture(folder)
                .bundle(FakeCommand.class, FRAMEWORK)
                .bundle(
                        "same",
                        fragment("(&(osgi.ee=JavaSE)(version="
                                + Runtime.version().feature() + "))"))
                .write();
        try (MienRuntime mien = MienRuntime.start(home, "test", STANDALONE)) {
            mien.await(ToIntFunction.class, WAIT);
            assertEquals(Bundle.RESOLVED, mien.context().getBundles()[2].getState());
        }
    }

    private static Map<String, String> fragment(String java) {
        String requirement = "osgi.ee;filter:=\"" + java + "\"";
        return Map.of("Fragment-Host", "FakeCommand", "Require-Capability", requirement);
    }

    @Test
    void aServiceThatDoesNotComeIsNamed() throws StartException {
        Path home =
                new ProductFixture(folder).bundle(FakeCommand.class, FRAMEWORK).write();
        try (MienRuntime mien = MienRuntime.start(home, "test", STANDALONE)) {
            StartException e =
                    assertThrows(StartException.class, () -> mien.await(Runnable.class, Duration.ofMillis(10)));
            assertTrue(e.getMessage().contains("java.lang.Runnable"), e.getMessage());
        }
    }

    @Test
    void twoProductsRunSideBySideAndLeaveNothingBehind() throws StartException {
        Path home =
                new ProductFixture(folder).bundle(FakeCommand.class, FRAMEWORK).write();
        Path storage;
        try (MienRuntime one = MienRuntime.start(home, "test", STANDALONE);
                MienRuntime two = MienRuntime.start(home, "test", STANDALONE)) {
            assertNotEquals(one.await(ToIntFunction.class, WAIT), two.await(ToIntFunction.class, WAIT));
            storage = Path.of(one.context().getProperty("org.osgi.framework.storage"));
            assertTrue(Files.isDirectory(storage));
        }
        assertFalse(Files.exists(storage));
    }

    @Test
    void anUnpackedBundleIsUsedWhereItLies() throws Exception {
        ProductFixture product = new ProductFixture(folder).bundle(FakeCommand.class, FRAMEWORK);
        Path jar = folder.resolve("bundles").resolve("FakeCommand-1.jar");
        Path unpacked = folder.resolve("bundles").resolve("FakeCommand-1");
        try (var files = FileSystems.newFileSystem(jar)) {
            copy(files.getPath("/"), unpacked);
        }
        Files.delete(jar);
        try (MienRuntime mien = MienRuntime.start(product.write(), "test", STANDALONE)) {
            mien.await(ToIntFunction.class, WAIT);
            String location = mien.context().getBundles()[1].getLocation();
            assertEquals("reference:" + unpacked.toUri(), location);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a+b", "50%25 #1", "\u00fc\u738b"})
    void theDistributionMayLieInAFolderOfAnyName(String name) throws StartException {
        Path home = new ProductFixture(folder.resolve(name))
                .bundle(FakeCommand.class, FRAMEWORK)
                .write();
        try (MienRuntime mien = MienRuntime.start(home, "test", STANDALONE)) {
            assertNotNull(mien.await(ToIntFunction.class, WAIT));
        }
    }

    @Test
    void programsMaySetPropertiesOfTheFramework() throws StartException {
        Path home =
                new ProductFixture(folder).bundle(FakeCommand.class, FRAMEWORK).write();
        try (MienRuntime mien = MienRuntime.start(home, "test", STANDALONE.withProperty("a.b", "c"))) {
            assertEquals("c", mien.context().getProperty("a.b"));
            assertEquals("multiple", mien.context().getProperty("org.osgi.framework.bsnversion"));
        }
    }

    @Test
    void theFeaturesConfigurationsAreApplied() throws StartException {
        assertEquals(
                "{number=Long 5, small=Integer 6, text=String from %s, words=String[] [a, b]}".formatted(folder),
                configurationOf(configured("{\"number\": 5, \"small:Integer\": 6, \"text\": \"from ${mien.home}\","
                        + " \"words\": [\"a\", \"b\"]}")));
    }

    @Test
    void aFileInConfOverridesProperties() throws StartException {
        ProductFixture product = configured("{\"number\": 5, \"text\": \"of the feature\"}");
        product.write("conf/io.mien.test.properties", "text = of the file\n");
        product.write("conf/logging.properties", "text = of another thing\n");
        assertEquals("{number=Long 5, text=String of the file}", configurationOf(product));
    }

    @Test
    void aValueComesInTheTypeThatItsBundleStates() throws StartException {
        ProductFixture product = configured("{\"share\": 1}").metatype("io.mien.test", "share", "Double", "0", "1");
        product.write("conf/io.mien.test.properties", "service.ranking = 7 \n");
        assertEquals("{service.ranking=Integer 7, share=Double 1.0}", configurationOf(product));
    }

    @Test
    void eachValueThatIsNotAllowedIsNamedWhereverItStands() {
        ProductFixture product = configured("{\"share\": 2}").metatype("io.mien.test", "share", "Double", "0", "1");
        RuntimeOptions options = STANDALONE.withConfiguration("io.mien.test", Map.of("service.ranking", "high"));
        StartException e = assertThrows(StartException.class, () -> configurationOf(product, options));
        assertTrue(
                e.getMessage()
                        .contains("the product test:test:1.2.3: share of io.mien.test is '2'; allowed is a number from"
                                + " 0 to 1"),
                e.getMessage());
        assertTrue(
                e.getMessage().contains("the program: service.ranking of io.mien.test is 'high'; allowed is a whole"),
                e.getMessage());
    }

    @Test
    void theProgramsConfigurationGoesBeforeAll() throws StartException {
        ProductFixture product = configured("{\"number\": 5, \"text\": \"of the feature\"}");
        product.write("conf/io.mien.test.properties", "text = of the file\n");
        RuntimeOptions options = STANDALONE.withConfiguration("io.mien.test", Map.of("text", "of the program"));
        assertEquals("{number=Long 5, text=String of the program}", configurationOf(product, options));
    }

    @Test
    void configurationsWithoutAnAdminAreAnError() {
        Path home = new ProductFixture(folder)
                .bundle(FakeCommand.class, FRAMEWORK)
                .configuration("a.b", "{}")
                .write();
        StartException e = assertThrows(StartException.class, () -> MienRuntime.start(home, "test", STANDALONE));
        assertTrue(e.getMessage().contains("ConfigurationAdmin"), e.getMessage());
    }

    private ProductFixture configured(String json) {
        return new ProductFixture(folder)
                .library("org.apache.felix.configadmin")
                .bundle(ConfiguredByAdmin.class, FRAMEWORK + ",org.osgi.service.cm")
                .configuration("io.mien.test", json);
    }

    private static String configurationOf(ProductFixture product) throws StartException {
        return configurationOf(product, STANDALONE);
    }

    private static String configurationOf(ProductFixture product, RuntimeOptions options) throws StartException {
        try (MienRuntime mien = MienRuntime.start(product.write(), "test", options)) {
            return mien.await(Supplier.class, WAIT).get().toString();
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
