package io.mien.command.line;

import io.mien.command.call.CommandCall;
import io.mien.command.call.RunAloneException;
import io.mien.command.option.DataOptions;
import io.mien.command.runtime.CommandContext;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs commands: how errors, help and paths are treated is the same for all. */
public final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    /**
     * Runs a command.
     *
     * @param sources that bring the commands
     * @return its exit code: 0 all done; 1 something failed, the rest was done; 2 wrong use
     */
    public static int run(List<VerbSource> sources, CommandContext bench) {
        CommandTree tree = new CommandTree(sources);
        List<String> typed = bench.call().arguments();
        // "help faces list" is "faces list --help": picocli's own command looks one name deep.
        boolean help =
                typed.size() > 1 && typed.get(0).equals("help") && !typed.get(1).startsWith("-");
        List<String> names = help ? typed.subList(1, typed.size()) : typed;
        List<String> asked = new ArrayList<>(names);
        if (help) {
            asked.add("--help");
        }
        OptionalInt brought = tree.has(names) ? OptionalInt.empty() : BroughtCommand.run(bench, asked);
        if (brought.isPresent()) {
            return brought.getAsInt();
        }
        if (isForProcessOfItsOwn(tree, names, bench)) {
            return RunAloneException.EXIT_CODE;
        }
        CommandLine root = settle(tree.of(bench, names), bench);
        if (help && !isThere(root, names)) {
            CommandTree.addBelow(root, names, bench.call().boot().commands().get());
            // With --help picocli would be content with a name that it does not know.
            return root.execute(names.toArray(String[]::new));
        }
        return root.execute(asked.toArray(String[]::new));
    }

    /** Whether a running product has been asked for the command of a bundle that is installed for that command alone. */
    private static boolean isForProcessOfItsOwn(CommandTree tree, List<String> names, CommandContext bench) {
        return bench.product().serving().isPresent()
                && !tree.has(names)
                && bench.call().boot().commands().get().contains(names.get(0));
    }

    /** Whether each name is that of a command, as far as there are commands below the one before it. */
    private static boolean isThere(CommandLine root, List<String> names) {
        CommandLine command = root;
        for (String name : names) {
            if (command.getSubcommands().isEmpty()) {
                return true;
            }
            command = command.getSubcommands().get(name);
            if (command == null) {
                return false;
            }
        }
        return true;
    }

    private static CommandLine settle(CommandLine root, CommandContext bench) {
        CommandCall call = bench.call();
        ErrorReporter errors = new ErrorReporter(call);
        layOut(root.getCommandSpec());
        root.getCommandSpec().version("mien " + call.version(), "Java ${java.version}, ${os.name} ${os.arch}");
        return root.setOut(writer(call.out()))
                .setErr(writer(call.err()))
                .registerConverter(Path.class, call::resolve)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setDefaultValueProvider(argument -> standard(argument, bench))
                .setParameterExceptionHandler(errors::misuse)
                .setExecutionExceptionHandler(errors::failure);
    }

    /** A command that reached a running product means its data, unless another folder is named. */
    private static String standard(ArgSpec argument, CommandContext bench) {
        boolean data =
                argument instanceof OptionSpec option && option.longestName().equals(DataOptions.NAME);
        return data ? bench.product().serving().map(s -> s.data().toString()).orElse(null) : null;
    }

    private static void layOut(CommandSpec spec) {
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n");
        spec.subcommands().values().forEach(c -> layOut(c.getCommandSpec()));
    }

    /** For help texts, which are ASCII except for a name in an example. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
