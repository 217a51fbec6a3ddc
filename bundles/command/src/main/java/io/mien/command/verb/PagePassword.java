package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.RunAloneException;
import io.mien.command.call.UsageException;
import io.mien.command.line.Verb;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.password.PasswordHash;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien page password}. */
@Command(
        name = "password",
        description = {
            "Write the hash of a password for the page to a file.",
            "The password is typed, without being shown, or is the first line of a file or of the input. The configuration"
                    + " io.mien.console names the file as password.file."
        },
        footer = {
            "",
            "Examples:",
            "  mien page password page.hash",
            "  mien page password --password-file secret.txt page.hash",
            "  pwgen 20 1 | mien page password --password-file - page.hash"
        })
final class PagePassword extends Verb {
    /** Fewer characters are guessed in spite of the pauses. */
    private static final int LEAST = 10;

    private static final int MOST_BYTES = 4096;

    @Parameters(paramLabel = "FILE", description = "The file to write; one that is there is replaced.")
    private Path file;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password; '-' for the input.")
    private String passwordFile;

    PagePassword(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        if (bench().product().serving().isPresent()) {
            throw new RunAloneException("the terminal that the password is typed at");
        }
        String password = passwordFile == null ? typed() : firstLine();
        if (password.codePointCount(0, password.length()) < LEAST) {
            throw new MienException("the password is shorter than " + LEAST + " characters");
        }
        PasswordHash hash = PasswordHash.of(password.toCharArray());
        try {
            AtomicFile.replace(
                    file, FileAccess.PRIVATE, out -> out.write((hash + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new MienException(file + ": " + IoReason.of(e), e);
        }
        new Output(bench().call(), false).text("the hash of the password is in " + file);
        return DONE;
    }

    private static String typed() throws MienException {
        Console console = System.console();
        if (console == null) {
            throw new UsageException("a password can be typed at a terminal only: use --password-file");
        }
        char[] first = console.readPassword("Password of the page: ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new MienException("the two passwords differ");
        }
        return new String(first);
    }

    private String firstLine() throws MienException {
        try {
            String text = passwordFile.equals("-")
                    ? new String(bench().call().in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    : RegularFile.readText(bench().call().resolve(passwordFile), MOST_BYTES);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new MienException(passwordFile + ": " + IoReason.of(e), e);
        }
    }
}
