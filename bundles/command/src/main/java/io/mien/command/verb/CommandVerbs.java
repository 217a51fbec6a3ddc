package io.mien.command.verb;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;

/** The commands of recognition, galleries and deployment. */
public final class CommandVerbs implements VerbSource {
    private static final List<String> NAMES = List.of(
            "detect",
            "embed",
            "recognize|recognise",
            "enroll|enrol",
            "people",
            "people rename",
            "people merge",
            "forget",
            "compare",
            "faces",
            "faces list",
            "faces delete",
            "faces move",
            "faces import",
            "faces export",
            "backup",
            "restore",
            "model",
            "model list",
            "gallery",
            "gallery list",
            "gallery prune",
            "store",
            "store migrate",
            "status",
            "run",
            "live",
            "page",
            "page password",
            "stop",
            "health",
            "shell",
            "deploy",
            "undeploy",
            "rollback",
            "use",
            "generations");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Object command(String name, CommandContext bench) {
        return switch (name) {
            case "detect" -> new Detect(bench);
            case "embed" -> new Embed(bench);
            case "recognize|recognise" -> new Recognize(bench);
            case "enroll|enrol" -> new Enroll(bench);
            case "people" -> new People(bench);
            case "people rename" -> new PeopleRename(bench);
            case "people merge" -> new PeopleMerge(bench);
            case "forget" -> new Forget(bench);
            case "compare" -> new Compare(bench);
            case "faces" -> new FacesGroup();
            case "faces list" -> new FacesList(bench);
            case "faces delete" -> new FacesDelete(bench);
            case "faces move" -> new FacesMove(bench);
            case "faces import" -> new FacesImport(bench);
            case "faces export" -> new FacesExport(bench);
            case "backup" -> new Backup(bench);
            case "restore" -> new Restore(bench);
            case "model" -> new ModelGroup();
            case "model list" -> new ModelList(bench);
            case "gallery" -> new GalleryGroup();
            case "gallery list" -> new GalleryList(bench);
            case "gallery prune" -> new GalleryPrune(bench);
            case "store" -> new StoreGroup();
            case "store migrate" -> new StoreMigrate(bench);
            case "status" -> new Status(bench);
            case "run" -> new Run(bench);
            case "live" -> new WatchSources(bench);
            case "page" -> new PageLink(bench);
            case "page password" -> new PagePassword(bench);
            case "stop" -> new Stop(bench);
            case "health" -> new Health(bench);
            case "shell" -> new Shell(bench);
            case "deploy" -> new Deploy(bench);
            case "undeploy" -> new Undeploy(bench);
            case "rollback" -> new Rollback(bench);
            case "use" -> new Use(bench);
            case "generations" -> new GenerationList(bench);
            default -> throw VerbSource.unknown(name);
        };
    }
}
