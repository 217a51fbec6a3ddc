package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.CommandSettings;
import io.mien.command.line.Verb;
import io.mien.command.output.FaceJson;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.picture.Answer;
import io.mien.command.picture.OrderedPipeline;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureJob;
import io.mien.command.picture.PictureWork;
import java.util.List;

/** Works through pictures on all processors and prints the answers in their order. */
final class PictureRun {
    private final CommandSettings settings;
    private final Output output;
    private final List<PictureFile> files;
    private final int workers;
    private int failures;

    PictureRun(CommandSettings settings, Output output, List<PictureFile> files) {
        this.settings = settings;
        this.output = output;
        this.files = files;
        long present = files.stream().filter(f -> !f.isMissing()).count();
        this.workers = (int) Math.max(1, Math.min(settings.workers(), present));
    }

    /** Threads of one call of the inference engine: all processors for a picture that is alone, else one a worker. */
    int threads() {
        return workers > 1 ? 1 : 0;
    }

    /** Answers if all pictures are missing. */
    int answerMissing() throws MienException {
        for (PictureFile file : files) {
            print(new Answer.Failed(file, file.problem()));
        }
        return end();
    }

    /** Answers the pictures. */
    int answer(List<PictureJob> jobs, PictureWork work) throws MienException {
        try (ProgressBar progress = output.progress(jobs.size())) {
            new OrderedPipeline(workers, settings.ahead(), output).run(jobs, work, answer -> {
                print(answer);
                progress.step();
            });
        }
        return end();
    }

    private void print(Answer answer) throws MienException {
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

    private int end() {
        if (failures > 0 && files.size() > 1) {
            output.problem(failures + " of " + files.size() + " pictures failed");
        }
        return failures > 0 ? Verb.FAILED : Verb.DONE;
    }
}
