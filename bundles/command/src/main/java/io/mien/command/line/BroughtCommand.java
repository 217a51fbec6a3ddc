package io.mien.command.line;

import io.mien.command.call.CommandCall;
import io.mien.command.runtime.CommandContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * A command that another bundle of the product does: a service {@link ToIntFunction} with the property
 * {@code io.mien.command=NAME}, which takes a map of JDK types and returns the exit code. The bundle states the command in its
 * manifest ({@code Mien-Verbs}), for {@code mien help}.
 */
public final class BroughtCommand {
    private BroughtCommand() {}

    /**
     * Runs the command that the first argument names; it is told the others as {@code arguments} (String[]).
     *
     * @return its exit code; empty if no bundle brings it
     */
    static OptionalInt run(CommandContext bench, List<String> arguments) {
        return arguments.isEmpty()
                ? OptionalInt.empty()
                : bench.services()
                        .command(arguments.get(0))
                        .map(command -> OptionalInt.of(run(command, bench.call(), told(arguments))))
                        .orElse(OptionalInt.empty());
    }

    private static Map<String, Object> told(List<String> arguments) {
        return Map.of("arguments", arguments.subList(1, arguments.size()).toArray(String[]::new));
    }

    /**
     * Runs a command.
     *
     * @param told to it beyond {@code directory} (Path), {@code in}, {@code out}, {@code err} and {@code terminal} (Boolean)
     */
    public static int run(ToIntFunction<Map<String, Object>> command, CommandCall call, Map<String, Object> told) {
        Map<String, Object> map = new HashMap<>(told);
        map.put("directory", call.directory());
        map.put("in", call.in());
        map.put("out", call.out());
        map.put("err", call.err());
        map.put("terminal", call.terminal());
        return command.applyAsInt(map);
    }
}
