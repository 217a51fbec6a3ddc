package io.mien.command.output;

import io.mien.boot.screen.ScreenText;
import io.mien.command.call.CommandCall;
import io.mien.command.picture.BatchStop;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Prints a command's results and errors. Every line is printed before the next work begins. Not thread-safe. */
public final class Output implements BatchStop {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean json;
    private final BooleanSupplier interrupted;
    private ProgressBar progress;

    /** @param json whether results are JSON, a line each, instead of text */
    public Output(CommandCall call, boolean json) {
        this.out = call.out();
        this.err = call.err();
        this.terminal = call.terminal();
        this.json = json;
        this.interrupted = call.interrupted();
        this.progress = new ProgressBar(err, false, 0, System::nanoTime);
    }

    /** Whether results are JSON. */
    public boolean isJson() {
        return json;
    }

    /** A bar for so many things, shown if a person watches; it stays below what is printed. */
    public ProgressBar progress(int total) {
        progress = new ProgressBar(err, terminal && total > 1, total, System::nanoTime);
        return progress;
    }

    /** A bar for so many bytes, shown if a person watches. See {@link #progress}. */
    public ProgressBar download(long bytes) {
        progress = new ProgressBar(err, terminal, bytes, CountUnit.BYTES, System::nanoTime);
        return progress;
    }

    /**
     * Prints text, each line on its line, whatever names are in it.
     *
     * @throws OutputClosedException if the results are no longer read, or if the command was interrupted
     */
    public void text(List<String> lines) throws OutputClosedException {
        endIfAsked();
        progress.clear();
        lines.stream().map(ScreenText::line).forEach(out::println);
        flush();
    }

    /** Prints a line of text. See {@link #text(List)}. */
    public void text(String line) throws OutputClosedException {
        text(List.of(line));
    }

    /** Prints an object on one line, in UTF-8 whatever the terminal's encoding. See {@link #text(List)}. */
    public void json(JsonLine.Members members) throws OutputClosedException {
        jsonLine(JsonLine.line(members));
    }

    /** Prints a line of JSON. See {@link #json(JsonLine.Members)}. */
    public void jsonLine(String line) throws OutputClosedException {
        endIfAsked();
        progress.clear();
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        flush();
    }

    /** Takes a bar away. */
    public void clear() {
        progress.clear();
    }

    @Override
    public boolean isAsked() {
        return interrupted.getAsBoolean();
    }

    @Override
    public CommandInterruptedException after(int done, int total) {
        tell("interrupted after " + done + " of " + FaceText.count(total, "picture", "pictures"));
        return new CommandInterruptedException(true);
    }

    /**
     * For a long step of one command to run now and then.
     *
     * @throws CancellationException once the command was interrupted; the command then says by {@link #interrupted} what is left
     */
    public void checkpoint() {
        if (isAsked()) {
            throw new CancellationException("interrupted");
        }
    }

    /**
     * Says what an interrupted command leaves.
     *
     * @return what is thrown to end it
     */
    public CommandInterruptedException interrupted(String left) {
        tell("interrupted: " + left);
        return new CommandInterruptedException(true);
    }

    /**
     * Prints that the one step of a command is done. If the command was interrupted, that came too late, and is said so.
     *
     * @throws CommandInterruptedException after it was interrupted
     */
    public void completed(String line) throws OutputClosedException {
        if (isAsked()) {
            throw interrupted(line);
        }
        text(line);
    }

    private void endIfAsked() throws CommandInterruptedException {
        if (isAsked()) {
            throw new CommandInterruptedException(false);
        }
    }

    /** Tells of something that went wrong; what goes wrong because the command was interrupted is not told. */
    public void problem(String text) {
        if (!isAsked()) {
            tell(text);
        }
    }

    private void tell(String text) {
        progress.clear();
        err.println("mien: " + ScreenText.line(text));
        err.flush();
    }

    private void flush() throws OutputClosedException {
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }
}
