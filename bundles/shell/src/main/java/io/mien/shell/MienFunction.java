package io.mien.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;

/** One command of {@code mien}: {@code mien:people --json} in the shell is {@code mien people --json} on the command line. */
final class MienFunction implements Function {
    private static final int ALONE = -1;
    private static final int STANDARD_ERROR = 2;

    private final String name;
    private final ToIntFunction<Map<String, Object>> mien;

    MienFunction(String name, ToIntFunction<Map<String, Object>> mien) {
        this.name = name;
        this.mien = mien;
    }

    /**
     * Runs it.
     *
     * @return nothing: what it has to say it has printed
     * @throws CommandFailedException where its exit code is not 0
     */
    @Override
    public Object execute(CommandSession session, List<Object> arguments) throws CommandFailedException {
        Process process = Process.Utils.current();
        List<String> words = new ArrayList<>(List.of(name));
        arguments.forEach(a -> words.add(String.valueOf(a)));
        Map<String, Object> call = new HashMap<>();
        call.put("arguments", words.toArray(String[]::new));
        call.put("directory", directory(session));
        call.put("in", process.in());
        call.put("out", process.out());
        call.put("err", process.err());
        call.put("terminal", process.isTty(STANDARD_ERROR));
        int code = mien.applyAsInt(call);
        process.out().flush();
        process.err().flush();
        if (code == ALONE) {
            throw new CommandFailedException(name + " needs stages of its own: type it outside the shell");
        }
        if (code != 0) {
            throw new CommandFailedException(name + " ended with exit code " + code);
        }
        return null;
    }

    private static Path directory(CommandSession session) {
        Path directory = session.currentDir();
        return directory == null ? Path.of("").toAbsolutePath() : directory;
    }
}
