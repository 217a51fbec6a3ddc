package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk.Result;
import io.mien.support.testing.FakeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where models are fetched from: the catalog and mirrors of it. */
class ModelPullSourcesTest extends ModelPullCase {
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
}
