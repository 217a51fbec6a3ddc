package io.mien.command.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.command.line.VerbSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** What the launcher prints for {@code mien help COMMAND}: it reads it in the bundle that brings the command. */
public abstract class HelpFilesCase {
    private static final Path TEXTS = Path.of("src/main/resources/OSGI-INF/help");
    private static final Path HEADER = Path.of("src/main/bnd/verbs.bnd");
    private static final Pattern COMMANDS = Pattern.compile("(?m)^Commands:\n(  .*\n)*");

    @TempDir
    private Path folder;

    /** The bundle's commands. */
    protected abstract VerbSource source();

    /** Names that {@code mien} has besides, each with its line of help. */
    protected Map<String, String> others() {
        return Map.of();
    }

    /** Compares a file with what it must hold, or writes it. */
    protected final void assertFile(String expected, Path file) throws IOException {
        if (Boolean.getBoolean("mien.help.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        String advice = file + ": the test with -Dmien.help.write=true writes the files again";
        assertEquals(expected, Files.exists(file) ? Files.readString(file) : "", advice);
    }

    /** What a command prints; the launcher lists the commands in it itself. */
    protected final String type(String... words) {
        FakeDesk desk = new FakeDesk(folder);
        if (desk.framework.verbs.stream().noneMatch(v -> v.getClass() == source().getClass())) {
            desk.framework.verbs.add(source());
        }
        String text = desk.type(words).out().replace(System.lineSeparator(), "\n");
        return COMMANDS.matcher(text).replaceFirst("Commands:\n");
    }

    private List<String> names() {
        return Stream.concat(source().names().stream(), others().keySet().stream())
                .toList();
    }

    @Test
    void textsAreWhatTheCommandsSayOfThemselves() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names()) {
            String usual = name.split("\\|")[0];
            List<String> words = new ArrayList<>(List.of("help"));
            words.addAll(List.of(usual.split(" ")));
            texts.put(usual.replace(' ', '-') + ".txt", type(words.toArray(String[]::new)));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            assertFile(text.getValue(), TEXTS.resolve(text.getKey()));
        }
        try (Stream<Path> files = Files.list(TEXTS)) {
            assertEquals(
                    List.copyOf(texts.keySet()),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    /** In which group a command is listed is said in the header alone. */
    @Test
    void theManifestStatesEachCommand() throws IOException {
        String before = Files.exists(HEADER) ? Files.readString(HEADER) : "";
        String header = names().stream()
                .map(name -> clause(name, before))
                .collect(Collectors.joining(",\\\n", "Mien-Verbs: \\\n", "\n"));
        assertFile(header, HEADER);
        for (String name : source().names()) {
            assertFalse(
                    !name.contains(" ") && group(name.split("\\|")[0], before).isEmpty(), name + " has a group");
        }
    }

    private String clause(String name, String before) {
        String usual = name.split("\\|")[0];
        String names = name.replace("|", ";");
        String help = others().containsKey(name)
                ? others().get(name)
                : source().command(name, null)
                        .getClass()
                        .getAnnotation(Command.class)
                        .description()[0];
        return "    " + names + group(usual, before) + ";help=\"" + help + "\";texts=\"OSGI-INF/help\"";
    }

    private static String group(String name, String header) {
        Matcher found = Pattern.compile("(?m)^ +" + Pattern.quote(name) + "[^=]*(;group=\"[^\"]*\")")
                .matcher(header);
        return found.find() ? found.group(1) : "";
    }
}
