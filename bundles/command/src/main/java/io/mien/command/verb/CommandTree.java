package io.mien.command.verb;

import io.mien.command.runtime.Workbench;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** All commands by their names. */
final class CommandTree {
    private static final List<Branch> BRANCHES = List.of(
            new Branch(List.of("detect"), Detect::new),
            new Branch(List.of("embed"), Embed::new),
            new Branch(List.of("recognize", "recognise"), Recognize::new),
            new Branch(List.of("enroll", "enrol"), Enroll::new),
            new Branch(List.of("people"), CommandTree::people),
            new Branch(List.of("forget"), Forget::new),
            new Branch(List.of("compare"), Compare::new),
            new Branch(List.of("faces"), CommandTree::faces),
            new Branch(List.of("backup"), Backup::new),
            new Branch(List.of("restore"), Restore::new),
            new Branch(List.of("model"), CommandTree::model),
            new Branch(List.of("gallery"), CommandTree::gallery),
            new Branch(List.of("store"), CommandTree::store),
            new Branch(List.of("status"), Status::new),
            new Branch(List.of("run"), Run::new),
            new Branch(List.of("stop"), Stop::new),
            new Branch(List.of("health"), Health::new),
            new Branch(List.of("shell"), Shell::new),
            new Branch(List.of("deploy"), Deploy::new),
            new Branch(List.of("undeploy"), Undeploy::new),
            new Branch(List.of("rollback"), Rollback::new),
            new Branch(List.of("use"), Use::new),
            new Branch(List.of("generations"), GenerationList::new),
            new Branch(List.of("demo"), Demo::new),
            new Branch(List.of("help"), bench -> new HelpCommand()));

    private record Branch(List<String> names, Function<Workbench, Object> command) {}

    private CommandTree() {}

    /** The names of all commands, each with its other spellings. */
    static String[] names() {
        return BRANCHES.stream().flatMap(b -> b.names().stream()).toArray(String[]::new);
    }

    /** Whether the first argument is the name of one of these commands, or no name at all. */
    static boolean has(List<String> arguments) {
        return arguments.isEmpty()
                || arguments.get(0).startsWith("-")
                || BRANCHES.stream().anyMatch(b -> b.names().contains(arguments.get(0)));
    }

    /**
     * The commands that arguments may mean. Building all of them takes a tenth of a cold start, so that where the first
     * argument is the name of one, only this one is built; for help, and for a name with a slip in it, all are needed.
     */
    static CommandLine of(Workbench bench, List<String> arguments) {
        CommandLine root = new CommandLine(new Mien());
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        List<Branch> meant = BRANCHES.stream()
                .filter(b -> b.names().contains(first) && !first.equals("help"))
                .toList();
        for (Branch branch : meant.isEmpty() ? BRANCHES : meant) {
            root.addSubcommand(
                    branch.names().get(0),
                    branch.command().apply(bench),
                    branch.names().stream().skip(1).toArray(String[]::new));
        }
        return root;
    }

    private static CommandLine faces(Workbench bench) {
        return new CommandLine(new FacesGroup())
                .addSubcommand(new FacesList(bench))
                .addSubcommand(new FacesDelete(bench))
                .addSubcommand(new FacesMove(bench))
                .addSubcommand(new FacesImport(bench))
                .addSubcommand(new FacesExport(bench));
    }

    private static CommandLine people(Workbench bench) {
        return new CommandLine(new People(bench))
                .addSubcommand(new PeopleRename(bench))
                .addSubcommand(new PeopleMerge(bench));
    }

    private static CommandLine gallery(Workbench bench) {
        return new CommandLine(new GalleryGroup())
                .addSubcommand(new GalleryList(bench))
                .addSubcommand(new GalleryPrune(bench));
    }

    private static CommandLine store(Workbench bench) {
        return new CommandLine(new StoreGroup()).addSubcommand(new StoreMigrate(bench));
    }

    private static CommandLine model(Workbench bench) {
        return new CommandLine(new ModelGroup())
                .addSubcommand(new ModelList(bench))
                .addSubcommand(new ModelPack(bench))
                .addSubcommand(new ModelPull(bench))
                .addSubcommand(new ModelCalibrate(bench))
                .addSubcommand(new ModelConvert(bench));
    }
}
