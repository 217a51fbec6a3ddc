package io.mien.command.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.runtime.CommandContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandTreeTest {
    @TempDir
    private Path folder;

    private final List<String> created = new ArrayList<>();

    @Command
    private record Anything(String name) implements Runnable {
        @Override
        public void run() {
            // It is built, and never called.
        }
    }

    private VerbSource source(String... names) {
        return new VerbSource() {
            @Override
            public List<String> names() {
                return List.of(names);
            }

            @Override
            public Object command(String name, CommandContext bench) {
                created.add(name);
                return new Anything(name);
            }
        };
    }

    private CommandLine tree(VerbSource source, String... arguments) {
        return new CommandTree(List.of(source)).of(null, List.of(arguments));
    }

    @Test
    void createsOnlyTheCommandThatIsNamed() {
        VerbSource source = source("find|seek", "group", "group one", "group two");
        tree(source, "seek", "x");
        assertEquals(List.of("find|seek"), created);
        created.clear();
        tree(source, "group", "two", "x");
        assertEquals(List.of("group", "group two"), created);
    }

    @Test
    void createsAllCommandsBelowOneIfNoneIsNamed() {
        CommandLine tree = tree(source("find", "group", "group one", "group two"), "group", "tow");
        assertEquals(
                Set.of("one", "two"),
                tree.getSubcommands().get("group").getSubcommands().keySet());
        assertEquals(List.of("group", "group one", "group two"), created);
    }

    @Test
    void aBundleAddsACommandBelowThatOfAnother() {
        FakeDesk desk = new FakeDesk(folder, source("faces count"));
        assertEquals(0, desk.type("faces", "count").code());
        assertEquals(List.of("faces count"), created);
        assertTrue(desk.type("help", "faces").out().contains("\n  count"));
    }

    @Test
    void aNameThatAnEarlierSourceHasIsNotTaken() {
        VerbSource late = source("find", "group one");
        CommandLine tree =
                new CommandTree(List.of(source("find|seek", "group", "group one"), late)).of(null, List.of());
        assertEquals(List.of("find|seek", "group", "group one"), created);
        assertEquals(
                Set.of("find", "seek", "group", "help"), tree.getSubcommands().keySet());
    }

    @Test
    void aCommandThatCannotBeMadeIsLeftOut() {
        VerbSource broken = new VerbSource() {
            @Override
            public List<String> names() {
                return List.of("greet");
            }

            @Override
            public Object command(String name, CommandContext bench) {
                throw new NoClassDefFoundError("expected in this test");
            }
        };
        FakeDesk desk = new FakeDesk(folder, broken);
        assertEquals(2, desk.type("greet").code());
        assertEquals(0, desk.type("help").code());
    }

    @Test
    void aCommandBelowOneThatNobodyBringsCanBeTyped() {
        assertEquals(
                0, new FakeDesk(folder, source("lone one")).type("lone", "one").code());
    }

    @Test
    void namesAreThoseThatAreTypedFirst() {
        assertEquals(
                List.of("find", "seek", "group", "help"),
                new CommandTree(List.of(source("find|seek", "group", "group one"))).names());
    }
}
