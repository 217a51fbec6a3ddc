package io.mien.command.line;

import io.mien.command.runtime.CommandContext;
import java.util.List;

/**
 * The commands that one bundle brings to {@code mien}. It is a service; the command line has the commands of every source
 * that is registered. The bundle states the same names in its manifest ({@code Mien-Verbs}), so that help needs no framework.
 * Thread-safe.
 */
public interface VerbSource {
    /**
     * The names of the commands. A command with other spellings is {@code recognize|recognise}, the usual one first; one below
     * another command is {@code model pack}.
     */
    List<String> names();

    /**
     * Creates a command for one call.
     *
     * @param name one of {@link #names}
     * @param bench what the command works with
     * @return an object that picocli knows how to run, see {@link Verb}
     */
    Object command(String name, CommandContext bench);

    /** The failure of {@link #command} if it is asked for a name that is not among {@link #names}. */
    static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("no command '" + name + "' comes from here");
    }
}
