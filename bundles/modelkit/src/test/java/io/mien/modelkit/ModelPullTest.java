package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.call.CommandCall;
import io.mien.command.call.RunAloneException;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.runtime.ServingProduct;
import io.mien.model.Mud;
import io.mien.modelkit.fake.FakeHost;
import io.mien.modelkit.fake.FakeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPullTest {
    private static final byte[] WEIGHTS = "weights of a detector".getBytes(StandardCharsets.UTF_8);
    private static final String MUD =
            "\"mud\":{\"basic\":{\"type\":\"onnx\"},\"extra\":{\"model_type\":\"yunet\",\"scale\":\"2\"},\"mien\":{\"confidence\":\"0.6\"}}}";

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private FakeDesk desk;
    private FakeHost host;
    private byte[] zip;

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

    private void catalogue() throws Exception {
        String free =
                "{\"name\":\"free\",\"alias\":\"f\",\"version\":\"1.0.0\",\"licence\":\"MIT\",\"use\":\"faces\",\"url\":\""
                        + server.at("/free.onnx") + "\"," + weights() + MUD;
        String packed =
                "{\"name\":\"packed\",\"version\":\"1.0.0\",\"licence\":\"NC\",\"terms\":\"research only.\",\"note\":\"by hand\",\"url\":\""
                        + server.at("/all.zip") + "\",\"member\":\"in/free.onnx\",\"archiveBytes\":" + zip.length
                        + ",\"archiveSha256\":\"" + sha256(zip) + "\"," + weights() + MUD;
        desk.file("home/models/catalogue.json", "{\"comment\":[1],\"models\":[" + free + "," + packed + "]}");
    }

    private static String weights() throws Exception {
        return "\"bytes\":" + WEIGHTS.length + ",\"sha256\":\"" + sha256(WEIGHTS) + "\",";
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private Result pull(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("model", "pull"), Stream.of(arguments)).toArray(String[]::new);
        return desk.type(all);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.equals("home") && !n.equals("mirror"))
                    .sorted()
                    .toList();
        }
    }

    private Mud mud(String jar, String file) throws Exception {
        try (ZipFile bundle = new ZipFile(folder.resolve(jar).toFile())) {
            byte[] text = bundle.getInputStream(bundle.getEntry("OSGI-INF/mien/" + file))
                    .readAllBytes();
            return Mud.parse(new String(text, StandardCharsets.UTF_8), file);
        }
    }

    private void assertRefused(String reason, String... arguments) throws IOException {
        List<String> before = names();
        Result result = pull(arguments);
        assertEquals(1, result.code(), result::toString);
        assertTrue(result.err().contains(reason), result::toString);
        assertFalse(result.err().contains("internal error"), result::toString);
        assertEquals(before, names());
    }

    @Test
    void fetchesAndPacks() throws Exception {
        Result result = pull("free");
        assertEquals(0, result.code(), result::toString);
        assertEquals(List.of("io.mien.model.free-1.0.0.jar"), names());
        Mud mud = mud("io.mien.model.free-1.0.0.jar", "free.mud");
        assertEquals("yunet", mud.modelType());
        assertEquals(List.of(2f, 2f, 2f), mud.scale());
        assertEquals(.6f, mud.confidence());
        assertEquals("MIT", mud.licence());
        assertEquals(sha256(WEIGHTS), mud.sha256().orElseThrow());
        assertEquals("free.trial", mud.trial());
        assertTrue(result.out().startsWith("packed free 1.0.0 into "), result.out());
    }

    @Test
    void takesAMemberOutOfAnArchive() throws Exception {
        Result result = pull("packed", "--accept-licence", "-o", "out/p.jar");
        assertEquals(0, result.code(), result::toString);
        assertEquals("free.onnx", mud("out/p.jar", "packed.mud").file());
        assertEquals(List.of("out"), names());
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void termsMustBeAccepted() throws Exception {
        assertRefused("packed: NC: research only. --accept-licence accepts that", "packed");
        assertEquals(List.of(), server.ranges);
    }

    @Test
    void aMirrorMayBeAFolder() throws Exception {
        desk.file("mirror/free.onnx", new String(WEIGHTS, StandardCharsets.UTF_8));
        assertEquals(0, pull("f", "--mirror", "mirror").code());
        assertEquals(
                0,
                pull(
                                "packed",
                                "--accept-licence",
                                "--mirror",
                                folder.resolve("mirror").toUri().toString())
                        .code());
        Files.move(folder.resolve("mirror/free.onnx"), folder.resolve("mirror/other"));
        assertRefused("has no free.onnx", "free", "--mirror", "mirror");
        assertRefused("has no free.onnx and no all.zip", "packed", "--accept-licence", "--mirror", "mirror");
        Files.write(folder.resolve("mirror/all.zip"), zip);
        assertEquals(
                0,
                pull("packed", "--accept-licence", "--mirror", "mirror", "-o", "z.jar")
                        .code());
        assertTrue(Files.exists(folder.resolve("mirror/all.zip")), "a mirror is left as it is");
        assertEquals(List.of(), server.ranges);
    }

    @Test
    void aMirrorMayBeAServer() throws Exception {
        server.on("/free.onnx", FakeServer.status(404)).on("/m/free.onnx", FakeServer.whole(WEIGHTS));
        assertEquals(0, pull("free", "--mirror", server.at("/m/").toString()).code());
        assertEquals(2, pull("free", "--mirror", "ftp://host/m").code());
        assertEquals(2, pull("free", "--mirror", "nowhere").code());
    }

    @Test
    void aMirrorIsNotTrusted() throws Exception {
        desk.file("mirror/free.onnx", "weights of a detecto!");
        assertRefused("free: free.onnx has the SHA-256 ", "free", "--mirror", "mirror");
        Files.write(folder.resolve("mirror/all.zip"), zip("in/other.onnx", WEIGHTS));
        Files.delete(folder.resolve("mirror/free.onnx"));
        assertRefused("has no in/free.onnx; it has in/other.onnx", "packed", "--accept-licence", "--mirror", "mirror");
        Files.write(folder.resolve("mirror/all.zip"), zip("in/free.onnx", new byte[100_000_000]));
        assertRefused("has more than the 21 bytes", "packed", "--accept-licence", "--mirror", "mirror");
        Files.write(folder.resolve("mirror/all.zip"), zip("in/free.onnx", new byte[3]));
        assertRefused("has 3 bytes, not 21", "packed", "--accept-licence", "--mirror", "mirror");
        desk.file("mirror/all.zip", "no archive");
        assertRefused("all.zip: cannot be unpacked", "packed", "--accept-licence", "--mirror", "mirror");
    }

    @Test
    void downloadStaysUntilItIsPacked() throws Exception {
        host.refusal = mud -> "torn";
        assertEquals(1, pull("packed", "--accept-licence").code());
        assertEquals(List.of("all.zip.part", "all.zip.part.from"), names());

        host.refusal = mud -> "";
        server.on("/all.zip", FakeServer.status(404));
        assertEquals(0, pull("packed", "--accept-licence", "--keep").code());
        assertEquals(List.of("all.zip", "io.mien.model.packed-1.0.0.jar"), names());
    }

    @Test
    void aProductThatRunsIsLeftAlone() {
        Map<String, Object> call = Map.of(
                "arguments",
                new String[] {"run"},
                "directory",
                folder,
                "home",
                folder,
                "out",
                System.out,
                "err",
                System.err,
                "version",
                "1.2.3");
        desk.product.serve(new ServingProduct(CommandCall.of(call), folder, folder, Instant.EPOCH));
        List<List<String>> lone = List.of(
                List.of("model", "pull", "free"),
                List.of("model", "pack", "free.mud"),
                List.of("model", "calibrate", "free", "--people", "."));
        for (List<String> typed : lone) {
            Result result = desk.type(typed.toArray(String[]::new));
            assertEquals(new Result(RunAloneException.EXIT_CODE, "", ""), result, typed::toString);
        }
        assertEquals(List.of(), server.ranges);
    }

    @Test
    void listsWhatThereIs() {
        Result result = pull("--list");
        assertEquals(
                List.of(
                        "NAME    ALSO  TYPE   MIB  LICENCE  GOOD FOR",
                        "free    f     yunet  0.0  MIT      faces",
                        "packed        yunet  0.0  NC *",
                        "* NC: research only."),
                result.lines());
    }

    @Test
    void modelThatIsNotInTheCatalogIsWrongUse() {
        Result result = pull("buffalo");
        assertEquals(2, result.code());
        assertTrue(result.err().contains("has no model 'buffalo'; it has free, packed;"), result.err());
        assertEquals(2, pull().code());
        assertEquals(2, pull("free", "--attempts", "0").code());
    }

    @Test
    void aCatalogThatPromisesNothingIsRefused() throws IOException {
        desk.file(
                "c.json",
                "{\"models\":[{\"name\":\"a\",\"version\":\"1\",\"licence\":\"MIT\",\"url\":\"http://h/a\",\"bytes\":5}]}");
        assertRefused("c.json: a: 'sha256' is missing", "a", "--catalogue", "c.json");
        desk.file("c.json", "{\"models\":[{\"name\":\"a\",\"url\":\"file:///etc/passwd\"}]}");
        assertRefused("c.json: a: 'url' is the http or https URL of a file", "a", "--catalogue", "c.json");
        desk.file("c.json", "{\"models\":[{");
        assertRefused("c.json: the catalog cannot be read", "a", "--catalogue", "c.json");
        assertRefused("none.json: the catalog cannot be read: no such file", "a", "--catalogue", "none.json");
    }

    @Test
    void anInterruptedPullKeepsWhatCame() throws Exception {
        Path part = folder.resolve("free.onnx.part");
        server.on(
                "/free.onnx",
                FakeServer.stalled(WEIGHTS, 7, new CountDownLatch(1)),
                FakeServer.ranged(WEIGHTS, "\"1\""));
        desk.interrupted = () -> part.toFile().length() == 7;
        Result result = desk.type("model", "pull", "free");
        assertEquals(130, result.code(), result.err());
        assertEquals(
                "mien: interrupted: " + server.at("/free.onnx") + ": stopped; the next pull resumes " + part + "\n",
                result.err());
        desk.interrupted = () -> false;
        assertEquals(0, desk.type("model", "pull", "free").code());
        assertEquals(List.of("-", "bytes=7-"), server.ranges);
    }

    @Test
    void aPullThatNobodyAnswersIsInterruptedToo() {
        CountDownLatch asked = new CountDownLatch(1);
        server.on(
                "/free.onnx", exchange -> FakeServer.stalled(WEIGHTS, 0, asked).to(exchange));
        desk.interrupted = () -> asked.getCount() == 0;
        Result result = desk.type("model", "pull", "free");
        assertEquals(130, result.code(), result.err());
        assertEquals("mien: interrupted: " + server.at("/free.onnx") + ": stopped\n", result.err());
    }
}
