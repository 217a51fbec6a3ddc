package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.command.fake.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the launcher prints for {@code mien help} and {@code mien help COMMAND}: it reads it in the bundle. */
class HelpFilesTest {
    private static final Path USAGE = Path.of("src/main/resources/OSGI-INF/usage.txt");
    private static final Path TEXTS = Path.of("src/main/resources/OSGI-INF/help");
    private static final Path HEADER = Path.of("src/main/bnd/verbs.bnd");
    private static final String COMMANDS = "Commands:\n";

    @TempDir
    private Path folder;

    /** All commands, by name; they are described and not run. */
    private static CommandSpec root() {
        return CommandTree.of(null, List.of()).getCommandSpec();
    }

    private void assertFile(String expected, Path file) throws IOException {
        if (Boolean.getBoolean("mien.help.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        String advice = file + ": the test with -Dmien.help.write=true writes the files again";
        assertEquals(expected, Files.exists(file) ? Files.readString(file) : "", advice);
    }

    private String type(List<String> words) {
        return new Desk(folder).type(words.toArray(String[]::new)).out().replace(System.lineSeparator(), "\n");
    }

    /** The launcher lists the commands itself. */
    @Test
    void usageIsWhatTheCommandLineSaysOfItself() throws IOException {
        String help = type(List.of("help"));
        int from = help.indexOf(COMMANDS) + COMMANDS.length();
        assertFile(help.substring(0, from) + help.substring(help.indexOf("\n\n", from) + 1), USAGE);
    }

    @Test
    void textsAreWhatTheCommandsSayOfThemselves() throws IOException {
        Map<String, List<String>> commands = new TreeMap<>();
        root().subcommands().values().forEach(command -> collect(command, List.of(), commands));
        for (Map.Entry<String, List<String>> command : commands.entrySet()) {
            List<String> words = new ArrayList<>(List.of("help"));
            words.addAll(command.getValue());
            assertFile(type(words), TEXTS.resolve(command.getKey()));
        }
        try (Stream<Path> files = Files.list(TEXTS)) {
            assertEquals(
                    List.copyOf(commands.keySet()),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    private static void collect(CommandLine command, List<String> above, Map<String, List<String>> commands) {
        List<String> path = new ArrayList<>(above);
        path.add(command.getCommandName());
        commands.put(String.join("-", path) + ".txt", path);
        command.getSubcommands().values().forEach(below -> collect(below, path, commands));
    }

    @Test
    void theManifestStatesEachCommand() throws IOException {
        String header = root().subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .map(HelpFilesTest::clause)
                .collect(Collectors.joining(",\\\n", "Mien-Verbs: \\\n", "\n"));
        assertFile(header, HEADER);
    }

    private static String clause(CommandSpec command) {
        String names = Stream.concat(Stream.of(command.name()), Stream.of(command.aliases()))
                .collect(Collectors.joining(";"));
        String help = command.usageMessage().description()[0];
        return "    " + names + ";help=\"" + help + "\";texts=\"OSGI-INF/help\"";
    }
}
