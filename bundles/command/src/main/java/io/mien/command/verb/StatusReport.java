package io.mien.command.verb;

import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.LeftOut;
import io.mien.command.call.CommandCall;
import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import io.mien.command.runtime.RunningState;
import io.mien.deploy.DeploymentRefusal;
import io.mien.model.ModelStatus;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.StageStatus;
import io.mien.store.GalleryId;
import io.mien.store.Person;
import io.mien.support.components.IdleComponent;
import io.mien.track.LiveSource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report of the installed bundles, the serving stages and the gallery. */
final class StatusReport {
    private final CommandCall call;
    private final Path data;
    private Optional<RunningState> running = Optional.empty();
    private Optional<GalleryId> gallery = Optional.empty();
    private Optional<String> remaining = Optional.empty();
    private String trouble = "";
    private boolean failed;
    private int people;
    private int faces;
    private List<StageStatus> stages = List.of();
    private List<ModelStatus> models = List.of();
    private List<GalleryStatus> galleries = List.of();
    private List<LiveSource> sources = List.of();
    private List<IdleComponent> idle = List.of();
    private List<DeploymentRefusal> refusals = List.of();

    StatusReport(CommandCall call, Path data) {
        this.call = call;
        this.data = data;
    }

    /** Of a product that serves. */
    void running(RunningState state) {
        running = Optional.of(state);
    }

    void gallery(GalleryId id, List<Person> everybody) {
        gallery = Optional.of(id);
        people = everybody.size();
        faces = everybody.stream().mapToInt(Person::faces).sum();
    }

    /** Why what was removed is still on the disk. */
    void remaining(Optional<String> reason) {
        remaining = reason;
    }

    /** Why the gallery is not open, in good order. */
    void gallery(String reason) {
        trouble = reason;
    }

    /** Why the gallery cannot be opened. */
    void failed(String reason) {
        trouble = reason;
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    void models(List<ModelStatus> list) {
        models = list;
    }

    void stages(List<StageStatus> infos) {
        stages = infos;
    }

    /** Those that are loaded or being made. */
    void galleries(List<GalleryStatus> list) {
        galleries = list;
    }

    /** The sources of frames of a running product. */
    void sources(List<LiveSource> list) {
        sources = list.stream().sorted(Comparator.comparing(LiveSource::name)).toList();
    }

    /** The components of a running product that do not run. */
    void idle(List<IdleComponent> components) {
        idle = components;
    }

    /** Stages and deployments that were refused or rolled back. */
    void refusals(List<DeploymentRefusal> list) {
        refusals = list;
    }

    List<DeploymentRefusal> refusals() {
        return refusals;
    }

    /** The combinations of models that serve which are refused, as {@code NAME with PARTS: REASON}. */
    List<String> refusedCombinations() {
        return models.stream()
                .filter(m -> m.state() != ModelStatus.State.REFUSED)
                .flatMap(m -> m.combinations().stream()
                        .filter(c -> c.state() == ModelStatus.State.REFUSED)
                        .map(c -> m.name() + " with " + c.parts() + ": " + c.reason()))
                .toList();
    }

    void print(Output output) throws OutputClosedException {
        if (output.isJson()) {
            output.json(new StatusJson(this)::write);
        } else {
            output.text(new StatusText(this).lines());
        }
    }

    CommandCall call() {
        return call;
    }

    Path data() {
        return data;
    }

    Optional<RunningState> running() {
        return running;
    }

    Optional<GalleryId> gallery() {
        return gallery;
    }

    Optional<String> remaining() {
        return remaining;
    }

    String trouble() {
        return trouble;
    }

    int people() {
        return people;
    }

    int faces() {
        return faces;
    }

    /**
     * Deployed bundles that are no longer started: as the current list says or, if no list says so yet, as this process was
     * started.
     */
    List<String> leftOut() {
        List<String> listed = new GenerationFolder(data)
                .leftOut().stream().map(LeftOut::toString).toList();
        GenerationFolder folder = new GenerationFolder(data);
        boolean changed = folder.current().orElse(0L) > call.boot().generation() && running.isPresent();
        return listed.isEmpty() && !changed ? call.boot().leftOut() : listed;
    }

    List<StageStatus> stages() {
        return stages;
    }

    List<ModelStatus> models() {
        return models;
    }

    List<GalleryStatus> galleries() {
        return galleries;
    }

    List<LiveSource> sources() {
        return sources;
    }

    List<IdleComponent> idle() {
        return idle;
    }

    /** How many models there are of each state. */
    Map<String, Long> modelCounts() {
        return models.stream()
                .collect(Collectors.groupingBy(
                        m -> m.state().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
    }
}
