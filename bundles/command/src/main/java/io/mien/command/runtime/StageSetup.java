package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.command.call.CommandSettings;
import io.mien.command.data.DataFolder;
import io.mien.command.data.RetiredIndexes;
import io.mien.command.framework.ConfigurationStamp;
import io.mien.command.framework.FrameworkConfigurations;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the configurations of store, engine, recognizer and host, in the order in which one builds on the other. */
final class StageSetup {
    private static final String ENGINE = "io.mien.inference.onnx";
    private static final String RECOGNIZER = "io.mien.recognizer";
    private static final String HOST = "io.mien.host";
    private static final String DEADLINE = "deadline.millis";

    private final FrameworkConfigurations configurations;
    private final CommandSettings settings;
    private final StageWishes wishes;

    /**
     * Stamps of the configurations.
     *
     * @param recognizer of the recognizer
     * @param host of the host, if one was asked for
     */
    record Stamps(ConfigurationStamp recognizer, Optional<ConfigurationStamp> host) {}

    StageSetup(FrameworkConfigurations configurations, CommandSettings settings, StageWishes wishes) {
        this.configurations = configurations;
        this.settings = settings;
        this.wishes = wishes;
    }

    /** @param cache folder for unpacked weights */
    Stamps apply(SessionRequest request, Path cache) throws MienException {
        ConfigurationStamp recognizer = configurations.apply(RECOGNIZER, recognizer(request));
        if (request.gallery()) {
            RetiredIndexes.remove(request.data());
            // Opened on a thread of its own, it takes longest: so it comes before what the models need.
            String folder = DataFolder.gallery(request.data()).toString();
            configurations.apply(settings.store(), Map.of("folder", folder));
        }
        configurations.apply(ENGINE, engine(request));
        // The host opens models on threads of its own, while the store opens.
        Optional<ConfigurationStamp> host = Optional.empty();
        if (request.choice().isPresent()) {
            host = Optional.of(configurations.apply(HOST, host(request.choice().get(), cache)));
        }
        return new Stamps(recognizer, host);
    }

    /**
     * Takes away what makes stages open something.
     *
     * @return false if nothing was configured
     */
    boolean withdraw() throws MienException {
        return configurations.withdraw(HOST) | configurations.withdraw(settings.store());
    }

    private Map<String, Object> engine(SessionRequest request) throws MienException {
        Map<String, Object> values = new HashMap<>(deadline(ENGINE, engineMillis(request)));
        values.put("threads.intra", request.threads());
        return values;
    }

    /** Before the recognizer's guard gives the call up: a run that is ended leaks no thread and no session. */
    private long engineMillis(SessionRequest request) throws MienException {
        Object guard = configurations.product(RECOGNIZER).get(DEADLINE);
        try {
            long millis = guard == null
                    ? request.deadline().toMillis()
                    : Long.parseLong(guard.toString().strip());
            return request.deadline().isZero() ? 0 : millis * 9 / 10;
        } catch (NumberFormatException e) {
            throw new MienException(RECOGNIZER + ": " + DEADLINE + " is no number: " + guard, e);
        }
    }

    /** The product's own keys stay. */
    private Map<String, Object> deadline(String pid, long millis) throws MienException {
        boolean said = configurations.product(pid).containsKey(DEADLINE);
        return said || millis == 0 ? Map.of() : Map.of(DEADLINE, millis);
    }

    private Map<String, Object> recognizer(SessionRequest request) throws MienException {
        Map<String, Object> values = new HashMap<>();
        for (StageKind kind : StageKind.values()) {
            if (kind != StageKind.STORE) {
                values.put(kind.word(), request.choice().map(c -> c.name(kind)).orElse(""));
            }
        }
        values.putAll(deadline(RECOGNIZER, request.deadline().toMillis()));
        values.put("wait.millis", settings.patience().toMillis());
        return values;
    }

    private Map<String, Object> host(StageChoice choice, Path cache) {
        Map<String, Object> values = new HashMap<>(wishes.toConfiguration());
        values.put("models", choice.models().stream().map(Path::toString).toArray(String[]::new));
        values.put("cache", cache.toString());
        values.put("detector", choice.name(StageKind.DETECTOR));
        values.put("extractor", choice.name(StageKind.EXTRACTOR));
        return values;
    }
}
