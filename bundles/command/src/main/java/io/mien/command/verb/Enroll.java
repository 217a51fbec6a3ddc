package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.JsonOption;
import io.mien.command.option.StrictOption;
import io.mien.command.output.Output;
import io.mien.command.picture.PeopleFolder;
import io.mien.command.picture.PersonPicture;
import io.mien.command.picture.PictureFiles;
import io.mien.command.picture.PictureReader;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.store.Label;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien enroll}. */
@Command(
        name = "enroll",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "mien enroll [OPTIONS] LABEL PICTURE|FOLDER...",
            "       mien enroll [OPTIONS] --people FOLDER"
        },
        description = {
            "Enroll people from pictures.",
            "Each face is acknowledged as soon as it is durable. A picture with several faces is refused unless --face"
                    + " says which is meant; faces of less than a quarter of the largest one's size are background."
        },
        footer = {
            "",
            "Examples:",
            "  mien enroll Ada ada-1.jpg ada-2.jpg",
            "  mien enroll --face largest \"Édouard 王\" party.jpg",
            "  mien enroll --people class-of-2026"
        })
final class Enroll extends StageVerb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "LABEL", description = "What the person is called.")
    private String label;

    @Parameters(
            index = "1..*",
            paramLabel = "PICTURE|FOLDER",
            description = "Pictures of the person; - is one from standard input.")
    private List<String> names = List.of();

    @Option(
            names = "--people",
            paramLabel = "FOLDER",
            description = "Enroll everybody in this folder: a sub-folder for each person, with that person's name.")
    private String people;

    @Option(
            names = "--force",
            description =
                    "Take a face also if the picture shows it too badly: too small, blurred, turned, dark or bright.")
    private boolean force;

    @ArgGroup(validate = false, heading = FaceOptions.HEADING, order = 1)
    private FaceOptions faces = new FaceOptions();

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 5)
    private JsonOption json = new JsonOption();

    @Mixin
    private StrictOption strict = new StrictOption();

    Enroll(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        if (people == null && (label == null || names.isEmpty())) {
            throw misuse("LABEL and PICTURE are needed, or --people FOLDER");
        }
        if (people != null && label != null) {
            throw misuse("LABEL and PICTURE do not go with --people");
        }
        PictureCodec codec = bench().require(PictureCodec.class);
        PictureFiles files = new PictureFiles(codec, bench().call().directory(), Optional.empty());
        List<PersonPicture> pictures = pictures(files);
        Output output = new Output(bench().call(), json.isAsked());
        EnrollRun run = new EnrollRun(settings(), output, pictures);
        if (pictures.stream().allMatch(p -> p.file().isMissing())) {
            return end(run.answerMissing(), files.skipped(), strict, output);
        }
        SessionRequest request = request(EnumSet.allOf(StageKind.class), 0);
        EnrollOptions options = EnrollOptions.defaults()
                .detector(faces.detector())
                .selection(faces.selection())
                .forced(force);
        try (StageSession session = StageSession.open(bench(), request)) {
            PictureReader reader = new PictureReader(codec, bench().call().in());
            return end(run.enrol(session.recognizer(), reader, options), files.skipped(), strict, output);
        }
    }

    private List<PersonPicture> pictures(PictureFiles files) throws MienException {
        if (people != null) {
            return new PeopleFolder(files, bench().call().directory()).of(people);
        }
        String checked = Label.check(label);
        return files.of(names).stream().map(f -> new PersonPicture(checked, f)).toList();
    }
}
