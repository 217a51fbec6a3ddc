package io.mien.command.line;

import io.mien.command.call.CommandSettings;
import io.mien.command.option.HelpOption;
import io.mien.command.option.StrictOption;
import io.mien.command.output.Output;
import io.mien.command.picture.SkippedPictures;
import io.mien.command.runtime.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The common part of all commands. Picocli sets its fields before it is called. */
public abstract class Verb implements Callable<Integer> {
    /** Everything asked for was done. */
    public static final int DONE = 0;

    /** Something failed; the rest was done. */
    public static final int FAILED = 1;

    private final CommandContext bench;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    protected Verb(CommandContext bench) {
        this.bench = bench;
    }

    protected final CommandContext bench() {
        return bench;
    }

    protected final CommandSettings settings() {
        return bench.settings();
    }

    /** The command's name, as it was typed. */
    protected final String name() {
        return spec.name();
    }

    /** Says what was skipped, and returns the exit code of a command that would end with {@code code} otherwise. */
    protected final int end(int code, SkippedPictures skipped, StrictOption strict, Output output) {
        skipped.report(output::problem);
        return strict.isViolatedBy(skipped) ? FAILED : code;
    }

    /** The names of the commands above this one and its own, without {@code mien}. */
    protected final String path() {
        String all = spec.qualifiedName();
        return all.substring(all.indexOf(' ') + 1);
    }

    /** Whether the gallery is read and never changed: a copy of it will do then. */
    protected boolean reads() {
        return false;
    }

    /** An error in how the command was called. */
    protected final ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
