package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product on its data folder, running or not, and what is done on it.
 *
 * @param mien where commands are started
 * @param data folder of the product
 */
record Product(Mien mien, Path data) {
    /** Starts {@code mien run}, which serves when this returns. */
    Mien.Running start(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("run", "--data", data));
        arguments.addAll(Arrays.asList(more));
        Mien.Running running = mien.start(arguments.toArray());
        Wait.until(
                () -> running.written().contains("serving ")
                        || !running.process().isAlive(),
                "the product serves");
        assertTrue(running.process().isAlive(), () -> running.await().toString());
        return running;
    }

    /** As {@link #start}; also what it consists of is written down when this returns. */
    Mien.Running startDeployable() {
        Mien.Running running = start();
        Wait.until(() -> Files.exists(data.resolve("current")), "the first generation is written");
        return running;
    }

    /** Does a command, through the running Mien where one runs. */
    CommandRun on(Object... arguments) {
        return mien.run(with(arguments));
    }

    /** Starts a command. */
    Mien.Running begin(Object... arguments) {
        return mien.start(with(arguments));
    }

    private Object[] with(Object... arguments) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data));
        return all.toArray();
    }

    /** What {@code status} says. */
    Map<String, Object> status() {
        return on("status", "--json").done().json().get(0);
    }

    /** What it says of the stage that serves, or is on probation. */
    Map<String, Object> serving(String kind) {
        return found(kind).orElseThrow(() -> new AssertionError("no " + kind + " serves"));
    }

    private Optional<Map<String, Object>> found(String kind) {
        return ((List<?>) status().get("stages"))
                .stream()
                        .map(Product::object)
                        .filter(s ->
                                s.get("kind").equals(kind) && s.get("serving").equals(true))
                        .findFirst();
    }

    /** Whether the stage of this name serves, or is on probation. */
    boolean serves(String kind, String name) {
        return found(kind)
                .filter(s -> s.get("stage").toString().startsWith(name + "/"))
                .isPresent();
    }

    /** As {@link #serves}, of one version. */
    boolean serves(String kind, String name, String version) {
        return found(kind)
                .filter(s -> s.get("stage").toString().split("@")[0].equals(name + "/" + version))
                .isPresent();
    }

    /** Waits until {@code status} says all of this. */
    void awaitStatus(String... texts) {
        Wait.until(() -> Arrays.stream(texts).allMatch(on("status").done().out()::contains), () -> {
            return "status says " + Arrays.toString(texts) + ", not only " + on("status");
        });
    }

    /** The name of what serves. */
    String name(String kind) {
        return serving(kind).get("stage").toString().split("/")[0];
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
