package io.mien.deploy.framework;

import io.mien.model.ModelStatus;
import io.mien.model.Models;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import io.mien.store.StoreStatus;
import io.mien.support.components.ComponentReport;
import io.mien.support.components.IdleComponent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/** How models and stages fare, as host and recognizer tell it. Thread-safe. */
public final class StageReports implements AutoCloseable {
    private final BundleContext context;
    private final List<ServiceListener> listeners = new CopyOnWriteArrayList<>();
    private final ServiceTracker<Recognizer, Recognizer> recognizer;
    private final ServiceTracker<Models, Models> models;
    private final ServiceTracker<ServiceComponentRuntime, ServiceComponentRuntime> components;
    private final ServiceTracker<StoreStatus, StoreStatus> statuses;

    /** @param context of the bundle that asks */
    public StageReports(BundleContext context) {
        this.context = context;
        recognizer = new ServiceTracker<>(context, Recognizer.class, null);
        models = new ServiceTracker<>(context, Models.class, null);
        components = new ServiceTracker<>(context, ServiceComponentRuntime.class, null);
        statuses = new ServiceTracker<>(context, StoreStatus.class, null);
        components.open();
        statuses.open();
        recognizer.open();
        models.open();
    }

    /** Whether a recognizer runs: without one, no stage ever serves. */
    public boolean recognizes() {
        return recognizer.getService() != null;
    }

    /** Whether anybody opens models. */
    public boolean hosts() {
        return models.getService() != null;
    }

    /** The stages in all slots, best first. */
    public List<StageStatus> stages() {
        return all().stream().filter(StageStatus::present).toList();
    }

    /** The stages that failed and that nobody has asked for since, whether they are still there or not. */
    public List<StageStatus> failed() {
        return all().stream().filter(StageStatus::failed).toList();
    }

    private List<StageStatus> all() {
        return Optional.ofNullable(recognizer.getService())
                .map(Recognizer::stages)
                .orElse(List.of());
    }

    /** All models; waits until the host has settled. */
    public List<ModelStatus> models() {
        return Optional.ofNullable(models.getService()).map(Models::list).orElse(List.of());
    }

    /** The components of a bundle that do not run; none if Declarative Services are not there. */
    public List<IdleComponent> idle(Bundle bundle) {
        return Optional.ofNullable(components.getService())
                .map(runtime -> new ComponentReport(runtime).idle(bundle))
                .orElse(List.of());
    }

    /** Why the store of a bundle is not offered, if its {@link StoreStatus} says so. */
    public Optional<String> storeProblem(Bundle bundle) {
        return Stream.ofNullable(statuses.getServiceReferences())
                .flatMap(Stream::of)
                .filter(reference -> bundle.equals(reference.getBundle()))
                .flatMap(reference -> Stream.ofNullable(statuses.getService(reference)))
                .flatMap(status -> status.problem().stream())
                .findFirst();
    }

    /** Tells a listener of each service that comes, changes or goes; until this is closed. */
    public void listen(ServiceListener listener) {
        listeners.add(listener);
        context.addServiceListener(listener);
    }

    @Override
    public void close() {
        listeners.forEach(context::removeServiceListener);
        statuses.close();
        components.close();
        recognizer.close();
        models.close();
    }
}
