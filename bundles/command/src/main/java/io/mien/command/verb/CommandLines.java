package io.mien.command.verb;

import io.mien.command.call.Call;
import io.mien.command.runtime.Workbench;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The tree of commands. */
public final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    /**
     * Runs a command.
     *
     * @return its exit code: 0 all done; 1 something failed, the rest was done; 2 wrong use
     */
    public static int run(Workbench bench) {
        return tree(bench).execute(bench.call().arguments().toArray(String[]::new));
    }

    private static CommandLine tree(Workbench bench) {
        CommandLine root = new CommandLine(new Mien())
                .addSubcommand(new Detect(bench))
                .addSubcommand(new Embed(bench))
                .addSubcommand(new Recognize(bench))
                .addSubcommand(new Enroll(bench))
                .addSubcommand(new People(bench))
                .addSubcommand(new Forget(bench))
                .addSubcommand(new Compare(bench))
                .addSubcommand(new CommandLine(new FacesGroup())
                        .addSubcommand(new FacesImport(bench))
                        .addSubcommand(new FacesExport(bench)))
                .addSubcommand(new Backup(bench))
                .addSubcommand(new Restore(bench))
                .addSubcommand(new CommandLine(new ModelGroup()).addSubcommand(new ModelList(bench)))
                .addSubcommand(new Status(bench))
                .addSubcommand(new Demo(bench))
                .addSubcommand(new HelpCommand());
        return settle(root, bench.call());
    }

    private static CommandLine settle(CommandLine root, Call call) {
        Errors errors = new Errors(call);
        root.getCommandSpec().version("mien " + call.version(), "Java ${java.version}, ${os.name} ${os.arch}");
        return root.setOut(writer(call.out()))
                .setErr(writer(call.err()))
                .registerConverter(Path.class, call::resolve)
                .setColorScheme(CommandLine.Help.defaultColorScheme(call.terminal() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(errors::misuse)
                .setExecutionExceptionHandler(errors::failure);
    }

    /** For help texts, which are ASCII but for a name in an example. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
