package io.mien.deploy.framework;

import io.mien.model.ModelStatus;
import io.mien.model.Models;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageInfo;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** How models and stages fare, as host and recogniser tell it. Thread-safe. */
public final class Live implements AutoCloseable {
    private final ServiceTracker<Recognizer, Recognizer> recognizer;
    private final ServiceTracker<Models, Models> models;

    /** @param context of the bundle that asks */
    public Live(BundleContext context) {
        recognizer = new ServiceTracker<>(context, Recognizer.class, null);
        models = new ServiceTracker<>(context, Models.class, null);
        recognizer.open();
        models.open();
    }

    /** Whether anybody recognises: where nobody does, no stage ever serves. */
    public boolean recognizes() {
        return recognizer.getService() != null;
    }

    /** Whether anybody opens models. */
    public boolean hosts() {
        return models.getService() != null;
    }

    /** The stages in all slots, best first. */
    public List<StageInfo> stages() {
        return Optional.ofNullable(recognizer.getService())
                .map(Recognizer::stages)
                .orElse(List.of());
    }

    /** All models; waits until the host has settled. */
    public List<ModelStatus> models() {
        return Optional.ofNullable(models.getService()).map(Models::list).orElse(List.of());
    }

    @Override
    public void close() {
        recognizer.close();
        models.close();
    }
}
