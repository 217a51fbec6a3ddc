package io.mien.command.line;

import io.mien.MienException;
import io.mien.command.call.CommandCall;
import io.mien.command.call.RunAloneException;
import io.mien.command.call.UsageException;
import io.mien.command.output.CommandInterruptedException;
import io.mien.command.output.OutputClosedException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong with a whole command, and gives the exit code for it. */
final class ErrorReporter {
    private static final Logger LOG = System.getLogger(ErrorReporter.class.getName());

    private final CommandCall call;

    ErrorReporter(CommandCall call) {
        this.call = call;
    }

    /** The command was called wrongly. */
    int misuse(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintStream err = call.err();
        if (arguments.length == 0) {
            command.usage(err);
            return ExitCode.USAGE;
        }
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + reason(e));
        PrintWriter suggestions = command.getErr();
        UnmatchedArgumentException.printSuggestions(e, suggestions);
        suggestions.flush();
        err.println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static String reason(ParameterException e) {
        boolean commandMeant = e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !e.getCommandLine().getSubcommands().isEmpty();
        if (commandMeant) {
            return "unknown command '"
                    + ((UnmatchedArgumentException) e).getUnmatched().get(0) + "'";
        }
        return e.getMessage();
    }

    /** The command did not come to its end. */
    int failure(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof RunAloneException) {
            return RunAloneException.EXIT_CODE;
        }
        if (call.interrupted().getAsBoolean()) {
            return interrupted(e);
        }
        if (e instanceof OutputClosedException) {
            return Verb.FAILED;
        }
        if (e instanceof MienException) {
            call.err().println("mien: " + e.getMessage());
            return e instanceof UsageException ? ExitCode.USAGE : Verb.FAILED;
        }
        LOG.log(Level.ERROR, "Failed: mien " + command.getCommandName(), e);
        call.err().println("mien: internal error: " + e);
        return Verb.FAILED;
    }

    /** Other failures are consequences of it. */
    private int interrupted(Exception e) {
        LOG.log(Level.DEBUG, "Interrupted", e);
        if (!(e instanceof CommandInterruptedException told && told.isTold())) {
            call.err().println("mien: interrupted");
        }
        return CommandInterruptedException.EXIT_CODE;
    }
}
