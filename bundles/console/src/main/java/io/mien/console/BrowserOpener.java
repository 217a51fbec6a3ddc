package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a browser open a link that nobody else may know. Every user of a machine can read the arguments of its processes, so the browser is
 * given a file that only its owner can read, which leads to the link; it is deleted when the link is worth nothing. Thread-safe.
 */
final class BrowserOpener implements AutoCloseable {
    private final String program;
    private final Duration life;
    private final ScheduledExecutorService worker;
    private final List<ScratchFolder> folders = new ArrayList<>(); // guarded by this

    /**
     * @param program that opens a file; empty for the system's
     * @param life how long a link is worth something
     * @param worker deletes the file
     */
    BrowserOpener(String program, Duration life, ScheduledExecutorService worker) {
        this.program = program;
        this.life = life;
        this.worker = worker;
    }

    /** @throws ConsoleException if the file cannot be written, or the program does not start */
    void open(String link) throws ConsoleException {
        try {
            ScratchFolder folder = ScratchFolder.create();
            synchronized (this) {
                folders.add(folder);
            }
            try {
                Path file = folder.path().resolve("page.html");
                AtomicFile.create(
                        file, FileAccess.PRIVATE, out -> out.write(html(link).getBytes(StandardCharsets.UTF_8)));
                start(file);
            } finally {
                worker.schedule(() -> delete(folder), life.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw new ConsoleException("no browser can be opened: " + IoReason.of(e), e);
        }
    }

    private void start(Path file) throws ConsoleException {
        List<String> command = new ArrayList<>(program());
        command.add(file.toString());
        try {
            new ProcessBuilder(command)
                    .redirectInput(Redirect.PIPE)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            throw new ConsoleException("no browser can be opened: " + command.get(0) + " does not start", e);
        }
    }

    private List<String> program() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!program.isEmpty()) {
            return List.of(program);
        }
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open");
    }

    /** A link is of letters that need no escape here. */
    private static String html(String link) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mien</title>"
                + "<meta http-equiv=\"refresh\" content=\"0;url=" + link + "\"></head>"
                + "<body><a href=\"" + link + "\">Open Mien</a></body></html>\n";
    }

    private void delete(ScratchFolder folder) {
        boolean known;
        synchronized (this) {
            known = folders.remove(folder);
        }
        if (known) {
            folder.close();
        }
    }

    @Override
    public void close() {
        List<ScratchFolder> all;
        synchronized (this) {
            all = List.copyOf(folders);
        }
        all.forEach(this::delete);
    }
}
