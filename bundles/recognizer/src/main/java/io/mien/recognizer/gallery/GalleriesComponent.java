package io.mien.recognizer.gallery;

import io.mien.picture.PictureCodec;
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
    private final ChipCodec chips;
    private final Galleries galleries;
    private final GalleryLimits limits;

    /** Starts without a gallery. */
    @Activate
    public GalleriesComponent(RecognizerConfig config) {
        AtomicReference<PictureCodec> current = codec;
        limits = GalleryLimits.of(config);
        chips = new ChipCodec(() -> Optional.ofNullable(current.get()), config.chip_quality());
        galleries = new Galleries(chips, limits);
    }

    /** Changes take effect at the next start; no gallery is dropped for them. */
    @Modified
    void modified() {}

    /** Closes them; what is being built ends soon. */
    @Deactivate
    public void stop() {
        galleries.close();
    }

    /** The galleries. */
    public Galleries galleries() {
        return galleries;
    }

    /** Cuts and decodes the chips that galleries are built from. */
    public ChipCodec chips() {
        return chips;
    }

    /** How galleries are built and moved. */
    public GalleryLimits limits() {
        return limits;
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
