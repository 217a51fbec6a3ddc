package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien stop}. */
@Command(
        name = "stop",
        description = {
            "End the Mien that runs on a data folder.",
            "Commands that run get the time to end; returns when its process has ended."
        },
        footer = {"", "Examples:", "  mien stop", "  mien stop --data /srv/door"})
final class Stop extends Verb {
    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 1)
    private DataOptions data = new DataOptions();

    Stop(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        if (!bench().product().stop()) {
            throw new MienException("no Mien runs on " + data.folder());
        }
        new Output(bench().call(), false)
                .text("stopping process " + ProcessHandle.current().pid());
        return DONE;
    }
}
