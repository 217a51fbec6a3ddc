package io.mien.maix.nn;

import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.detector.Detector;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.Mien;
import io.mien.maix.StartRequest;
import io.mien.matcher.Matcher;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.recognizer.Recognizer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The models of a Mien, all of which serve. */
final class ServingModels implements FaceModels {
    private static final Duration SERVICE_WAIT = Duration.ofSeconds(60);
    private static final String DESCRIPTIONS = "OSGI-INF/mien";

    private final Maix maix;
    private final boolean own;
    private final Map<StageKind, Mud> muds = new EnumMap<>(StageKind.class);
    private final InputSize input;

    private ServingModels(Maix maix, boolean own, Map<StageKind, ModelChoice> choices) {
        this.maix = maix;
        this.own = own;
        choices.values().forEach(choice -> requireNameOfItsOwn(maix.mien(), choice));
        ServingWait.until(maix.mien(), own, choices);
        choices.forEach((kind, choice) -> muds.put(
                kind, choice.mud().or(() -> shipped(maix.mien(), choice.name())).orElseThrow(() -> unknown(choice))));
        input = input(maix.mien(), choices.get(StageKind.DETECTOR).name());
    }

    /**
     * Opens a Mien with these models.
     *
     * @param storage its folder; empty: a temporary one
     * @throws MaixException naming the model that does not serve, and why; nothing is left open
     */
    static ServingModels open(Optional<Path> storage, Map<StageKind, ModelChoice> choices) {
        List<Path> files = choices.values().stream()
                .flatMap(c -> c.file().stream())
                .distinct()
                .toList();
        Map<StageKind, String> use = choices.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().name()));
        Maix maix = Maix.open(new StartRequest(true, files, use, storage));
        try {
            return new ServingModels(maix, true, choices);
        } catch (RuntimeException | Error e) {
            maix.close();
            throw e;
        }
    }

    /**
     * The models of a Mien that the program opened.
     *
     * @throws MaixException naming the model that does not serve in it, and why
     */
    static ServingModels of(Maix maix, Map<StageKind, ModelChoice> choices) {
        return new ServingModels(maix, false, choices);
    }

    /** A copy of a model that comes with Mien is that model, and serves as its own description says; any other has another name. */
    private static void requireNameOfItsOwn(Mien mien, ModelChoice choice) {
        Optional<Mud> shipped = choice.file().flatMap(file -> shipped(mien, choice.name()));
        if (shipped.isPresent()
                && !reading(shipped.get()).equals(reading(choice.mud().get()))) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    choice + ": Mien comes with a model '" + choice.name() + "' that is read in another way; "
                            + ServingWait.OWN_NAME);
        }
    }

    /** What determines the answers, apart from the weights. */
    private static List<Object> reading(Mud mud) {
        return List.of(
                mud.modelType(),
                mud.format(),
                mud.channels(),
                mud.mean(),
                mud.scale(),
                mud.input(),
                mud.confidence(),
                mud.iou(),
                mud.threshold(),
                mud.template());
    }

    private static MaixException unknown(ModelChoice choice) {
        return new MaixException(Err.ERR_NOT_FOUND, "no model that comes with Mien is called '" + choice + "'");
    }

    /** The description of a model that comes with Mien. */
    private static Optional<Mud> shipped(Mien mien, String name) {
        for (Bundle bundle : mien.context().getBundles()) {
            Enumeration<URL> found = bundle.findEntries(DESCRIPTIONS, "*.mud", false);
            for (URL url : found == null ? List.<URL>of() : Collections.list(found)) {
                try (InputStream in = url.openStream()) {
                    Mud mud = Mud.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), url.getPath());
                    if (mud.name().equals(name)) {
                        return Optional.of(mud);
                    }
                } catch (IOException | ModelRejectedException e) {
                    // Not the one that serves.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private static InputSize input(Mien mien, String name) {
        try {
            for (ServiceReference<Detector> reference : mien.context().getServiceReferences(Detector.class, null)) {
                if (name.equals(reference.getProperty(StageProperties.NAME))
                        && reference.getProperty(StageProperties.INPUT) instanceof String size) {
                    int x = size.indexOf('x');
                    return new InputSize(
                            Integer.parseInt(size.substring(0, x)), Integer.parseInt(size.substring(x + 1)));
                }
            }
        } catch (InvalidSyntaxException e) {
            // A missing filter has no syntax.
            throw new IllegalStateException(e);
        }
        throw new MaixException(Err.ERR_NOT_READY, "the detector '" + name + "' has left while it was loaded");
    }

    @Override
    public Recognizer recognizer() {
        return maix.mien().recognizer();
    }

    @Override
    public Matcher matcher() {
        return maix.mien().service(Matcher.class, SERVICE_WAIT);
    }

    @Override
    public Maix maix() {
        return maix;
    }

    @Override
    public Mud mud(StageKind kind) {
        return muds.get(kind);
    }

    @Override
    public InputSize input() {
        return input;
    }

    @Override
    public void close() {
        if (own) {
            maix.close();
        }
    }
}
