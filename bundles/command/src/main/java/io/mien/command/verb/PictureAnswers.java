package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.line.Verb;
import io.mien.command.output.FaceJson;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.picture.Answer;

/** Prints the answers of a command that looks at pictures, and counts the pictures that failed. */
final class PictureAnswers {
    private final Output output;
    private final int pictures;
    private int failures;

    /** @param pictures how many are answered */
    PictureAnswers(Output output, int pictures) {
        this.output = output;
        this.pictures = pictures;
    }

    void print(Answer answer) throws MienException {
        if (answer instanceof Answer.Failed failed) {
            failures++;
            if (!output.isJson()) {
                output.problem(failed.file().name() + ": " + failed.reason());
                return;
            }
        }
        if (output.isJson()) {
            output.jsonLine(FaceJson.line(answer));
        } else {
            Answer.Found found = (Answer.Found) answer;
            output.text(FaceText.lines(found));
            found.bound()
                    .ifPresent(
                            bound -> output.problem("warning: " + found.file().name() + ": " + bound));
        }
    }

    /** The exit code, once all are printed. */
    int end() {
        if (failures > 0 && pictures > 1) {
            output.problem(failures + " of " + pictures + " pictures failed");
        }
        return failures > 0 ? Verb.FAILED : Verb.DONE;
    }
}
