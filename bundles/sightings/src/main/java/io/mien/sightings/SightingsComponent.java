package io.mien.sightings;

import io.mien.MienException;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.PersonListener;
import io.mien.session.KeptSightings;
import io.mien.session.OpenGallery;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.sightings.recording.RecordingLimits;
import io.mien.sightings.recording.SightingRecorder;
import io.mien.store.StoreStatus;
import io.mien.track.SightingStatus;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The sightings beside the gallery that is open: kept while they are asked for, erased when their time is over or their person is
 * forgotten. They lie in the folder {@code sightings} beside the gallery's. Thread-safe.
 */
@Component(
        name = "io.mien.sightings",
        immediate = true,
        service = {Sightings.class, PersonListener.class, TrackListener.class, SightingStatus.class})
@Designate(ocd = SightingsConfig.class)
public final class SightingsComponent implements Sightings, PersonListener, TrackListener, SightingStatus {
    private final boolean enabled;
    private final OpenSightings opening;
    private final SightingRecorder recorder;
    private final List<StoreStatus> stores = new CopyOnWriteArrayList<>();
    private final AtomicReference<PictureCodec> codec;
    private final AtomicReference<KeptSightings> asked = new AtomicReference<>(); // null while nobody asks

    /** Made by Declarative Services. */
    @Activate
    public SightingsComponent(
            SightingsConfig config, @Reference(policyOption = ReferencePolicyOption.GREEDY) OpenGallery gallery) {
        this(config, gallery, Clock.systemUTC());
    }

    SightingsComponent(SightingsConfig config, OpenGallery gallery, Clock clock) {
        enabled = config.enabled();
        opening = new OpenSightings(gallery.folder().resolveSibling("sightings"), config, System::getenv, clock);
        AtomicReference<PictureCodec> current = new AtomicReference<>(); // null while there is none
        codec = current;
        recorder = new SightingRecorder(
                limits(config),
                opening.retention(),
                opening::database,
                () -> Optional.ofNullable(current.get()),
                clock);
    }

    private static RecordingLimits limits(SightingsConfig config) {
        return new RecordingLimits(
                config.crops(),
                Duration.ofMillis(config.crop_spacing_millis()),
                config.crop_pixels(),
                Duration.ofMillis(config.rewrite_millis()),
                Duration.ofMillis(config.gone_millis()),
                config.queue());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStore(StoreStatus store) {
        stores.add(store);
    }

    void removeStore(StoreStatus store) {
        stores.remove(store);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCodec(PictureCodec newCodec) {
        codec.set(newCodec);
    }

    /** Compared before it is cleared: the successor may have been set before. */
    void unsetCodec(PictureCodec oldCodec) {
        codec.compareAndSet(oldCodec, null);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAsked(KeptSightings kept) {
        asked.set(kept);
    }

    void unsetAsked(KeptSightings kept) {
        asked.compareAndSet(kept, null);
    }

    /** From now on sightings are written, and erased when their time is over, also if no more are kept. */
    @Activate
    void start() {
        recorder.start(() -> isRecording() || opening.exist());
    }

    @Deactivate
    void stop() throws InterruptedException {
        recorder.close();
    }

    @Override
    public SightingDatabase database() throws MienException {
        return opening.database();
    }

    @Override
    public void tracked(TrackedFrame frame) {
        if (isRecording() && refusal().isEmpty()) {
            recorder.see(frame);
        }
    }

    /** Why nothing may be kept. */
    private Optional<String> refusal() {
        boolean bare = !opening.hasKey() && stores.stream().anyMatch(StoreStatus::isEncrypted);
        return bare
                ? Optional.of(
                        "the gallery is encrypted, and io.mien.sightings has neither key.file nor key.environment")
                : Optional.empty();
    }

    @Override
    public boolean forgotten(String label) throws MienException {
        return recorder.forget(label) > 0;
    }

    @Override
    public void renamed(String label, String other) throws MienException {
        recorder.rename(label, other);
    }

    @Override
    public boolean isRecording() {
        return enabled || asked.get() != null;
    }

    @Override
    public long written() {
        return recorder.written();
    }

    @Override
    public long dropped() {
        return recorder.dropped();
    }

    @Override
    public Optional<String> problem() {
        return isRecording() ? refusal().or(recorder::problem) : recorder.problem();
    }
}
