package io.mien.compose.pack.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.compose.pack.ComposedFixture;
import io.mien.compose.pack.ComposedProduct;
import io.mien.support.files.Folders;
import io.mien.support.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image holds base, Java and product, says how they are started, and is the same image each time. */
class OciPackagerTest {
    private static final String TIME = "2026-01-01T00:00:00Z";

    @TempDir
    private Path folder;

    private ComposedProduct product;
    private Path packages;
    private Path image;

    @BeforeEach
    void aProductAndPackages() throws Exception {
        product = ComposedFixture.in(folder.resolve("product"));
        packages = folder.resolve("packages");
        image = folder.resolve("image");
        new DebFixture("libc6", "amd64")
                .with("./lib/x86_64-linux-gnu/libc.so.6", "the C library")
                .with("./lib64/ld-linux-x86-64.so.2", "->/lib/x86_64-linux-gnu/ld.so")
                .in(packages);
        new DebFixture("certificates", "all").with("./etc/ssl/ca.pem", "trust").in(packages);
    }

    @Test
    void holdsBaseJavaAndProductUnderDigestsThatAgree() throws Exception {
        pack(image);
        Map<String, String> files = UnpackedImage.of(image).files();
        assertEquals("-> usr/lib 777 0 " + TIME, files.get("lib"));
        assertEquals("file 755 0 " + TIME + " the C library", files.get("usr/lib/x86_64-linux-gnu/libc.so.6"));
        assertEquals("-> /lib/x86_64-linux-gnu/ld.so 755 0 " + TIME, files.get("usr/lib64/ld-linux-x86-64.so.2"));
        assertEquals("file 755 0 " + TIME + " java", files.get("opt/mien/jre/bin/java"));
        assertEquals("-> LICENSE 777 0 " + TIME, files.get("opt/mien/jre/legal/COPY"));
        assertEquals("file 644 0 " + TIME + " jar", files.get("opt/mien/bundles/a/b.jar"));
        assertEquals("folder 700 10001 " + TIME, files.get("data"));
        assertEquals("folder 1777 0 " + TIME, files.get("tmp"));
        assertTrue(files.get("var/lib/dpkg/status.d/libc6").contains("Version: 1"), files::toString);
        assertTrue(files.get("etc/passwd").contains("mien:x:10001:10001:"), files::toString);
        assertFalse(files.keySet().stream().anyMatch(name -> name.contains("cache")), files::toString);
    }

    @Test
    void startsJavaWithoutAShellAndWithoutRoot() throws Exception {
        pack(image);
        Map<?, ?> config = UnpackedImage.of(image).config();
        List<?> command = (List<?>) config.get("Entrypoint");
        assertEquals("/opt/mien/jre/bin/java", command.get(0));
        assertTrue(command.containsAll(List.of("-Dmien.feature=gate", "-Dmien.home=/opt/mien")), command::toString);
        assertEquals(List.of("run", "--data", "/data"), config.get("Cmd"));
        assertEquals("10001:10001", config.get("User"));
        assertEquals(Set.of("/data"), ((Map<?, ?>) config.get("Volumes")).keySet());
    }

    @Test
    void isTheSameForTheSameProductElsewhere() throws Exception {
        pack(image);
        ComposedProduct moved = ComposedFixture.in(folder.resolve("elsewhere/again"));
        Files.setLastModifiedTime(moved.home().resolve("conf/jvm.options"), FileTime.fromMillis(0));
        Files.setPosixFilePermissions(
                moved.home().resolve("conf/jvm.options"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Path second = folder.resolve("second");
        new OciPackager(BaseImage.ofPackages(packages)).pack(moved, second);
        assertEquals(Sha256.of(image), Sha256.of(second));
        pack(folder.resolve("a.tar"));
        pack(folder.resolve("b.tar"));
        assertEquals(-1, Files.mismatch(folder.resolve("a.tar"), folder.resolve("b.tar")));
    }

    @Test
    void replacesAnEarlierImage() throws Exception {
        pack(image);
        String first = Sha256.of(image);
        Files.writeString(product.home().resolve("LICENSE"), "new");
        pack(image);
        assertFalse(first.equals(Sha256.of(image)));
        assertEquals(
                "file 644 0 " + TIME + " new", UnpackedImage.of(image).files().get("opt/mien/LICENSE"));
        assertEquals(Set.of("product", "packages", "image"), names());
    }

    @Test
    void buildsUponAnImage() throws Exception {
        pack(image);
        Path upper = folder.resolve("upper");
        Files.writeString(product.home().resolve("LICENSE"), "upper");
        new OciPackager(BaseImage.of(image)).pack(product, upper);
        UnpackedImage unpacked = UnpackedImage.of(upper);
        assertEquals("file 644 0 " + TIME + " upper", unpacked.files().get("opt/mien/LICENSE"));
        assertTrue(unpacked.files().containsKey("usr/lib/x86_64-linux-gnu/libc.so.6"));
        List<?> environment = (List<?>) unpacked.config().get("Env");
        assertEquals(environment.size(), Set.copyOf(environment).size(), environment::toString);
    }

    @Test
    void takesTheJavaOfTheBaseIfTheProductHasNone() throws Exception {
        Folders.delete(product.home().resolve("jre"));
        new DebFixture("openjdk", "amd64")
                .with("./usr/lib/jvm/java-17/bin/java", "Debian's")
                .in(packages);
        pack(image);
        List<?> command = (List<?>) UnpackedImage.of(image).config().get("Entrypoint");
        assertEquals("/usr/lib/jvm/java-17/bin/java", command.get(0));
    }

    private void pack(Path target) throws Exception {
        new OciPackager(BaseImage.ofPackages(packages)).pack(product, target);
    }

    private Set<String> names() {
        return Set.copyOf(List.of(folder.toFile().list()));
    }
}
