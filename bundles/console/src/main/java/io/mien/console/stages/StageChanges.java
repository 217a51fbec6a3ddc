package io.mien.console.stages;

import io.mien.console.state.StateHub;
import io.mien.console.web.RefusedRequestException;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Makes the changes that the page asks for, one at a time, on a thread of its own: a change may take minutes, and a page that is
 * closed does not end it. Thread-safe.
 */
@Component(
        service = StageChanges.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StageChanges {
    private static final Logger LOG = System.getLogger(StageChanges.class.getName());

    private final StateHub hub;
    private final AtomicReference<Deployment> current = new AtomicReference<>(); // null while there is none
    private Optional<StageChange> latest = Optional.empty(); // guarded by this
    private long ended; // guarded by this

    /** A change of what is installed. */
    @FunctionalInterface
    interface Change {
        Generation make(Deployment deployment, DeploymentListener listener) throws DeploymentException;
    }

    @Activate
    public StageChanges(@Reference StateHub hub) {
        this.hub = hub;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setDeployment(Deployment deployment) {
        current.set(deployment);
        hub.changed(StagesTopic.NAME);
    }

    void unsetDeployment(Deployment deployment) {
        current.compareAndSet(deployment, null);
        hub.changed(StagesTopic.NAME);
    }

    /** What changes the product; empty if nothing does. */
    Optional<Deployment> deployment() {
        return Optional.ofNullable(current.get());
    }

    /** The change that is being made, or the last one. */
    synchronized Optional<StageChange> latest() {
        return latest;
    }

    /** How many have ended. */
    synchronized long ended() {
        return ended;
    }

    /**
     * Begins a change.
     *
     * @param what is asked for, for people
     * @param words puts what the deployer says into the terms of the page
     * @param after run when it has ended, however
     * @throws RefusedRequestException if another one is being made, or nothing can be changed
     */
    void begin(String what, UnaryOperator<String> words, Change change, Runnable after) throws RefusedRequestException {
        Deployment deployment = deployment()
                .orElseThrow(() -> new RefusedRequestException(
                        409, "this product cannot be changed while it runs: nothing is installed that deploys"));
        StageChange begun = new StageChange(what, words, () -> hub.changed(StagesTopic.NAME));
        synchronized (this) {
            Optional<StageChange> other = latest.filter(StageChange::isRunning);
            if (other.isPresent()) {
                throw new RefusedRequestException(
                        409, "another change is being made: " + other.get().what());
            }
            latest = Optional.of(begun);
        }
        Thread thread = new Thread(() -> make(deployment, begun, change, after), "mien-console-change");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (ended, e) -> LOG.log(Level.ERROR, "A change that the page asked for failed", e));
        thread.start();
        hub.changed(StagesTopic.NAME);
    }

    private void make(Deployment deployment, StageChange begun, Change change, Runnable after) {
        try {
            Generation generation = change.make(deployment, begun);
            count();
            begun.done("generation " + generation.number() + ": " + generation.why());
        } catch (DeploymentException e) {
            count();
            begun.failed(e.getMessage());
        } finally {
            if (begun.isRunning()) { // something else was thrown, an Error maybe, which the thread logs
                count();
                begun.failed("it failed; the reason is in the log of Mien");
            }
            after.run();
        }
    }

    private synchronized void count() {
        ended++;
    }
}
