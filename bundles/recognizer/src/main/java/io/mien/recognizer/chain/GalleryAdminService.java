package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.gallery.Administration;
import io.mien.recognizer.gallery.GalleryLimits;
import io.mien.recognizer.slot.LineUps;
import io.mien.recognizer.slot.StageSlots;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Offers what looks after the recogniser's galleries. */
@Component(service = GalleryAdmin.class, configurationPid = "io.mien.recognizer")
public final class GalleryAdminService implements GalleryAdmin {
    private final Administration administration;

    /** @param recognizer has put its galleries into the line-ups */
    @Activate
    public GalleryAdminService(
            RecognizerConfig config, @Reference StageSlots stages, @Reference Recognizer recognizer) {
        LineUps lineUps = stages.lineUps();
        administration = new Administration(lineUps.galleries(), lineUps.stores(), GalleryLimits.of(config));
    }

    /** As with the recogniser: taken at the next start. */
    @Modified
    void modified() {}

    @Override
    public List<GalleryStatus> galleries() throws MienException {
        return administration.galleries();
    }

    @Override
    public int prune() throws MienException {
        return administration.prune();
    }

    @Override
    public void restore(Path file) throws MienException {
        administration.restore(file);
    }

    @Override
    public int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException {
        return administration.migrate(store, change, progress);
    }
}
