package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien faces move}. */
@Command(
        name = "move",
        description = {
            "Give faces to another person, who may be new, all or none. The faces keep their numbers.",
            "A person whose last face is given away is no longer in the gallery."
        },
        customSynopsis = "mien faces move [OPTIONS] N... PERSON",
        footer = {"", "Examples:", "  mien faces move 4 Bela", "  mien faces move 4 5 \"Ada Lovelace\""})
final class FacesMove extends GalleryVerb {
    @Parameters(
            arity = "2..*",
            paramLabel = "N... PERSON",
            description = "Numbers of faces, as 'mien faces list' shows them, and the person who gets them.")
    private List<String> words;

    FacesMove(CommandContext bench) {
        super(bench);
    }

    @Override
    void check() {
        faces();
    }

    @Override
    int call(StageSession session) throws MienException {
        String person = words.get(words.size() - 1);
        List<String> gone = session.galleries().moveFaces(faces(), person);
        String done = "moved " + CorrectedFaces.text(faces()) + " to " + person.strip();
        CorrectedFaces.tell(new Output(bench().call(), false), done, gone);
        return new Remainder(bench()).told(new Output(bench().call(), false)) ? FAILED : DONE;
    }

    private Set<Long> faces() {
        Set<Long> faces = new TreeSet<>();
        for (String word : words.subList(0, words.size() - 1)) {
            faces.add(number(word));
        }
        return faces;
    }

    private long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw misuse("'" + word + "' is not the number of a face");
        }
    }
}
