package io.mien.recognizer.gallery;

import io.mien.picture.PictureCodec;
import io.mien.recognizer.GalleryListener;
import io.mien.recognizer.config.RecognizerConfig;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Holds the galleries in memory, for the other components of this bundle. */
@Component(service = GalleriesComponent.class, configurationPid = "io.mien.recognizer")
public final class GalleriesComponent {
    private final AtomicReference<PictureCodec> codec = new AtomicReference<>(); // null while there is none
    private final GalleryListeners listeners = new GalleryListeners();
    private final ChipCodec chips;
    private final Galleries galleries;
    private final AtomicReference<GalleryLimits> limits;

    /** Starts without a gallery. */
    @Activate
    public GalleriesComponent(RecognizerConfig config) {
        AtomicReference<PictureCodec> current = codec;
        AtomicReference<GalleryLimits> configured = new AtomicReference<>(GalleryLimits.of(config));
        limits = configured;
        chips = new ChipCodec(
                () -> Optional.ofNullable(current.get()), () -> configured.get().chipQuality());
        galleries = new Galleries(chips, configured::get, listeners);
    }

    /** Changes take effect at once, also for what is being built; no gallery is dropped for them. */
    @Modified
    void modified(RecognizerConfig config) {
        limits.set(GalleryLimits.of(config));
    }

    /** Closes them; what is being built ends soon. */
    @Deactivate
    public void stop() {
        galleries.close();
    }

    public Galleries galleries() {
        return galleries;
    }

    /** Cuts and decodes the chips that galleries are built from. */
    public ChipCodec chips() {
        return chips;
    }

    /** How galleries are built and moved, as configured at the moment. */
    public GalleryLimits limits() {
        return limits.get();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(GalleryListener listener) {
        listeners.add(listener);
    }

    void removeListener(GalleryListener listener) {
        listeners.remove(listener);
    }

    /** Takes the codec that chips are encoded with. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setCodec(PictureCodec newCodec) {
        codec.set(newCodec);
    }

    /** Compared before it is cleared: the successor may have been set before. */
    void unsetCodec(PictureCodec oldCodec) {
        codec.compareAndSet(oldCodec, null);
    }
}
