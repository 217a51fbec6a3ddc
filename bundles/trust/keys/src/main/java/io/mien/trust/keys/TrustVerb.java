package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.call.RunAloneException;
import io.mien.command.line.Verb;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.support.data.WholeFile;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A command on keys and signed files. It runs in a process of its own: a running product sees no key. */
abstract class TrustVerb extends Verb {
    TrustVerb(CommandContext bench) {
        super(bench);
    }

    /** Does what is asked. */
    abstract int work(Output output) throws MienException, TrustException;

    @Override
    public final Integer call() throws MienException {
        if (bench().product().serving().isPresent()) {
            throw new RunAloneException("keys are read by the process of the command alone");
        }
        try {
            return work(new Output(bench().call(), false));
        } catch (TrustException e) {
            throw new MienException(e.getMessage(), e);
        }
    }

    /** A path as it was typed. */
    final Path resolve(Path typed) {
        return bench().call().resolve(typed.toString());
    }

    final List<Path> resolve(List<Path> typed) {
        return typed.stream().map(this::resolve).toList();
    }

    /** Replaces or creates a signed file, whole or not at all. */
    static void write(SignedText text) throws MienException {
        byte[] bytes = text.toBytes();
        WholeFile.write(text.file(), out -> out.write(bytes));
    }

    /** A day, which begins in UTC, or a time in UTC. */
    final Instant time(String typed) {
        try {
            return typed.contains("T")
                    ? Instant.parse(typed)
                    : LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw misuse("--expires is a day such as 2030-01-31, or a time such as 2030-01-31T12:00:00Z");
        }
    }
}
