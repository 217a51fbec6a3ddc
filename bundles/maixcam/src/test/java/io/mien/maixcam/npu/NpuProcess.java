package io.mien.maixcam.npu;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.maixcam.model.TestModel;
import io.mien.model.ModelRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of its own with the vendor's library, so that the library cannot harm the tests. It prints the result of each
 * file to one stream, a line each; what the library prints goes to the other one.
 */
final class NpuProcess {
    private static final int SIDE = 112;
    private static final int SETTLED = 100;

    private final String library;
    private final NpuEngine engine;
    private final Path good;
    private final String digest;

    private NpuProcess(String library, Path good) throws Exception {
        this.library = library;
        this.good = good;
        engine = new NpuEngine(new TestNpuConfig(library, "cv181x"), (LentLibrary.Place) null);
        digest = TestModel.sha256(Files.readAllBytes(good));
    }

    /** Library, a good model, what to do, and a folder or a number. */
    public static void main(String[] args) throws Exception {
        NpuProcess process = new NpuProcess(args[0], Path.of(args[1]));
        switch (args[2]) {
            case "first" -> process.first(Path.of(args[3]));
            case "later" -> process.later(Path.of(args[3]));
            case "cycles" -> process.cycles(Integer.parseInt(args[3]));
            case "threads" -> process.threads(Integer.parseInt(args[3]));
            case "refused" -> process.attempt(process.good);
            case "chips" -> process.chips(Path.of(args[3]));
            default -> process.calls();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** A bad file before any model, then the good one. */
    private void first(Path file) throws Exception {
        attempt(file);
        answer();
    }

    /** The good one, then every file of a folder, then the good one again. */
    private void later(Path folder) throws Exception {
        try (InferenceSession session = engine.open(TestModel.of(good, digest))) {
            say("answer " + session.run(List.of(picture(1)), NpuProcess::hash));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    attempt(file);
                }
            }
            say("answer " + session.run(List.of(picture(1)), NpuProcess::hash));
        }
        answer();
    }

    /** A file whose name begins with {@code known} has the digest of the good one in its description, any other its own. */
    private void attempt(Path file) throws Exception {
        boolean own = !file.getFileName().toString().startsWith("known") && Files.isRegularFile(file);
        String said = own ? TestModel.sha256(Files.readAllBytes(file)) : digest;
        try {
            engine.open(TestModel.of(file, said));
            say(file.getFileName() + " was opened");
        } catch (ModelRejectedException e) {
            say(file.getFileName() + " refused: " + e.getMessage());
        }
    }

    private void answer() throws Exception {
        try (InferenceSession session = engine.open(TestModel.of(good, digest))) {
            say("answer " + session.run(List.of(picture(1)), NpuProcess::hash));
        }
    }

    /** Another chip's model when all models of the first chip are gone. */
    private void chips(Path other) throws Exception {
        answer();
        NpuEngine another = new NpuEngine(new TestNpuConfig(library, "cv180x"), (LentLibrary.Place) null);
        try {
            another.open(TestModel.of(other, TestModel.sha256(Files.readAllBytes(other))));
            say("opened");
        } catch (ModelRejectedException e) {
            say("refused: " + e.getMessage());
        }
        answer();
    }

    private void cycles(int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            engine.open(TestModel.of(good, digest)).close();
            if (i == Math.min(SETTLED, count / 2) || i == count) {
                System.gc();
                say("resident " + resident());
            }
        }
        answer();
    }

    private static String resident() throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(l -> l.startsWith("VmRSS"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
        }
    }

    /** Two models, two threads each, for some seconds: every answer is that of the first time. */
    private void threads(int seconds) throws Exception {
        Path detector = Path.of(good.toString().replace("mien_feature_npu", "mien_detector_npu"));
        String detectorDigest = TestModel.sha256(Files.readAllBytes(detector));
        try (InferenceSession one = engine.open(TestModel.of(good, digest));
                InferenceSession other = engine.open(TestModel.of(detector, detectorDigest))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<CompletableFuture<Integer>> callers = new ArrayList<>();
            for (InferenceSession session : List.of(one, one, other, other)) {
                int kind = callers.size() + 1;
                int first = session.run(List.of(picture(kind)), NpuProcess::hash);
                callers.add(CompletableFuture.supplyAsync(
                        () -> repeated(session, kind, first, end), task -> new Thread(task).start()));
            }
            int calls = 0;
            for (CompletableFuture<Integer> caller : callers) {
                calls += caller.get();
            }
            say("calls " + calls);
        }
    }

    /** The same picture alone, in a batch, submitted, and by two threads. */
    private void calls() throws Exception {
        try (InferenceSession session = engine.open(TestModel.of(good, digest))) {
            say("outputs "
                    + session.run(List.of(picture(1)), o -> o.all().get(0).name()));
            List<float[]> alone = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                alone.addAll(session.run(List.of(picture(i)), NpuProcess::rows));
            }
            List<Image> all = List.of(picture(1), picture(2), picture(3));
            say("batch " + equal(alone, session.run(all, NpuProcess::rows)));
            say("submitted "
                    + equal(
                            alone,
                            engine.submit(session, all, NpuProcess::rows)
                                    .toCompletableFuture()
                                    .get()));
            say("different " + !Arrays.equals(alone.get(0), alone.get(1)));
            say("takes " + engine.takes(session));
            owned(session);
        }
    }

    /** What an engine says to another one's session. */
    private void owned(InferenceSession session) throws Exception {
        NpuEngine other = new NpuEngine(new TestNpuConfig(library, "cv181x"), (LentLibrary.Place) null);
        try {
            other.submit(session, List.of(picture(1)), NpuProcess::rows);
            say("other taken");
        } catch (IllegalArgumentException e) {
            say("other " + other.takes(session));
        }
    }

    /** @return how many calls gave the right answer; a wrong one ends the process */
    private static int repeated(InferenceSession session, int kind, int first, long end) {
        int calls = 0;
        try {
            while (System.nanoTime() < end) {
                if (session.run(List.of(picture(kind)), NpuProcess::hash) != first) {
                    throw new IllegalStateException("another answer after " + calls + " calls");
                }
                calls++;
            }
            return calls;
        } catch (MienException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(List<float[]> one, List<float[]> other) {
        boolean equal = one.size() == other.size();
        for (int i = 0; equal && i < one.size(); i++) {
            equal = Arrays.equals(one.get(i), other.get(i));
        }
        return equal;
    }

    private static List<float[]> rows(Outputs outputs) {
        Tensor tensor = outputs.all().get(0);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < tensor.dimension(0); i++) {
            float[] row = new float[tensor.perPicture()];
            tensor.values().get(i * row.length, row);
            rows.add(row);
        }
        return rows;
    }

    private static int hash(Outputs outputs) {
        int hash = 0;
        for (Tensor output : outputs.all()) {
            for (int i = 0; i < output.perPicture(); i++) {
                hash = 31 * hash + Float.floatToIntBits(output.values().get(i));
            }
        }
        return hash;
    }

    private static Image picture(int kind) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * kind / 7);
        }
        return Image.of(SIDE, SIDE, PixelFormat.RGB, pixels);
    }
}
