package io.mien.console.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.console.web.RefusedRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class BundleUploadTest {
    private static final String MUD =
            "[basic]\ntype = onnx\nmodel = w.onnx\n[extra]\nmodel_type = yunet\n[mien]\nname = better\nversion = 1.2.0\n";

    @TempDir
    private Path place;

    private BundleUpload upload() {
        return new BundleUpload(1, place);
    }

    private static byte[] jar(String entry, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private long folders() throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.count();
        }
    }

    private static void assertRefused(int status, String sentence, Executable call) {
        RefusedRequestException e = assertThrows(RefusedRequestException.class, call);
        assertEquals(sentence, e.getMessage());
        assertEquals(status, e.status());
    }

    @Test
    void keepsAFileAndSaysWhichModelsItDescribes() throws Exception {
        byte[] jar = jar("OSGI-INF/mien/w.mud", MUD);
        try (BundleUpload upload = upload()) {
            BundleFile file = upload.receive("../../Better Model.JAR", in(jar));
            assertEquals(List.of(Map.of("name", "better", "version", "1.2.0", "type", "yunet")), file.models());
            assertEquals("-better-model.jar", file.file().getFileName().toString());
            assertEquals("../../Better Model.JAR: refused", file.words(file.file() + ": refused"));
            assertArrayEquals(jar, Files.readAllBytes(file.file()));
            assertEquals(file, upload.take(file.id()));
            assertRefused(404, "that file is not here any more; send it again", () -> upload.take(file.id()));
            upload.giveBack(file);
            assertEquals(file, upload.take(file.id()));
            file.folder().close();
        }
        assertEquals(0, folders());
    }

    @Test
    void aLaterFileReplacesAnEarlierOne() throws Exception {
        byte[] jar = jar("OSGI-INF/mien/w.mud", MUD);
        try (BundleUpload upload = upload()) {
            BundleFile first = upload.receive("a.jar", in(jar));
            BundleFile second = upload.receive("b.jar", in(jar));
            assertFalse(Files.exists(first.file()));
            assertTrue(Files.exists(second.file()));
        }
        assertEquals(0, folders());
    }

    @Test
    void nothingIsLeftOfAFileThatIsRefused() throws Exception {
        try (BundleUpload upload = upload()) {
            assertRefused(
                    400,
                    "code.jar describes no model; the page deploys model bundles, which hold data only",
                    () -> upload.receive("code.jar", in(jar("io/mien/Code.class", "code"))));
            RefusedRequestException broken = assertThrows(
                    RefusedRequestException.class, () -> upload.receive("<b>.jar", in(new byte[] {1, 2, 3})));
            assertTrue(broken.getMessage().startsWith("<b>.jar is not a bundle, or a damaged one: "));
            assertFalse(broken.getMessage().contains(place.toString()));
            RefusedRequestException odd = assertThrows(
                    RefusedRequestException.class,
                    () -> upload.receive("odd.jar", in(jar("OSGI-INF/mien/w.mud", "[basic]\n"))));
            assertTrue(odd.getMessage().startsWith("odd.jar: w.mud"), odd.getMessage());
            assertThrows(
                    IOException.class,
                    () -> upload.receive("gone.jar", new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the page left");
                        }
                    }));
            assertEquals(0, folders());
        }
    }

    @Test
    void aFileThatIsTooLargeIsReadNoFurtherThanItsBound() throws Exception {
        long[] read = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                read[0] += length;
                return length;
            }
        };
        try (BundleUpload upload = upload()) {
            assertRefused(413, "a model bundle has at most 1 MiB", () -> upload.receive("endless.jar", endless));
        }
        assertTrue(read[0] <= (1 << 20) + (1 << 16), read[0] + " bytes were read");
        assertEquals(0, folders());
    }
}
