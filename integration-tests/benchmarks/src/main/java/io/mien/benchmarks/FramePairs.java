package io.mien.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a frame costs beside its networks and beside Python: the bare networks, Mien and {@code peers/recognize.py} take turns of
 * ten calls each, with one thread a model, so that other work on the machine meets all of them alike. Of each turn its fastest
 * call counts, as what else ran can only slow it down. Printed are medians of turns, and of the ratios of neighboring turns. Arguments: rounds, and the Python with the peer's packages. Run from the root of the
 * checkout, after a build, with the third-party models beside it: {@code java --add-modules jdk.incubator.vector -cp
 * 'integration-tests/benchmarks/target/classes:integration-tests/benchmarks/target/lib/*' io.mien.benchmarks.FramePairs 60 python3}.
 */
public final class FramePairs {
    private static final int WARM_UP = 30;
    private static final int CALLS = 10;
    private static final double MICROS = 1e3;

    private FramePairs() {}

    /** One way to do the work. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** One call, timed. */
    @FunctionalInterface
    private interface Call {
        double micros() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        if (!BenchmarkMaterial.thirdParty()) {
            throw new IllegalStateException("the Python program decodes retinaface_mnet025_320x256 only, which lies in"
                    + " no folder shared/models beside the checkout");
        }
        try (OneFace work = new OneFace(1);
                Peer peer = new Peer(arguments[1], work)) {
            double[] bare = new double[rounds];
            double[] mien = new double[rounds];
            double[] python = new double[rounds];
            for (int i = -WARM_UP; i < rounds; i++) {
                int at = Math.max(0, i);
                bare[at] = fastest(() -> micros(work::bareNetworks));
                mien[at] = fastest(() -> micros(work::mien));
                python[at] = fastest(peer::micros);
            }
            peer.agrees(OneFace.cosine(work.mien()));
            System.out.printf(
                    "bare networks %.0f us, Mien %.0f us, Python %.0f us (medians of %d)%n",
                    median(bare), median(mien), median(python), rounds);
            System.out.printf(
                    "Mien / bare networks %.3f, Python / Mien %.3f (medians of the ratios)%n",
                    ratio(mien, bare), ratio(python, mien));
        }
    }

    private static double fastest(Call call) throws Exception {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < CALLS; i++) {
            least = Math.min(least, call.micros());
        }
        return least;
    }

    private static double micros(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / MICROS;
    }

    private static double ratio(double[] of, double[] to) {
        double[] ratios = new double[of.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = of[i] / to[i];
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The Python program, a call for each line it is sent. */
    private static final class Peer implements AutoCloseable {
        private final Process process;
        private final OutputStream in;
        private final BufferedReader out;
        private String[] answer = {};

        Peer(String python, OneFace work) throws IOException {
            process = new ProcessBuilder(
                            python,
                            Path.of("integration-tests/benchmarks/peers/recognize.py")
                                    .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            in = process.getOutputStream();
            out = process.inputReader(StandardCharsets.UTF_8);
            List<float[]> gallery = work.gallery();
            int dimension = gallery.get(0).length;
            send("%s %s %d %d %d %d%n"
                    .formatted(
                            BenchmarkMaterial.weights(BenchmarkMaterial.detectorName()),
                            BenchmarkMaterial.weights(BenchmarkMaterial.extractorName()),
                            BenchmarkMaterial.WIDTH,
                            BenchmarkMaterial.HEIGHT,
                            gallery.size(),
                            dimension));
            in.write(work.picture());
            ByteBuffer embeddings = ByteBuffer.allocate(gallery.size() * dimension * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            gallery.forEach(embedding -> {
                for (float value : embedding) {
                    embeddings.putFloat(value);
                }
            });
            in.write(embeddings.array());
        }

        /** What one call took there, without the way to it. */
        double micros() throws IOException {
            send("go\n");
            String line = out.readLine();
            if (line == null) {
                throw new IOException("the Python program ended");
            }
            answer = line.split(" ");
            return Double.parseDouble(answer[0]);
        }

        /** Both must have done the same work, or the ratio says nothing. */
        void agrees(float cosine) {
            if (!answer[1].equals("1") || Math.abs(Float.parseFloat(answer[2]) - cosine) > .02) {
                throw new IllegalStateException(
                        "different answers: " + Arrays.toString(answer) + ", and one face with " + cosine);
            }
        }

        private void send(String line) throws IOException {
            in.write(line.getBytes(StandardCharsets.UTF_8));
            in.flush();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
