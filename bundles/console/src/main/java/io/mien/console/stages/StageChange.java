package io.mien.console.stages;

import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A change of what is installed that the page asked for: its steps so far, and how it ended. Thread-safe. */
final class StageChange implements DeploymentListener {
    /** Many more than a deployment has. */
    private static final int MOST_STEPS = 200;

    private final String what;
    private final UnaryOperator<String> words;
    private final Runnable changed;
    private final List<DeploymentProgress> steps = new ArrayList<>(); // guarded by this
    private String state = "running"; // guarded by this
    private String sentence = ""; // guarded by this

    /**
     * @param what was asked for, for people
     * @param words puts what the deployer says into the terms of the page
     * @param changed told after each step
     */
    StageChange(String what, UnaryOperator<String> words, Runnable changed) {
        this.what = what;
        this.words = words;
        this.changed = changed;
    }

    String what() {
        return what;
    }

    @Override
    public void progress(DeploymentProgress progress) {
        synchronized (this) {
            steps.removeIf(
                    step -> step.step() == progress.step() && step.subject().equals(progress.subject()));
            steps.add(progress);
            if (steps.size() > MOST_STEPS) {
                steps.remove(0);
            }
        }
        changed.run();
    }

    void done(String result) {
        end("done", result);
    }

    void failed(String reason) {
        end("failed", words.apply(reason));
    }

    private void end(String how, String said) {
        synchronized (this) {
            state = how;
            sentence = said;
        }
        changed.run();
    }

    synchronized boolean isRunning() {
        return state.equals("running");
    }

    synchronized Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", what);
        json.put("state", state);
        json.put("sentence", sentence);
        json.put("steps", steps.stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(DeploymentProgress step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", StepWord.of(step.step()));
        json.put("subject", words.apply(step.subject()));
        json.put("detail", words.apply(step.detail()));
        json.put("progress", step.progress());
        return json;
    }
}
