package io.mien.products;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program of the device, under the stand-in for MaixPy: its camera sees the pictures of a folder in turns, its screen writes
 * down what is drawn, its touch screen reads a script.
 *
 * @param folder of the scenes, the script and what was shown
 * @param socket where Mien listens
 */
record DeviceProgram(Path folder, Path socket) {
    /** Width and height of the frames, in pixels: that of the people's pictures. */
    static final int SIZE = 256;

    private static final Path DEVICE =
            Path.of("..", "..", "bundles", "maixcam", "device").toAbsolutePath().normalize();

    /** A call that drew a face or its name. */
    record Drawn(String what, List<Object> values, List<Object> color) {
        /** A number of where it was drawn. */
        int at(int index) {
            return ((Double) values.get(index)).intValue();
        }

        String text() {
            return (String) values.get(2);
        }
    }

    /** An image on the screen. */
    record Shown(String scene, List<Drawn> drawn) {
        private static final List<Double> RED = List.of(255., 0., 0.);

        /** The calls that drew in red: boxes, points or texts. */
        List<Drawn> red(String what) {
            return drawn.stream()
                    .filter(d -> d.what().equals(what) && d.color().equals(RED))
                    .toList();
        }

        /** The names of the faces, with their scores. */
        List<String> names() {
            return red("text").stream().map(Drawn::text).toList();
        }

        boolean says(String text) {
            return drawn.stream()
                    .anyMatch(d -> d.what().equals("text") && d.text().equals(text));
        }
    }

    static boolean canRun() {
        try {
            return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is none.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Puts a picture before the camera. */
    void see(Path picture, String scene) throws IOException {
        BufferedImage read = Pictures.read(picture);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ("P6\n" + read.getWidth() + " " + read.getHeight() + "\n255\n").getBytes(StandardCharsets.US_ASCII));
        for (int rgb : read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth())) {
            bytes.write(rgb >> 16);
            bytes.write(rgb >> 8);
            bytes.write(rgb);
        }
        Path scenes = Files.createDirectories(folder.resolve("scenes"));
        Path part = folder.resolve(scene + ".part");
        Files.write(part, bytes.toByteArray());
        Files.move(part, scenes.resolve(scene + ".ppm"));
    }

    /** Starts it; it is to be killed. */
    Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "-B", "-m", "mien_camera", "--stay"));
        command.addAll(List.of("--socket", socket.toString()));
        command.addAll(List.of("--width", Integer.toString(SIZE), "--height", Integer.toString(SIZE)));
        command.addAll(List.of(options));
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment()
                .putAll(Map.of(
                        "PYTHONPATH", DEVICE + ":" + DEVICE.resolve("tests"),
                        "MAIX_PICTURES", folder.resolve("scenes").toString(),
                        "MAIX_FPS", "10",
                        "MAIX_SHOWN", folder.resolve("shown").toString(),
                        "MAIX_TOUCHES", folder.resolve("touches").toString()));
        return builder.start();
    }

    /** Presses a place of the screen, in pixels of the frame, and lets go. */
    void touch(int x, int y) {
        // The screen has 552 x 368 pixels; a square frame stands in its middle.
        double scale = 368. / SIZE;
        long left = Math.round(x * scale + (552 - 368) / 2.);
        long top = Math.round(y * scale);
        try {
            Files.writeString(
                    folder.resolve("touches"),
                    left + " " + top + " 1\n" + left + " " + top + " 0\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void touchLearn() {
        touch(30, SIZE - 15);
    }

    void touchClear() {
        touch(SIZE - 30, SIZE - 15);
    }

    /** All that was shown, the first images left out. */
    List<Shown> shown(long skipped) {
        return lines().skip(skipped).map(DeviceProgram::shown).toList();
    }

    /** How many images were shown so far. */
    long count() {
        return lines().count();
    }

    /** One for each image; the last one may be half written, and is left out then. */
    private Stream<String> lines() {
        Path file = folder.resolve("shown");
        if (!Files.exists(file)) {
            return Stream.of();
        }
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shown shown(String line) {
        Map<String, Object> json = CommandRun.object(line);
        List<Drawn> drawn = ((List<?>) json.get("drawn"))
                .stream().map(Product::object).map(DeviceProgram::drawn).toList();
        return new Shown((String) json.get("name"), drawn);
    }

    private static Drawn drawn(Map<String, Object> json) {
        return new Drawn((String) json.get("what"), list(json.get("values")), list(json.get("color")));
    }

    private static List<Object> list(Object json) {
        return ((List<?>) json).stream().map(Object.class::cast).toList();
    }

    /** What it wrote. */
    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
