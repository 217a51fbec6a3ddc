package io.mien.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageWishes;
import io.mien.boot.json.Json;
import io.mien.command.call.Boot;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTest {
    private static final String ENGINE = "Provide-Capability: io.mien.engine;type:List<String>=onnx";
    private static final String DOOR = "{\"engine\": \"onnx\"}";

    @TempDir
    private Path folder;

    private FakeDesk desk;
    private BundleFixture bundles;

    @BeforeEach
    void sit() throws IOException {
        desk = new FakeDesk(folder, new ComposeVerbs());
        bundles = new BundleFixture(folder.resolve("home")).complete();
        bundles.bundle("engine", ENGINE).bundle("spare", "Export-Package: spare");
        bundles.feature("door", DOOR);
    }

    private Result compose(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compose", "--unstarted", "it is made of manifests"));
        all.addAll(List.of(arguments));
        return desk.type(all.toArray(String[]::new));
    }

    private void done(String... arguments) {
        Result result = compose(arguments);
        assertEquals(0, result.code(), result::toString);
    }

    /** Nothing has been written beside what there was. */
    private void refused(String reason, String... arguments) throws IOException {
        Set<String> before = names(folder);
        Result result = compose(arguments);
        assertEquals(1, result.code(), result::toString);
        assertTrue(result.err().contains(reason), result::toString);
        assertEquals(before, names(folder));
    }

    private static Set<String> names(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(p -> root.relativize(p).toString()).collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    /** A composed product is started once, with bundles that no release lists. */
    @Test
    void aLockedInstallationComposesNothing() throws Exception {
        desk.boot = new Boot(
                "desk", 0, StageWishes.NONE, List.of(), List::of, () -> {}, Optional.of("gate 1.4 (sequence 12)"));
        refused("product: not listed in the release gate 1.4 (sequence 12)", "door", "-o", "product");
    }

    private List<String> listed(String product) throws Exception {
        Map<?, ?> feature =
                (Map<?, ?>) Json.parse(Files.readString(folder.resolve(product).resolve("features/door.json")));
        return ((List<?>) feature.get("bundles"))
                .stream().map(b -> ((Map<?, ?>) b).get("id").toString()).toList();
    }

    @Test
    void aProductHasOnlyWhatItNeeds() throws Exception {
        done("door", "-o", "product");
        Set<String> names = names(folder.resolve("product"));
        assertTrue(
                names.containsAll(List.of(
                        "bin/mien",
                        "lib/make-class-archive",
                        "lib/org.apache.felix.framework-7.0.5.jar",
                        "conf/jvm.options",
                        "conf/logging.properties",
                        "features/door.json",
                        "bundles/engine-1.0.jar",
                        "LICENSE")),
                names::toString);
        assertFalse(names.contains("bundles/spare-1.0.jar"), names::toString);
        assertFalse(
                names.contains("conf/io.mien.console.properties"), "an installation's own configuration stays with it");
        assertFalse(names.contains("people"), names::toString);
        assertFalse(names.contains("models/catalogue.json"), names::toString);
        assertEquals("engine:engine:1.0", listed("product").get(4));
        assertTrue(Files.isExecutable(folder.resolve("product/bin/mien")));
    }

    @Test
    void theSameInputsGiveTheSameBytesOnTwoPaths() throws Exception {
        done("door", "-o", "one");
        done("door", "-o", "one.zip");
        Path other = Files.createDirectories(folder.resolve("elsewhere/deep"));
        copyHome(other.resolve("home"));
        desk = new FakeDesk(other, new ComposeVerbs());
        done("door", "-o", "two");
        done("door", "-o", "two.zip");
        assertEquals(content(folder.resolve("one")), content(other.resolve("two")));
        assertEquals(-1, Files.mismatch(folder.resolve("one.zip"), other.resolve("two.zip")));
    }

    /** With other times and permissions than the first. */
    private void copyHome(Path to) throws IOException {
        Path from = folder.resolve("home");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        to.resolve("LICENSE").toFile().setExecutable(true);
    }

    /** Of each file: its content's digest, time and permissions. */
    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                String text = Files.isDirectory(file)
                        ? ""
                        : Integer.toHexString(java.util.Arrays.hashCode(Files.readAllBytes(file)));
                content.put(
                        root.relativize(file).toString(),
                        text + Files.getLastModifiedTime(file) + Files.isExecutable(file));
            }
        }
        return content;
    }

    @Test
    void eachCheckIsPrintedWithItsResult() throws Exception {
        Result result = compose("door", "-o", "product");
        assertEquals(
                List.of(
                        "duplicates: ok",
                        "natives: ok",
                        "licences: ok",
                        "test-bundles: ok",
                        "all-started: skipped, it is made of manifests"),
                result.lines().stream().filter(l -> l.contains(": ")).limit(5).toList(),
                result::toString);
    }

    @Test
    void aPartWithoutAnAllowedLicenceIsRefused() throws Exception {
        bundles.bundle("closed", "Bundle-License: Some Company Terms").bundle("silent", "Bundle-License:  ");
        bundles.bundle("model", "Bundle-License: http://www.apache.org/licenses/LICENSE-2.0.txt");
        done("door", "--add", "model:model:1.0", "-o", "known");
        assertTrue(Files.readString(folder.resolve("known/licences.md"))
                .contains("| bundles/model-1.0.jar | 1.0 | Apache-2.0 |"));
        refused(
                "licences: bundles/closed-1.0.jar: its licence 'Some Company Terms' is none of 0BSD, Apache-2.0",
                "door",
                "--add",
                "closed:closed:1.0",
                "-o",
                "x");
        done("door", "--add", "closed:closed:1.0", "--allow-licence", "Some Company Terms", "-o", "taken");
        refused("bundles/silent-1.0.jar: no licence is stated", "door", "--add", "silent:silent:1.0", "-o", "x");
        done("door", "--add", "silent:silent:1.0", "--allow-licence", "unknown", "-o", "silent");
    }

    @Test
    void bundlesForTestsAreRefused() throws Exception {
        bundles.bundle("org.junit.api", "Export-Package: org.junit.jupiter.api")
                .bundle("checks", "Test-Cases: a.B")
                .bundle("user", "Import-Package: org.junit.jupiter.api");
        refused(
                "test-bundles: bundles/checks-1.0.jar: is there for tests only",
                "door",
                "--add",
                "checks:checks:1.0",
                "-o",
                "x");
        refused("test-bundles: bundles/org.junit.api-1.0.jar", "door", "--add", "user:user:1.0", "-o", "x");
    }

    @Test
    void nativeCodeForAnotherPlatformIsRefused() throws Exception {
        bundles.bundle(
                        "wrong",
                        "Bundle-NativeCode: a.dll; osname=win32; processor=x86-64; selection-filter=\"(x=y)\", *")
                .bundle("empty", "Bundle-NativeCode: a.so; osname=Linux; processor=x86-64");
        refused(
                "natives: bundles/wrong-1.0.jar: has native code, but none for linux-x86-64",
                "door",
                "--add",
                "wrong:wrong:1.0",
                "--platform",
                "linux-x86-64",
                "-o",
                "x");
        refused(
                "natives: bundles/empty-1.0.jar: lacks its native code a.so",
                "door",
                "--add",
                "empty:empty:1.0",
                "--platform",
                "linux-x86-64",
                "-o",
                "x");
    }

    @Test
    void aProductNamesItsFilesInItsRelease() throws Exception {
        done("door", "-o", "product");
        Release release = ReleaseText.read(folder.resolve("product/release.json"));
        List<String> paths = release.files().stream().map(ReleasedFile::path).toList();
        assertEquals("door 1 (sequence 1)", release.toString());
        assertTrue(
                paths.containsAll(List.of(
                        "bin/mien",
                        "bundles/engine-1.0.jar",
                        "features/door.json",
                        "lib/make-class-archive",
                        "sbom.cdx.json")),
                paths::toString);
        assertTrue(paths.stream().noneMatch(p -> p.startsWith("conf/") || p.equals("release.json")), paths::toString);
    }

    @Test
    void aBillOfMaterialsNamesPartsAndWhatIsInThem() throws Exception {
        bundles.bundle("wrapper", "Mien-Contains: com.example:lamp:3.1;license=\"MIT\"");
        done("door", "--add", "wrapper:wrapper:1.0", "-o", "product");
        Map<?, ?> bill = (Map<?, ?>) Json.parse(Files.readString(folder.resolve("product/sbom.cdx.json")));
        assertEquals("CycloneDX", bill.get("bomFormat"));
        Map<?, ?> wrapper = ((List<?>) bill.get("components"))
                .stream()
                        .map(c -> (Map<?, ?>) c)
                        .filter(c -> c.get("name").equals("wrapper"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("pkg:maven/wrapper/wrapper@1.0", wrapper.get("purl"));
        Map<?, ?> lamp = (Map<?, ?>) ((List<?>) wrapper.get("components")).get(0);
        assertEquals("pkg:maven/com.example/lamp@3.1", lamp.get("purl"));
        assertTrue(lamp.get("licenses").toString().contains("MIT"), lamp::toString);
    }

    @Test
    void aZipFileHasOneFolderAndKeepsPermissions() throws Exception {
        done("door", "-o", "door.zip");
        byte[] bytes = Files.readAllBytes(folder.resolve("door.zip"));
        try (ZipFile zip = new ZipFile(folder.resolve("door.zip").toFile())) {
            ZipEntry script = zip.getEntry("door-1/bin/mien");
            assertEquals("#!/bin/sh", new String(zip.getInputStream(script).readAllBytes(), "UTF-8"));
            assertTrue(zip.stream().allMatch(e -> e.getName().startsWith("door-1/")));
        }
        // The central directory's entry of bin/mien, whose attributes hold the mode in their upper half.
        String text = new String(bytes, "ISO-8859-1");
        int entry = text.lastIndexOf("door-1/bin/mien") - 46;
        assertEquals("PK\1\2", text.substring(entry, entry + 4));
        assertEquals(0100755, (bytes[entry + 41] & 0xff) << 8 | bytes[entry + 40] & 0xff);
    }

    @Test
    void anAddedBundleTakesThePlaceOfTheOneOfItsName() throws Exception {
        bundles.write("../newer.jar", "engine", ENGINE, "X-Mine: yes");
        Files.move(folder.resolve("newer.jar"), folder.resolve("engine-2.0.jar"));
        done("door", "--add", "engine-2.0.jar", "-o", "product");
        assertTrue(listed("product").contains("engine:engine:2.0"), listed("product")::toString);
        assertFalse(names(folder.resolve("product")).contains("bundles/engine-1.0.jar"));
        done("door", "--add", "spare:spare:1.0", "-o", "spare");
        assertTrue(listed("spare").contains("spare:spare:1.0"));
    }

    @Test
    void aBundleComesFromAMavenRepository() throws Exception {
        bundles.write("../repo/com/example/lamp/3/lamp-3.jar", "com.example.lamp", "Import-Package: spare");
        done("door", "--add", "com.example:lamp:3", "--repository", "repo", "-o", "product");
        assertTrue(listed("product").containsAll(List.of("com.example:lamp:3", "spare:spare:1.0")));
        assertTrue(Files.exists(folder.resolve("product/bundles/lamp-3.jar")));
        refused(
                "com.example:lamp:4: is neither in the distribution nor in",
                "door",
                "--add",
                "com.example:lamp:4",
                "-o",
                "x");
    }

    @Test
    void featuresAreJoined() throws Exception {
        Files.writeString(
                folder.resolve("lamp.json"),
                "{\"id\": \"a:lamp:2\", \"configurations\": {\"lamp\": {\"watts\": 5}}, \"bundles\":"
                        + " [\"spare:spare:1.0\"]}");
        done("door", "--add", "lamp.json", "-o", "product");
        assertTrue(listed("product").containsAll(List.of("engine:engine:1.0", "spare:spare:1.0")));
        assertTrue(
                Files.readString(folder.resolve("product/features/door.json")).contains("\"watts\": 5"));
        desk.file(
                "lamp2.json",
                "{\"id\": \"a:lamp2:2\", \"configurations\": {\"lamp\": {\"watts\": 6}}, \"bundles\":"
                        + " [\"spare:spare:1.0\"]}");
        refused("configurations/lamp/watts is 5 and 6", "door", "lamp.json", "lamp2.json", "-o", "x");
    }

    @Test
    void badInputIsNamedAndNothingIsWritten() throws Exception {
        refused("the distribution has no feature 'gate'; it has door", "gate", "-o", "x");
        refused("gone.json: there is no such file", "gone.json", "-o", "x");
        refused("the feature door is named twice: door and door", "door", "door", "-o", "x");
        refused("gone.jar: there is no such file", "door", "--add", "gone.jar", "-o", "x");
        refused("'plan9-x86-64' is not the name of a platform", "door", "-o", "x", "--platform=plan9-x86-64");
        desk.file("text.jar", "no jar");
        refused("text.jar", "door", "--add", "text.jar", "-o", "x");
        bundles.feature("blind", "{\"decoder\": \"mynet\"}");
        refused("blind: nothing here reads models of type `mynet`; a decoder bundle is missing", "blind", "-o", "x");
    }

    @Test
    void anOutputIsWrittenOnlyWhereNothingIs() throws Exception {
        desk.file("there/file", "mine");
        refused("exists already; remove it, or choose another name", "door", "-o", "there");
        desk.file("there.zip", "mine");
        refused("exists already", "door", "-o", "there.zip");
        refused("which the product is made of", "door", "-o", "home/product");
        Files.createDirectories(folder.resolve("repo"));
        refused("which the product is made of", "door", "--repository", "repo", "-o", "repo/x");
        refused("does not exist", "door", "-o", "nowhere/x");
        refused("no format 'rpm'", "door", "-o", "x", "--format", "rpm");
        Files.createDirectories(folder.resolve("empty"));
        done("door", "-o", "empty");
    }

    @Test
    void anInterruptedCompositionLeavesNothing() throws Exception {
        desk.interrupted = () -> true;
        Set<String> before = names(folder);
        assertEquals(130, compose("door", "-o", "x").code());
        assertEquals(before, names(folder));
    }
}
