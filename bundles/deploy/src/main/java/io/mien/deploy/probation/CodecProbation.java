package io.mien.deploy.probation;

import io.mien.deploy.framework.BundleParts;
import io.mien.picture.PictureCodec;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * The probation of a picture codec: a stand-in that goes before all codecs compares the new codec with the one that served
 * before. One codec at a time is on probation; if the next one comes, it is compared with the same codec as the first. Codecs are
 * held, begun, released and settled by one thread at a time; they report from any.
 */
public final class CodecProbation implements ServiceListener, AutoCloseable {
    private final BundleContext context;
    private final CodecLimits limits;
    private final Consumer<Duration> decided;
    private final Object lock = new Object();
    private Optional<OlderCodec> before = Optional.empty(); // guarded by lock; with it all below
    private Optional<NewerCodec> newcomer = Optional.empty();
    private Optional<CodecFailure> failure = Optional.empty();

    /**
     * A codec that failed.
     *
     * @param bundle that offers it
     * @param reason for people
     */
    public record CodecFailure(Bundle bundle, String reason) {}

    /** The codec that served before, and what is offered in its place. */
    private record OlderCodec(
            ServiceReference<PictureCodec> reference,
            PictureCodec codec,
            GuardedCodec standIn,
            ServiceRegistration<PictureCodec> registration) {}

    private record NewerCodec(
            ServiceReference<?> reference, Bundle bundle, PictureCodec codec, long began, int answered) {
        NewerCodec withAnswer() {
            return new NewerCodec(reference, bundle, codec, began, answered + 1);
        }
    }

    private CodecProbation(BundleContext context, CodecLimits limits, Consumer<Duration> decided) {
        this.context = context;
        this.limits = limits;
        this.decided = decided;
    }

    /**
     * One that hears when codecs leave, until it is closed.
     *
     * @param context of the bundle that watches
     * @param decided told how long until a probation has an end, on the thread that called the codec or took it away
     */
    public static CodecProbation watch(BundleContext context, CodecLimits limits, Consumer<Duration> decided) {
        CodecProbation probation = new CodecProbation(context, limits, decided);
        context.addServiceListener(probation);
        return probation;
    }

    /** From now on the codec that serves answers, whatever codecs come, until {@link #begin} or {@link #release}. */
    public void hold() {
        ServiceReference<PictureCodec> first = context.getServiceReference(PictureCodec.class);
        PictureCodec codec = first == null ? null : context.getService(first);
        if (codec == null || isHeld()) {
            return;
        }
        GuardedCodec standIn = new GuardedCodec(codec, limits, new Reports());
        Hashtable<String, Object> properties =
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE, BundleParts.STAND_IN, true));
        OlderCodec held =
                new OlderCodec(first, codec, standIn, context.registerService(PictureCodec.class, standIn, properties));
        synchronized (lock) {
            before = Optional.of(held);
        }
    }

    private boolean isHeld() {
        synchronized (lock) {
            return before.isPresent();
        }
    }

    /**
     * A new codec takes the place of the one that is held, and is compared with it.
     *
     * @param older the bundles that it replaces
     * @return false if the bundle offers no codec, or one that does not go before the one that serves
     */
    public boolean begin(Bundle bundle, List<Bundle> older) {
        Optional<ServiceReference<?>> offered =
                BundleParts.services(bundle, PictureCodec.class).stream().findFirst();
        if (offered.isEmpty() || !(context.getService(offered.get()) instanceof PictureCodec codec)) {
            return false;
        }
        synchronized (lock) {
            if (before.isEmpty()) {
                return false;
            }
            OlderCodec held = before.get();
            if (!older.contains(held.reference().getBundle()) && offered.get().compareTo(held.reference()) < 0) {
                return false;
            }
            newcomer = Optional.of(new NewerCodec(offered.get(), bundle, codec, System.nanoTime(), 0));
            held.standIn().compare(codec, held.codec());
        }
        decided.accept(limits.longest());
        return true;
    }

    /** Whether a bundle's codec has not passed its probation yet, or has failed in it since {@link #takeFailure}. */
    public boolean isRunning(Bundle bundle) {
        synchronized (lock) {
            return newcomer.filter(n -> n.bundle().equals(bundle) && !hasPassed(n))
                            .isPresent()
                    || failure.filter(f -> f.bundle().equals(bundle)).isPresent();
        }
    }

    private boolean hasPassed(NewerCodec one) {
        Duration time = Duration.ofNanos(System.nanoTime() - one.began());
        return one.answered() >= limits.calls() || time.compareTo(limits.longest()) >= 0;
    }

    /** The codec that failed since the last time; its bundle is the caller's to take out. */
    public Optional<CodecFailure> takeFailure() {
        synchronized (lock) {
            Optional<CodecFailure> taken = failure;
            failure = Optional.empty();
            return taken;
        }
    }

    /** Withdraws the stand-in, unless a codec is on probation. */
    public void release() {
        Optional<OlderCodec> over;
        synchronized (lock) {
            newcomer.filter(this::hasPassed).ifPresent(this::serve);
            over = newcomer.isPresent() ? Optional.empty() : before;
            before = newcomer.isPresent() ? before : Optional.empty();
        }
        // Without the lock: consumers change to another codec here.
        over.ifPresent(b -> b.registration().unregister());
    }

    /** The stand-in may be used for a long time after it was withdrawn. */
    private void serve(NewerCodec passed) {
        before.ifPresent(b -> b.standIn().serve(passed.codec()));
        newcomer = Optional.empty();
    }

    private void serveBefore() {
        before.ifPresent(b -> b.standIn().serve(b.codec()));
        newcomer = Optional.empty();
    }

    /** A codec leaves: the other one serves. */
    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() != ServiceEvent.UNREGISTERING) {
            return;
        }
        ServiceReference<?> leaving = event.getServiceReference();
        synchronized (lock) {
            if (newcomer.filter(n -> n.reference().equals(leaving)).isPresent()) {
                serveBefore();
            } else if (before.filter(b -> b.reference().equals(leaving)).isPresent() && newcomer.isPresent()) {
                serve(newcomer.get());
            } else {
                return;
            }
        }
        decided.accept(Duration.ZERO);
    }

    /** What a call of an earlier newcomer says, which ended late, is not charged to the present one. */
    private final class Reports implements GuardedCodec.CodecReport {
        @Override
        public void answered(PictureCodec asked) {
            synchronized (lock) {
                if (!isNewcomer(asked)) {
                    return;
                }
                newcomer = newcomer.map(NewerCodec::withAnswer);
                if (newcomer.get().answered() != limits.calls()) {
                    return;
                }
            }
            decided.accept(Duration.ZERO);
        }

        @Override
        public void failed(PictureCodec asked, String reason) {
            synchronized (lock) {
                if (!isNewcomer(asked) || hasPassed(newcomer.get())) {
                    return;
                }
                failure = Optional.of(new CodecFailure(newcomer.get().bundle(), reason));
                serveBefore();
            }
            decided.accept(Duration.ZERO);
        }

        private boolean isNewcomer(PictureCodec asked) {
            return newcomer.filter(n -> n.codec() == asked).isPresent();
        }
    }

    @Override
    public void close() {
        context.removeServiceListener(this);
        synchronized (lock) {
            serveBefore();
        }
        release();
    }
}
