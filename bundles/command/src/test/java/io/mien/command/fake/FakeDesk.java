package io.mien.command.fake;

import io.mien.StageWishes;
import io.mien.command.call.Boot;
import io.mien.command.call.CommandCall;
import io.mien.command.call.CommandSettings;
import io.mien.command.call.ServeSettings;
import io.mien.command.data.DataFolders;
import io.mien.command.line.CommandLines;
import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.CommandProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Types commands in a folder and reads what they print. */
public final class FakeDesk {
    /** The framework behind the commands. */
    public final FakeFramework framework = new FakeFramework();

    /** Data folders owned by this process. */
    public final DataFolders folders = new DataFolders();

    /** The product of this process. */
    public final CommandProcess product = new CommandProcess();

    /** The product from which the framework was started. */
    public Boot boot = new Boot("desk", 0, StageWishes.NONE);

    /** The store that the product keeps its gallery in. */
    public String store = "io.mien.store.derby";

    /** Standard input of the next command. */
    public InputStream in = InputStream.nullInputStream();

    /** Whether the next command was interrupted. */
    public BooleanSupplier interrupted = () -> false;

    private final Path directory;

    /** The result of a command. */
    public record Result(int code, String out, String err) {
        /** The lines printed. */
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /**
     * @param directory the working folder; {@code data} in it is the data folder, {@code home} the distribution
     * @param more commands, besides those of this bundle
     */
    public FakeDesk(Path directory, VerbSource... more) {
        this.directory = directory;
        framework.verbs.addAll(List.of(more));
    }

    /** Runs a command that uses no data folder. */
    public Result type(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new PrintStream(out, true, StandardCharsets.UTF_8), err, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command whose results go to a stream. */
    public int run(PrintStream out, ByteArrayOutputStream err, String... arguments) {
        return run(call(out, err, arguments));
    }

    private CommandCall call(PrintStream out, ByteArrayOutputStream err, String... arguments) {
        return new CommandCall(
                List.of(arguments),
                directory,
                directory.resolve("home"),
                in,
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "1.2.3",
                false,
                boot,
                interrupted);
    }

    private int run(CommandCall call) {
        return CommandLines.run(framework.verbs, context(call));
    }

    /** What a command is run with that is typed without an argument. */
    public CommandContext context() {
        return context(call(System.out, new ByteArrayOutputStream()));
    }

    private CommandContext context(CommandCall call) {
        ServeSettings serve = new ServeSettings(
                2,
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                0,
                Duration.ofSeconds(20));
        CommandSettings settings = new CommandSettings(
                Duration.ofMillis(300), Duration.ofMillis(400), Duration.ofMillis(20), 4, 4, .9f, store, 50, 0, serve);
        return new CommandContext(call, settings, framework, framework, folders, product, this::run);
    }

    /** Runs a command on the data folder {@code data}. */
    public Result onData(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add("data");
        return type(all.toArray(String[]::new));
    }

    /** Makes a picture. */
    public Path picture(String file, FakeScene scene) {
        return file(file, scene.text());
    }

    /**
     * Makes the one picture that comes with the distribution, of which a trial is made.
     *
     * @param face what the scene calls the face in it
     */
    public void bringPicture(String face) {
        file("home/people/truth.json", "{\"people/Ada/1.jpg\":[{\"person\":\"Ada\",\"box\":[1,2,3,4]}]}");
        picture("home/people/people/Ada/1.jpg", FakeScene.of(100, 80).with(face, 10, 20, 30, 40));
    }

    /** Makes a file of text. */
    public Path file(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
