package io.mien.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The shell behind {@code mien shell}, found by {@code io.mien.command=shell}. It is given {@code arguments} (String[]: one
 * line, or none for as many as come), {@code directory} (Path), {@code in}, {@code out}, {@code err} and {@code terminal}.
 */
@Component(service = ToIntFunction.class, property = "io.mien.command=shell")
public final class MienShell implements ToIntFunction<Map<String, Object>> {
    private static final String PROMPT = "mien> ";
    private static final String END = "exit";
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final CommandProcessor gogo;

    @Activate
    public MienShell(@Reference CommandProcessor gogo) {
        this.gogo = gogo;
    }

    @Override
    public int applyAsInt(Map<String, Object> call) {
        InputStream in = (InputStream) call.get("in");
        PrintStream out = (PrintStream) call.get("out");
        PrintStream err = (PrintStream) call.get("err");
        String[] arguments = (String[]) call.get("arguments");
        try (CommandSession session = gogo.createSession(in, out, err)) {
            session.currentDir((Path) call.get("directory"));
            // A name without a scope is looked up among mien's own commands first.
            session.put("SCOPE", ShellCommands.SCOPE + ":gogo:felix:*");
            if (arguments.length > 0) {
                return run(session, String.join(" ", arguments), out, err);
            }
            return runAll(session, in, out, err, Boolean.TRUE.equals(call.get("terminal")));
        } catch (IOException e) {
            err.println("mien: the input cannot be read: " + e.getMessage());
            return FAILED;
        }
    }

    /** Line by line, until there are no more; one that fails does not keep the next from being run. */
    private static int runAll(
            CommandSession session, InputStream in, PrintStream out, PrintStream err, boolean terminal)
            throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int code = DONE;
        while (!out.checkError()) {
            if (terminal) {
                err.print(PROMPT);
                err.flush();
            }
            String line = lines.readLine();
            if (line == null || line.strip().equals(END)) {
                return code;
            }
            code = line.isBlank() ? code : run(session, line, out, err);
        }
        return FAILED;
    }

    private static int run(CommandSession session, String line, PrintStream out, PrintStream err) {
        try {
            Object result = session.execute(line);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
            return DONE;
        } catch (Exception e) {
            // Whatever a line of the shell throws is for the person who typed it.
            err.println("mien: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }
}
