package io.mien.deploy.trial;

import io.mien.aligner.Aligner;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.framework.TimedCall;
import io.mien.picture.PictureCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Tries the aligners and picture codecs of new bundles beside those of the bundles that they replace. Thread-safe. */
public final class ServiceTrials {
    private final BundleContext context;
    private final Duration longest;
    private final AlignerTrial aligners;
    private final CodecTrial codecs;

    /**
     * @param context of the bundle that tries
     * @param longest that the trial of one service may take
     * @param limit largest mean difference of two pictures, 0..255
     */
    public ServiceTrials(BundleContext context, Duration longest, double limit) {
        this.context = context;
        this.longest = longest;
        this.aligners = new AlignerTrial(limit);
        this.codecs = new CodecTrial(limit);
    }

    private interface Trial<T> {
        void run(T newer, Optional<T> older) throws TrialFailureException;
    }

    /** Hides what bundles offer from all others, so that it can be tried before anything calls it. */
    public HiddenServices hide(Set<Bundle> newcomers) {
        return new HiddenServices(context, newcomers);
    }

    /**
     * Tries every service of a bundle.
     *
     * @param older the bundles that it replaces
     * @throws DeploymentException naming the bundle and what is wrong
     */
    public void run(Bundle newcomer, List<Bundle> older) throws DeploymentException {
        run(newcomer, older, Aligner.class, aligners::run);
        run(newcomer, older, PictureCodec.class, codecs::run);
    }

    private <T> void run(Bundle newcomer, List<Bundle> older, Class<T> type, Trial<T> trial)
            throws DeploymentException {
        for (ServiceReference<?> reference : BundleParts.services(newcomer, type)) {
            Optional<ServiceReference<?>> before = older.stream()
                    .flatMap(b -> BundleParts.services(b, type).stream())
                    .findFirst();
            // One that left in the meantime says nothing: what offered it is looked at by others.
            Optional<String> failure =
                    service(reference, type).flatMap(s -> failure(trial, s, before.flatMap(r -> service(r, type))));
            context.ungetService(reference);
            before.ifPresent(context::ungetService);
            if (failure.isPresent()) {
                throw new DeploymentException(
                        BundleInstaller.title(newcomer) + " is refused: its trial failed: " + failure.get());
            }
        }
    }

    private <T> Optional<T> service(ServiceReference<?> reference, Class<T> type) {
        return Optional.ofNullable(context.getService(reference))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private <T> Optional<String> failure(Trial<T> trial, T newer, Optional<T> older) {
        try {
            return TimedCall.of("mien-deploy-trial", longest, () -> {
                trial.run(newer, older);
                return Optional.empty();
            });
        } catch (ExecutionException e) {
            return Optional.of(
                    e.getCause() instanceof TrialFailureException failure
                            ? failure.getMessage()
                            : "it throws " + e.getCause());
        } catch (TimeoutException e) {
            return Optional.of("it is not done after " + longest.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
