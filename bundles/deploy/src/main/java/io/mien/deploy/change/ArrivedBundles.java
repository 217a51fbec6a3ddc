package io.mien.deploy.change;

import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.outcome.Newcomer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;

/** Bundles that were put into the framework and are not part of a generation yet: they stay, or go without a trace. */
final class ArrivedBundles {
    private static final Logger LOG = System.getLogger(ArrivedBundles.class.getName());

    private final BundleInstaller bundles;
    private final DeploymentListener listener;
    private final Map<LockedBundle, Bundle> arrived = new LinkedHashMap<>();
    private final List<Bundle> stopped = new ArrayList<>();
    private final List<Bundle> handedOver = new ArrayList<>();

    ArrivedBundles(BundleInstaller bundles, DeploymentListener listener) {
        this.bundles = bundles;
        this.listener = listener;
    }

    /**
     * Installs, resolves and starts.
     *
     * @throws DeploymentException naming the bundle and the reason; {@link #undo} is the caller's
     */
    List<Newcomer> bring(List<LockedBundle> entries) throws DeploymentException {
        List<Newcomer> newcomers = install(entries);
        start();
        return newcomers;
    }

    /** Installs and resolves. */
    List<Newcomer> install(List<LockedBundle> entries) throws DeploymentException {
        for (LockedBundle entry : entries) {
            arrived.put(entry, bundles.install(entry));
            tell(Step.INSTALLED, entry);
        }
        bundles.resolve(arrived.values());
        List<Newcomer> newcomers = new ArrayList<>();
        for (var one : arrived.entrySet()) {
            tell(Step.RESOLVED, one.getKey());
            newcomers.add(new Newcomer(one.getValue(), expected(one.getValue())));
        }
        return newcomers;
    }

    /** Starts what was installed. */
    void start() throws DeploymentException {
        for (Bundle bundle : arrived.values()) {
            bundles.start(bundle);
        }
    }

    /** The services that its manifest promises, and those that bundles of its name offer now. */
    private Set<String> expected(Bundle newcomer) {
        Set<String> expected = new TreeSet<>(BundleParts.promised(newcomer));
        bundles.all().stream()
                .filter(b -> b != newcomer && newcomer.getSymbolicName().equals(b.getSymbolicName()))
                .forEach(b -> expected.addAll(BundleParts.offered(b)));
        return expected;
    }

    /** Stops what has a successor; an undo starts it before the successor goes. */
    void stop(Bundle old) {
        stopped.add(old);
        bundles.stop(old);
    }

    /**
     * Stops the stores whose gallery a newcomer is to open: a gallery is open in one store at a time. Enrollments wait
     * in the meantime, and recognition continues from memory.
     */
    void handOverStores(List<Newcomer> newcomers, List<Bundle> leaving) {
        if (newcomers.stream().anyMatch(n -> n.expected().contains(BundleParts.STORE))) {
            for (Bundle old : leaving) {
                if (BundleParts.offered(old).contains(BundleParts.STORE)) {
                    handedOver.add(old);
                    bundles.stop(old);
                }
            }
        }
    }

    private void tell(Step step, LockedBundle entry) {
        listener.progress(DeploymentProgress.of(step, entry.toString(), ""));
    }

    /** Takes them out again, the last first, and starts what was stopped for them. */
    void undo() {
        stopped.forEach(this::startAgain);
        List<Bundle> backwards = new ArrayList<>(arrived.values());
        Collections.reverse(backwards);
        backwards.forEach(bundles::remove);
        handedOver.forEach(this::startAgain);
    }

    private void startAgain(Bundle bundle) {
        try {
            bundles.start(bundle);
        } catch (DeploymentException e) {
            LOG.log(Level.ERROR, "The bundles of before do not start again", e);
        }
    }
}
