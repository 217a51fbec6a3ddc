package io.mien.command.line;

import io.mien.command.runtime.CommandContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of all bundles, by their names. */
final class CommandTree {
    private static final Logger LOG = System.getLogger(CommandTree.class.getName());

    private static final String HELP = "help";

    private final List<VerbName> names = new ArrayList<>();

    /** @param sources in the order in which help lists their commands */
    CommandTree(List<VerbSource> sources) {
        for (VerbSource source : sources) {
            for (String stated : source.names()) {
                names.add(VerbName.of(source, stated));
            }
        }
    }

    /** What may be typed first, other spellings included. */
    List<String> names() {
        List<String> all = new ArrayList<>();
        for (VerbName name : names) {
            if (name.above().isEmpty()) {
                all.addAll(name.spellings());
            }
        }
        all.add(HELP);
        return all;
    }

    /** Whether the first argument is the name of one of these commands, or no name at all. */
    boolean has(List<String> arguments) {
        return arguments.isEmpty() || arguments.get(0).startsWith("-") || names().contains(arguments.get(0));
    }

    /**
     * The commands that arguments may mean. Building all of them takes a tenth of a cold start, so that where the arguments
     * name a command, only this one is built; for help, and for a name with a slip in it, all are needed.
     */
    CommandLine of(CommandContext bench, List<String> arguments) {
        List<VerbName> meant = meant(arguments);
        CommandLine root = new CommandLine(new MienRoot());
        for (VerbName name : meant) {
            if (name.above().isEmpty()) {
                add(root, name, bench);
            }
        }
        for (VerbName name : meant) {
            if (!name.above().isEmpty()) {
                add(group(root, name.above()), name, bench);
            }
        }
        if (meant == names) {
            root.addSubcommand(HELP, new HelpCommand());
        }
        if (!has(arguments)) {
            addOthers(root, "", arguments.get(0), bench.call().boot().commands().get());
        }
        return root;
    }

    /** A name that an earlier source has cannot be taken; a command that cannot be made is left out. */
    private static void add(CommandLine parent, VerbName name, CommandContext bench) {
        if (name.spellings().stream().anyMatch(parent.getSubcommands()::containsKey)) {
            return;
        }
        try {
            String[] others = name.spellings().stream().skip(1).toArray(String[]::new);
            parent.addSubcommand(name.spellings().get(0), name.source().command(name.stated(), bench), others);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "The command " + name.stated() + " is left out", e);
        }
    }

    /** The command above others; one without options if no source brings it. */
    private static CommandLine group(CommandLine root, String name) {
        if (!root.getSubcommands().containsKey(name)) {
            root.addSubcommand(name, new CommandLine(CommandSpec.create()));
        }
        return root.getSubcommands().get(name);
    }

    /** So that a slip in the name of a command below another is recognized even if its bundle was not started. */
    static void addBelow(CommandLine root, List<String> typed, List<String> stated) {
        CommandLine group = typed.size() > 1 ? root.getSubcommands().get(typed.get(0)) : null;
        if (group != null && !group.getSubcommands().isEmpty()) {
            addOthers(group, group.getCommandName(), typed.get(1), stated);
        }
    }

    private static void addOthers(CommandLine parent, String above, String typed, List<String> stated) {
        for (String name : stated) {
            int space = name.indexOf(' ');
            boolean below = name.substring(0, Math.max(0, space)).equals(above);
            String own = name.substring(space + 1);
            if (below && !own.equals(typed) && !parent.getSubcommands().containsKey(own)) {
                parent.addSubcommand(own, new CommandLine(CommandSpec.create()));
            }
        }
    }

    private List<VerbName> meant(List<String> arguments) {
        List<VerbName> meant = new ArrayList<>();
        for (VerbName name : names) {
            if (name.above().isEmpty() && !arguments.isEmpty() && name.isSpelled(arguments.get(0))) {
                meant.add(name);
                meant.addAll(below(name, arguments));
                return meant;
            }
        }
        return names;
    }

    /** The one command below another that the second argument names, or all of them. */
    private List<VerbName> below(VerbName above, List<String> arguments) {
        List<VerbName> all = new ArrayList<>();
        for (VerbName name : names) {
            if (name.isBelow(above)) {
                if (arguments.size() > 1 && name.isSpelled(arguments.get(1))) {
                    return List.of(name);
                }
                all.add(name);
            }
        }
        return all;
    }
}
