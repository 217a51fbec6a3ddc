package io.mien.command.verb;

import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Prints which faces were corrected, and which people have none left. */
final class CorrectedFaces {
    private CorrectedFaces() {}

    static String text(Collection<Long> faces) {
        String numbers = faces.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (faces.size() == 1 ? "face " : "faces ") + numbers;
    }

    static void tell(Output output, String done, List<String> gone) throws OutputClosedException {
        output.completed(done);
        for (String label : gone) {
            output.text(label + " has no face left and is no longer in the gallery");
        }
    }
}
