package io.mien.modelkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.call.CommandCall;
import io.mien.command.call.RunAloneException;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.runtime.ServingProduct;
import io.mien.model.Mud;
import io.mien.support.testing.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelPullTest extends ModelPullCase {
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
                "mien: interrupted: " + server.at("/free.onnx") + ": stopped; the next call resumes " + part + "\n",
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
