package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.line.BroughtCommand;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.runtime.CommandContext;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ArgGroup;

/** A command on a running product that another bundle of it does; its options are here. */
abstract class BroughtVerb extends Verb {
    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 2)
    private DataOptions data = new DataOptions();

    BroughtVerb(CommandContext bench) {
        super(bench);
    }

    /** The context of the call, besides the streams. */
    abstract Map<String, Object> told();

    @Override
    public final Integer call() throws MienException {
        if (bench().product().serving().isEmpty()) {
            throw new MienException("no Mien runs on " + data.folder());
        }
        ToIntFunction<Map<String, Object>> command = bench().services()
                .command(name())
                .orElseThrow(() -> new MienException("the running product has no '" + name() + "'"));
        return BroughtCommand.run(command, bench().call(), told());
    }
}
