package io.mien.compose.pack.deb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.ComposedFixture;
import io.mien.compose.pack.ComposedProduct;
import io.mien.support.files.Folders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Debian package puts each part of a product where Debian expects it, and is the same package each time. */
class DebPackagerTest {
    private static final String LONG = "a-long-name-of-a-bundle-".repeat(6) + ".jar";

    @TempDir
    private Path folder;

    private ComposedProduct product;
    private Path deb;
    private Optional<DebMaintainer> maintainer = Optional.empty();

    @BeforeEach
    void aProduct() throws Exception {
        product = ComposedFixture.in(folder.resolve("product"));
        Files.writeString(
                product.home().resolve("lib/libnet.so"), "\0libgcc_s.so.1\0GLIBC_2.9\0GLIBC_2.29\0GLIBC_2.5\0");
        Files.writeString(product.home().resolve("lib/libjava.so"), "\0libz.so.1\0");
        Files.writeString(product.home().resolve("lib/" + LONG), "long");
        deb = folder.resolve("gate.deb");
    }

    @Test
    void putsProgramConfigurationAndServiceInTheirPlaces() throws Exception {
        Map<String, String> files = pack().data();
        assertEquals("755 #!/bin/sh\n", files.get("./usr/lib/mien-gate/bin/mien"));
        assertEquals("644 -Xshare:auto\n", files.get("./etc/mien-gate/jvm.options"));
        assertEquals("644 long", files.get("./usr/lib/mien-gate/lib/" + LONG));
        assertEquals("-> /etc/mien-gate", files.get("./usr/lib/mien-gate/conf"));
        assertEquals("-> ../lib/mien-gate/bin/mien", files.get("./usr/bin/mien-gate"));
        assertTrue(files.get("./usr/lib/systemd/system/mien-gate.service")
                .contains("ExecStart=/usr/lib/mien-gate/bin/mien run gate --data /var/lib/mien-gate\n"));
        assertFalse(files.keySet().stream().anyMatch(name -> name.contains("cache")), files::toString);
    }

    @Test
    void saysWhatItNeeds() throws Exception {
        String control = pack().control().get("./control").substring(4);
        assertEquals("mien-gate", DebFile.field(control, "Package"));
        assertEquals("1.2.0~SNAPSHOT", DebFile.field(control, "Version"));
        assertEquals("amd64", DebFile.field(control, "Architecture"));
        assertEquals("adduser, libc6 (>= 2.29), libgcc-s1, zlib1g", DebFile.field(control, "Depends"));
        assertTrue(Long.parseLong(DebFile.field(control, "Installed-Size")) > 10, control);
        Folders.delete(product.home().resolve("jre"));
        control = pack().control().get("./control");
        assertTrue(DebFile.field(control, "Depends").endsWith(", openjdk-17-jre-headless | java17-runtime-headless"));
    }

    @Test
    void saysWhoAnswersForIt() throws Exception {
        String unnamed = pack().control().get("./control");
        assertEquals("Mien Gate <unnamed@maintainer.invalid>", DebFile.field(unnamed, "Maintainer"));
        maintainer = Optional.of(DebMaintainer.of("Ada B. <ada@example.com>"));
        assertEquals("Ada B. <ada@example.com>", DebFile.field(pack().control().get("./control"), "Maintainer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ada", "<ada@example.com>", "Ada <root@localhost>", "Ada\nX: y <a@b.c>", "A <a@b.c>\nX: y", ""})
    void refusesAMaintainerWithoutNameOrAddress(String text) {
        String message = assertThrows(ComposeException.class, () -> DebMaintainer.of(text))
                .getMessage();
        assertTrue(message.startsWith(text + ": is not a maintainer"), message);
    }

    @Test
    void listsItsFilesWithTheirDigestsAndItsConfiguration() throws Exception {
        DebFile file = pack();
        List<String> sums = file.control().get("./md5sums").substring(4).lines().toList();
        for (String sum : sums) {
            String content = file.data().get("./" + sum.substring(34)).substring(4);
            assertEquals(sum.substring(0, 32), md5(content), sum);
        }
        assertEquals(
                file.data().values().stream()
                        .filter(content -> !content.startsWith("->"))
                        .count(),
                sums.size());
        assertEquals(
                "644 /etc/mien-gate/jvm.options\n/etc/mien-gate/logging.properties\n",
                file.control().get("./conffiles"));
    }

    @Test
    void bringsScriptsThatAShellReads() throws Exception {
        Map<String, String> control = pack().control();
        for (String script : List.of("postinst", "prerm", "postrm")) {
            String text = control.get("./" + script);
            assertTrue(text.startsWith("755 #!/bin/sh\n"), text);
            assertFalse(text.contains("@"), text);
            Path written = Files.writeString(folder.resolve(script), text.substring(4));
            Process shell = new ProcessBuilder("sh", "-n", written.toString()).start();
            assertEquals(0, shell.waitFor(), script);
        }
    }

    @Test
    void isTheSameForTheSameProductElsewhere() throws Exception {
        pack();
        byte[] first = Files.readAllBytes(deb);
        Path elsewhere = folder.resolve("elsewhere/again");
        Files.createDirectories(elsewhere.getParent());
        Files.move(product.home(), elsewhere);
        Files.setLastModifiedTime(elsewhere.resolve("conf/jvm.options"), FileTime.fromMillis(0));
        product = new ComposedProduct(
                elsewhere, product.product(), product.title(), product.version(), product.platform());
        pack();
        assertTrue(Arrays.equals(first, Files.readAllBytes(deb)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gate", "a b", "a'b", "../x", "", "a-name-that-is-longer-than-debian-has-them"})
    void refusesNamesThatDebianDoesNotHave(String name) throws Exception {
        product = new ComposedProduct(product.home(), name, "Gate", "1", "linux-x86-64");
        refused(name + ": is not a name for a Debian package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1 2", "1\n2"})
    void refusesVersionsThatDebianDoesNotHave(String version) throws Exception {
        product = new ComposedProduct(product.home(), "gate", "Gate", version, "linux-x86-64");
        refused(version + ": is not a version for a Debian package");
    }

    @Test
    void refusesATitleThatWouldAddLines() throws Exception {
        product = new ComposedProduct(product.home(), "gate", "Gate\nUser=root", "1", "linux-x86-64");
        refused("is not a title of one line");
    }

    @Test
    void keepsAFolderThatLiesThere() throws Exception {
        Path precious = Files.createDirectories(deb.resolve("photos"));
        refused("gate.deb: is a folder");
        assertTrue(Files.isDirectory(precious));
    }

    private DebFile pack() throws Exception {
        new DebPackager(maintainer).pack(product, deb);
        return DebFile.of(deb);
    }

    private void refused(String text) {
        String message = assertThrows(ComposeException.class, this::pack).getMessage();
        assertTrue(message.contains(text), message);
        assertFalse(Files.isRegularFile(deb));
    }

    private static String md5(String content) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8)));
    }
}
