package io.mien.command.output;

import io.mien.boot.screen.ScreenText;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Tells a deployment's steps: a line each, and how far a gallery or a probation has come on one line that is written again
 * if somebody watches. Not thread-safe.
 */
public final class StepLines implements DeploymentListener {
    private static final int COARSE = 10;

    private final Output output;
    private final PrintStream err;
    private final boolean watched;
    private final BooleanSupplier ending;
    private int length;
    private int percent = -1;
    private String last = "";

    /**
     * @param output where steps go
     * @param err where the line goes that is written again
     * @param watched whether somebody watches it
     * @param ending whether the product ends, so that nothing is waited for any longer
     */
    public StepLines(Output output, PrintStream err, boolean watched, BooleanSupplier ending) {
        this.output = output;
        this.err = err;
        this.watched = watched && !output.isJson();
        this.ending = ending;
    }

    @Override
    public void progress(DeploymentProgress progress) {
        try {
            if (output.isJson()) {
                json(progress);
            } else if (progress.step() == DeploymentProgress.Step.GALLERY) {
                underWay(progress, "gallery of " + progress.subject() + " " + percent(progress) + " %");
            } else if (progress.step() == DeploymentProgress.Step.PROVING) {
                underWay(progress, "probation " + progress.detail() + ": " + progress.subject());
            } else {
                line(text(progress));
            }
        } catch (OutputClosedException e) {
            // The output has no reader any more; the work is completed all the same.
            length = 0;
        }
    }

    private void json(DeploymentProgress progress) throws OutputClosedException {
        output.json(json -> {
            json.writeStringField("step", progress.step().name().toLowerCase(Locale.ROOT));
            json.writeStringField("subject", progress.subject());
            json.writeStringField("detail", progress.detail());
            json.writeNumberField("progress", progress.progress());
        });
    }

    private void underWay(DeploymentProgress progress, String said) throws OutputClosedException {
        int now = percent(progress);
        String text = ScreenText.line(said);
        if (watched) {
            err.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
            err.flush();
            length = text.length();
        } else if (now / COARSE != percent / COARSE || percent < 0) {
            line(text);
        }
        percent = now;
    }

    private static int percent(DeploymentProgress progress) {
        return (int) (100 * progress.progress());
    }

    @Override
    public boolean isWaiting() {
        return !output.isAsked() && !ending.getAsBoolean();
    }

    /** Takes the line away that is written again, and prints one that stays; the same is not said twice. */
    private void line(String text) throws OutputClosedException {
        if (length > 0) {
            err.print("\r" + " ".repeat(length) + "\r");
            err.flush();
            length = 0;
        }
        if (!text.equals(last)) {
            output.text(text);
            last = text;
        }
    }

    private static String text(DeploymentProgress progress) {
        String subject = progress.subject();
        String detail = progress.detail().isEmpty() ? "" : " (" + progress.detail() + ")";
        return switch (progress.step()) {
            case INSTALLED -> "installed " + subject;
            case RESOLVED -> "resolved " + subject;
            case TRIAL -> "trial of " + subject;
            case GALLERY -> "gallery of " + subject;
            case SERVING -> subject + " serves";
            case PROBATION -> subject + " serves on probation; its predecessor stays until that is passed";
            case CANDIDATE -> subject + " is available, and another goes before it; 'mien use NAME' changes that";
            case STARTED -> subject + " runs" + detail;
            case WRITTEN -> "written " + subject;
            case RETIRED -> "retired " + subject;
            case PROVING -> "probation " + progress.detail() + ": " + subject;
            case PROVEN -> subject + " passed the probation";
        };
    }
}
