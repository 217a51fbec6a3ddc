package io.mien.sightings;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.StageOptions;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.Enrollment;
import io.mien.store.Label;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien sightings name}. */
@Command(
        name = "name",
        description = {
            "Say who sightings show: their best faces are enrolled.",
            "Of each sighting the best crop is enrolled, as 'mien enroll' does; if that shows the face too badly, the next one."
                    + " The person may be new."
        },
        customSynopsis = "mien sightings name [OPTIONS] ID... PERSON",
        footer = {"", "Examples:", "  mien sightings name 12 Ada", "  mien sightings name 12 14 \"Ada Lovelace\""})
final class SightingsName extends Verb {
    @Parameters(
            arity = "2..*",
            paramLabel = "ID... PERSON",
            description = "Numbers of sightings, as 'mien sightings list' shows them, and the person whom they show.")
    private List<String> words;

    @Option(
            names = "--force",
            description =
                    "Take a face also if the crop shows it too badly: too small, blurred, turned, dark or bright.")
    private boolean force;

    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 1)
    private StageOptions stages = new StageOptions();

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 2)
    private DataOptions data = new DataOptions();

    SightingsName(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        String person = Label.check(words.get(words.size() - 1));
        Set<Long> ids = ids();
        Output output = new Output(bench().call(), false);
        int result = DONE;
        SessionRequest request =
                SessionRequest.ofStages(path(), data.folder(), stages.choice(), EnumSet.allOf(StageKind.class), 0);
        try (StageSession session = StageSession.open(bench(), request)) {
            SightingTeaching teaching = new SightingTeaching(
                    bench().require(Sightings.class).database(),
                    session.recognizer(),
                    bench().require(PictureCodec.class));
            for (long id : ids) {
                try {
                    Enrollment enrolled = teaching.name(id, person, force);
                    output.text("sighting " + id + " shows " + enrolled.label() + ": face " + enrolled.faceId());
                } catch (MienException e) {
                    output.problem("sighting " + id + ": " + e.getMessage());
                    result = FAILED;
                }
            }
        }
        return result;
    }

    private Set<Long> ids() {
        Set<Long> ids = new TreeSet<>();
        for (String word : words.subList(0, words.size() - 1)) {
            if (!word.matches("\\d{1,18}")) {
                throw misuse("'" + word + "' is not the number of a sighting");
            }
            ids.add(Long.parseLong(word));
        }
        return ids;
    }
}
