package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.model.Mud;
import io.mien.modelkit.fake.FakeHost;
import io.mien.support.testing.FakeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A catalog with two models, and a server that has them. */
abstract class ModelPullCase {
    static final byte[] WEIGHTS = "weights of a detector".getBytes(StandardCharsets.UTF_8);
    static final String MUD =
            "\"mud\":{\"basic\":{\"type\":\"onnx\"},\"extra\":{\"model_type\":\"yunet\",\"scale\":\"2\"},\"mien\":{\"confidence\":\"0.6\"}}}";

    @TempDir
    Path folder;

    final FakeServer server = new FakeServer();
    FakeDesk desk;
    FakeHost host;
    byte[] zip;

    @BeforeEach
    void sit() throws Exception {
        desk = new FakeDesk(folder, new ModelkitVerbs());
        host = new FakeHost(desk.framework);
        desk.bringPicture("Ada");
        zip = zip("in/free.onnx", WEIGHTS);
        catalogue();
        server.on("/free.onnx", FakeServer.whole(WEIGHTS)).on("/all.zip", FakeServer.whole(zip));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void catalogue() throws Exception {
        String free =
                "{\"name\":\"free\",\"alias\":\"f\",\"version\":\"1.0.0\",\"licence\":\"MIT\",\"use\":\"faces\",\"url\":\""
                        + server.at("/free.onnx") + "\"," + weights() + MUD;
        String packed =
                "{\"name\":\"packed\",\"version\":\"1.0.0\",\"licence\":\"NC\",\"terms\":\"research only.\",\"note\":\"by hand\",\"url\":\""
                        + server.at("/all.zip") + "\",\"member\":\"in/free.onnx\",\"archiveBytes\":" + zip.length
                        + ",\"archiveSha256\":\"" + sha256(zip) + "\"," + weights() + MUD;
        desk.file("home/models/catalogue.json", "{\"comment\":[1],\"models\":[" + free + "," + packed + "]}");
    }

    static String weights() throws Exception {
        return "\"bytes\":" + WEIGHTS.length + ",\"sha256\":\"" + sha256(WEIGHTS) + "\",";
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    Result pull(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("model", "pull"), Stream.of(arguments)).toArray(String[]::new);
        return desk.type(all);
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.equals("home") && !n.equals("mirror"))
                    .sorted()
                    .toList();
        }
    }

    Mud mud(String jar, String file) throws Exception {
        try (ZipFile bundle = new ZipFile(folder.resolve(jar).toFile())) {
            byte[] text = bundle.getInputStream(bundle.getEntry("OSGI-INF/mien/" + file))
                    .readAllBytes();
            return Mud.parse(new String(text, StandardCharsets.UTF_8), file);
        }
    }

    void assertRefused(String reason, String... arguments) throws IOException {
        List<String> before = names();
        Result result = pull(arguments);
        assertEquals(1, result.code(), result::toString);
        assertTrue(result.err().contains(reason), result::toString);
        assertFalse(result.err().contains("internal error"), result::toString);
        assertEquals(before, names());
    }
}
