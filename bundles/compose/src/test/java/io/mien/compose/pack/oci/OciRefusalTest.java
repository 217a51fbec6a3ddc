package io.mien.compose.pack.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.ComposedFixture;
import io.mien.compose.pack.ComposedProduct;
import io.mien.support.files.Folders;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that cannot become an image is refused by name, and nothing is left behind. */
class OciRefusalTest {
    @TempDir
    private Path folder;

    private ComposedProduct product;
    private Path packages;

    @BeforeEach
    void aProduct() throws Exception {
        product = ComposedFixture.in(folder.resolve("product"));
        packages = folder.resolve("packages");
    }

    @Test
    void aFolderWithoutAProduct() throws Exception {
        Files.delete(product.home().resolve("conf/jvm.options"));
        libc();
        refused("is not a composed product (conf/jvm.options is missing)");
    }

    @Test
    void aProductForAnotherSystem() throws Exception {
        libc();
        product = new ComposedProduct(product.home(), "gate", "Mien Gate", "1", "windows-x86-64");
        refused("gate: is for windows-x86-64; packages and images are made for Linux");
    }

    @Test
    void aLinkThatLeavesTheProduct() throws Exception {
        libc();
        Files.createSymbolicLink(product.home().resolve("lib/out"), Path.of("../../secret"));
        refused("lib/out: is a link to ../../secret, which is not in the product");
    }

    @Test
    void aPackageForAnotherProcessor() throws Exception {
        new DebFixture("libc6", "arm64").in(packages);
        refused("libc6.deb: is for arm64, the product for amd64");
    }

    @Test
    void aPackageThatLeavesTheImage() throws Exception {
        new DebFixture("evil", "amd64").with("./usr/../../etc/shadow", "x").in(packages);
        refused("evil.deb: names a file outside of the image");
    }

    @Test
    void packagesThatShareAFile() throws Exception {
        libc();
        new DebFixture("other", "amd64").with("./usr/lib/libc.so", "x").in(packages);
        refused("other.deb: has /usr/lib/libc.so, as ", "libc6.deb has");
    }

    @Test
    void aCompressionThatIsNotRead() throws Exception {
        new DebFixture("libc6", "amd64").in(packages, ".zst");
        refused("libc6.deb: is compressed as .zst, which is not read");
    }

    @Test
    void aFileThatIsNoPackage() throws Exception {
        Files.writeString(Files.createDirectories(packages).resolve("a.deb"), "<html>");
        refused("a.deb: cannot be read as a Debian package");
    }

    @Test
    void anEmptyFolder() throws Exception {
        Files.createDirectories(packages);
        refused("packages: has no Debian packages (.deb)");
    }

    @Test
    void aProductAndPackagesWithoutJava() throws Exception {
        libc();
        Folders.delete(product.home().resolve("jre"));
        refused("has no Java of its own (jre/), and none of the packages", "--jlink");
    }

    @Test
    void aTargetThatIsNotAnImage() throws Exception {
        libc();
        Path precious = Files.createDirectories(folder.resolve("target/photos"));
        refused("target: exists, and is not an image");
        assertTrue(Files.isDirectory(precious));
    }

    @Test
    void aDamagedBase() throws Exception {
        libc();
        Path base = folder.resolve("base");
        new OciPackager(BaseImage.ofPackages(packages)).pack(product, base);
        Path largest = Arrays.stream(base.resolve("blobs/sha256").toFile().listFiles())
                .max((a, b) -> Long.compare(a.length(), b.length()))
                .orElseThrow()
                .toPath();
        try (OutputStream out = Files.newOutputStream(largest)) {
            out.write(1);
        }
        refused(BaseImage.of(base), List.of(largest.getFileName() + ": is damaged"));
    }

    @Test
    void aBaseForAnotherProcessor() throws Exception {
        libc();
        Path base = folder.resolve("base");
        new OciPackager(BaseImage.ofPackages(packages)).pack(product, base);
        product = new ComposedProduct(product.home(), "gate", "Mien Gate", "1", "linux-aarch64");
        refused(BaseImage.of(base), List.of("base: holds no image for arm64"));
    }

    @Test
    void aBaseThatIsNone() throws Exception {
        Files.createDirectories(packages);
        assertThrows(ComposeException.class, () -> BaseImage.of(packages));
        Path text = Files.writeString(folder.resolve("text"), "no tar");
        refused(BaseImage.of(text), List.of("text: is not a tar, or an empty one"));
    }

    @Test
    void butATarOfARootFileSystemIsABase() throws Exception {
        Path tar = folder.resolve("root.tar.gz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(tar)))) {
            out.putArchiveEntry(new TarArchiveEntry("./etc/"));
            out.closeArchiveEntry();
        }
        Path image = folder.resolve("image");
        new OciPackager(BaseImage.of(tar)).pack(product, image);
        assertTrue(UnpackedImage.of(image).files().containsKey("./etc"));
    }

    private void libc() throws Exception {
        new DebFixture("libc6", "amd64").with("./lib/libc.so", "x").in(packages);
    }

    private void refused(String... texts) throws Exception {
        refused(BaseImage.ofPackages(packages), List.of(texts));
    }

    private void refused(BaseImage base, List<String> texts) throws Exception {
        List<String> before = List.of(folder.toFile().list());
        String message = assertThrows(
                        ComposeException.class, () -> new OciPackager(base).pack(product, folder.resolve("target")))
                .getMessage();
        texts.forEach(text -> assertTrue(message.contains(text), message));
        assertEquals(before, List.of(folder.toFile().list()));
    }
}
