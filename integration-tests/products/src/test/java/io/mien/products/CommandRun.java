package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.tck.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command that came to its end.
 *
 * @param command as it was called
 * @param exit its exit code
 * @param out what it wrote to its output
 * @param err what it wrote to its errors
 * @param time from start to end
 */
record CommandRun(List<String> command, int exit, String out, String err, Duration time) {
    /** This run, if everything was done. */
    CommandRun done() {
        return exited(0);
    }

    /** This run, if something failed. */
    CommandRun failed() {
        return exited(1);
    }

    /** This run, if it was called wrongly. */
    CommandRun misused() {
        return exited(2);
    }

    private CommandRun exited(int expected) {
        assertEquals(expected, exit, this::toString);
        assertTrue(!err.contains("internal error") && !err.contains("Exception"), this::toString);
        return this;
    }

    /** This run, if its errors say all of this. */
    CommandRun tells(String... texts) {
        for (String text : texts) {
            assertTrue(err.contains(text), () -> "'" + text + "' is not told by " + this);
        }
        return this;
    }

    /** This run, if its output says all of this. */
    CommandRun says(String... texts) {
        for (String text : texts) {
            assertTrue(out.contains(text), () -> "'" + text + "' is not said by " + this);
        }
        return this;
    }

    /** The output's lines. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** The output's lines, each of them an object of JSON. */
    List<Map<String, Object>> json() {
        return lines().stream().map(CommandRun::object).toList();
    }

    /** The output's lines, each the answer to a picture. */
    List<PrintedAnswer> answers() {
        return json().stream().map(PrintedAnswer::of).toList();
    }

    static Map<String, Object> object(String line) {
        try {
            return PlainJson.object(line);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + line, e);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code " + exit + "\n--- out\n" + out + "--- err\n" + err;
    }
}
