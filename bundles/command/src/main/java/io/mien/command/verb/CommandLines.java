package io.mien.command.verb;

import io.mien.command.call.Call;
import io.mien.command.option.DataOptions;
import io.mien.command.runtime.Workbench;
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
     * @return its exit code: 0 all done; 1 something failed, the rest was done; 2 wrong use
     */
    public static int run(Workbench bench) {
        List<String> arguments = plain(bench.call().arguments());
        OptionalInt brought = CommandTree.has(arguments) ? OptionalInt.empty() : BroughtCommand.run(bench, arguments);
        if (brought.isPresent()) {
            return brought.getAsInt();
        }
        CommandLine root = settle(CommandTree.of(bench, arguments), bench);
        return root.execute(arguments.toArray(String[]::new));
    }

    /** {@code help faces list} is {@code faces list --help}: picocli's own command looks one name deep. */
    private static List<String> plain(List<String> arguments) {
        if (arguments.size() <= 2 || !arguments.get(0).equals("help")) {
            return arguments;
        }
        List<String> asked = new ArrayList<>(arguments.subList(1, arguments.size()));
        asked.add("--help");
        return asked;
    }

    /** What may be asked for: the first word of a command. */
    public static String[] names() {
        return CommandTree.names();
    }

    private static CommandLine settle(CommandLine root, Workbench bench) {
        Call call = bench.call();
        Errors errors = new Errors(call);
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

    /** Who reached a running product means its data, unless another folder is named. */
    private static String standard(ArgSpec argument, Workbench bench) {
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

    /** For help texts, which are ASCII but for a name in an example. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
