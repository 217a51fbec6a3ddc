package io.mien.command.line;

import io.mien.MienException;
import io.mien.command.call.RunAloneException;
import io.mien.command.runtime.CommandContext;

/** A command that opens models of its own: a product that runs must not be disturbed by it, and it begins elsewhere. */
public abstract class LoneVerb extends Verb {
    protected LoneVerb(CommandContext bench) {
        super(bench);
    }

    /** Does what is asked, in a process without a product. */
    protected abstract int work() throws MienException;

    @Override
    public final Integer call() throws MienException {
        if (bench().product().serving().isPresent()) {
            throw new RunAloneException("it opens models of its own");
        }
        return work();
    }
}
