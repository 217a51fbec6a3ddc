package io.mien.session;

import io.mien.StageKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link Sessions#open} opens. Everything that is not stated here is as the components are configured. A number or a time out of
 * its range is an {@link IllegalArgumentException}. Immutable.
 */
public final class SessionOptions {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final SessionOptions DEFAULTS =
            new SessionOptions(Optional.empty(), Optional.empty(), Map.of(), Duration.ZERO, Duration.ZERO, 0);

    private final Optional<StoreGallery> gallery;
    private final Optional<ModelFolders> models;
    private final Map<StageKind, String> only;
    private final Duration patience;
    private final Duration deadline;
    private final int threads;

    /**
     * A gallery.
     *
     * @param store that opens it, by the PID of its configuration
     * @param folder that it lies in
     */
    public record StoreGallery(String store, Path folder) {
        public StoreGallery {
            Objects.requireNonNull(store, "the store of a gallery is missing");
            Objects.requireNonNull(folder, "the folder of a gallery is missing");
        }
    }

    /**
     * Where models come from.
     *
     * @param folders besides the installed bundles; empty for those that the host is configured with
     * @param cache for unpacked weights; empty for the folder that the host is configured with
     */
    public record ModelFolders(List<Path> folders, Optional<Path> cache) {
        public ModelFolders {
            folders = List.copyOf(folders);
        }
    }

    private SessionOptions(
            Optional<StoreGallery> gallery,
            Optional<ModelFolders> models,
            Map<StageKind, String> only,
            Duration patience,
            Duration deadline,
            int threads) {
        this.gallery = gallery;
        this.models = models;
        this.only = Map.copyOf(only);
        this.patience = patience;
        this.deadline = deadline;
        this.threads = threads;
    }

    /** No gallery and no model. */
    public static SessionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Has a store open a gallery.
     *
     * @param store by the PID of its configuration, such as {@code io.mien.store.derby}
     * @param folder of the gallery, made if it is missing
     */
    public SessionOptions gallery(String store, Path folder) {
        StoreGallery opened = new StoreGallery(store, folder);
        return new SessionOptions(Optional.of(opened), models, only, patience, deadline, threads);
    }

    /** Has hosts open models: the installed ones, and those that they are configured with. */
    public SessionOptions models() {
        return models(List.of());
    }

    /** Has hosts open models: the installed ones, and those of folders, in place of the configured folders. */
    public SessionOptions models(List<Path> folders) {
        ModelFolders opened = new ModelFolders(folders, models.flatMap(ModelFolders::cache));
        return new SessionOptions(gallery, Optional.of(opened), only, patience, deadline, threads);
    }

    /** Has hosts open models, and unpack their weights to a folder. */
    public SessionOptions cache(Path folder) {
        ModelFolders opened =
                new ModelFolders(models.map(ModelFolders::folders).orElse(List.of()), Optional.of(folder));
        return new SessionOptions(gallery, Optional.of(opened), only, patience, deadline, threads);
    }

    /** Lets only the stage of this name serve, and only the model of this name be opened. Not for {@link StageKind#STORE}. */
    public SessionOptions only(StageKind kind, String name) {
        if (kind == StageKind.STORE) {
            throw new IllegalArgumentException("a store is chosen by the gallery");
        }
        Map<StageKind, String> names = new EnumMap<>(StageKind.class);
        names.putAll(only);
        names.put(kind, name);
        return new SessionOptions(gallery, models, names, patience, deadline, threads);
    }

    /**
     * How long a call waits for a missing stage.
     *
     * @param wait from 1 ms to 365 days; zero for the configured time
     */
    public SessionOptions patience(Duration wait) {
        return new SessionOptions(gallery, models, only, time("the patience", wait), deadline, threads);
    }

    /**
     * How long one call of a stage may take, unless the recognizer is configured with another time. An engine ends a run after nine
     * tenths of it.
     *
     * @param longest from 1 ms to 365 days; zero for the configured time
     */
    public SessionOptions deadline(Duration longest) {
        return new SessionOptions(gallery, models, only, patience, time("the deadline", longest), threads);
    }

    private static Duration time(String what, Duration time) {
        boolean positive = time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(LONGEST) <= 0;
        if (!positive && !time.isZero()) {
            throw new IllegalArgumentException(what + " is from 1 ms to 365 days, or zero, not " + time);
        }
        return time;
    }

    /**
     * How many threads run one call of a model.
     *
     * @param number at least 1; 0 for as many as the engine is configured with
     */
    public SessionOptions threads(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("the number of threads is at least 0, not " + number);
        }
        return new SessionOptions(gallery, models, only, patience, deadline, number);
    }

    /** Empty if none is opened. */
    public Optional<StoreGallery> gallery() {
        return gallery;
    }

    /** Empty if none is opened. */
    public Optional<ModelFolders> modelFolders() {
        return models;
    }

    /** By kind, the name of the one stage that may serve. */
    public Map<StageKind, String> only() {
        return only;
    }

    /** Zero for the configured time. */
    public Duration patience() {
        return patience;
    }

    /** Zero for the configured time. */
    public Duration deadline() {
        return deadline;
    }

    /** 0 for as many as the engine is configured with. */
    public int threads() {
        return threads;
    }
}
