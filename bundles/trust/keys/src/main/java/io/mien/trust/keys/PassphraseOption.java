package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.call.CommandCall;
import io.mien.command.call.UsageException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where passphrases come from: the first line of a file or of the input, or a prompt that shows nothing. Never an argument. */
final class PassphraseOption {
    /** Fewer characters are guessed, however long one guess takes. */
    private static final int LEAST = 12;

    private static final int MOST_BYTES = 4096;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "File whose first line is the passphrase of every key; '-' for the input. Without it, a passphrase"
                            + " that is needed is asked for at the terminal.")
    private String file;

    /** What the file says; the input can be read once only. */
    private String line;

    /** Whether a file was named. */
    boolean isGiven() {
        return file != null;
    }

    /** The passphrase of a key that is read. */
    char[] of(Path key, CommandCall call) throws MienException {
        return isGiven() ? firstLine(call) : typed(console(), "Passphrase of " + key.getFileName() + ": ");
    }

    /**
     * The passphrase of a new key, long enough; typed twice.
     *
     * @param wanted whether it is asked for where no file was named
     */
    Optional<char[]> ofNew(boolean wanted, CommandCall call) throws MienException {
        if (!isGiven() && !wanted) {
            return Optional.empty();
        }
        char[] passphrase = isGiven() ? firstLine(call) : typed(console(), "Passphrase of the new key: ");
        if (passphrase.length < LEAST) {
            throw new MienException("the passphrase is shorter than " + LEAST + " characters");
        }
        if (!isGiven() && !Arrays.equals(passphrase, typed(console(), "Once more: "))) {
            throw new MienException("the two passphrases differ");
        }
        return Optional.of(passphrase);
    }

    private static Console console() throws MienException {
        Console console = System.console();
        if (console == null) {
            throw new UsageException("a passphrase can be typed at a terminal only: use --passphrase-file");
        }
        return console;
    }

    private static char[] typed(Console console, String prompt) throws MienException {
        char[] passphrase = console.readPassword("%s", prompt);
        if (passphrase == null) {
            throw new MienException("no passphrase was typed");
        }
        return passphrase;
    }

    private char[] firstLine(CommandCall call) throws MienException {
        try {
            if (line == null) {
                String text = file.equals("-")
                        ? new String(call.in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                        : RegularFile.readText(call.resolve(file), MOST_BYTES);
                line = text.lines().findFirst().orElse("");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new MienException(file + ": " + IoReason.of(e), e);
        }
    }
}
