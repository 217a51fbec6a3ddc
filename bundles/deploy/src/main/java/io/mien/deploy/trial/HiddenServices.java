package io.mien.deploy.trial;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Hides the services of bundles from all others until it is closed, so that they can be tried before anything calls them. A
 * service that is registered in the meantime stays unknown to the others for as long as it is registered. Thread-safe.
 */
public final class HiddenServices implements EventListenerHook, FindHook, AutoCloseable {
    private final Set<Bundle> hidden;
    private final Bundle own;
    private final ServiceRegistration<?> registration;

    /**
     * @param context of the bundle that tries them, which sees them
     * @param hidden bundles; they see each other
     */
    HiddenServices(BundleContext context, Set<Bundle> hidden) {
        this.hidden = Set.copyOf(hidden);
        this.own = context.getBundle();
        this.registration = context.registerService(
                new String[] {EventListenerHook.class.getName(), FindHook.class.getName()}, this, null);
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        if (hidden.contains(event.getServiceReference().getBundle())) {
            listeners.keySet().removeIf(this::isOther);
        }
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        if (isOther(context)) {
            references.removeIf(r -> hidden.contains(r.getBundle()));
        }
    }

    private boolean isOther(BundleContext context) {
        Bundle bundle = context.getBundle();
        return !own.equals(bundle) && !hidden.contains(bundle);
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
