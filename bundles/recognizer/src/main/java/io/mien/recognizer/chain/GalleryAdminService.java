package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.PersonListener;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.gallery.GalleryAdministration;
import io.mien.recognizer.lineup.FrameContext;
import io.mien.recognizer.lineup.LineUps;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.store.Chip;
import io.mien.store.FaceSummary;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers what looks after the recognizer's galleries. */
@Component(service = GalleryAdmin.class, configurationPid = "io.mien.recognizer")
public final class GalleryAdminService implements GalleryAdmin {
    private static final Set<StageKind> NEEDED =
            EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER, StageKind.STORE);

    private final GalleryAdministration administration;
    private final LineUps lineUps;
    private final PersonListeners people = new PersonListeners();

    /** The stages are there, or come later; a call waits for what it lacks. */
    @Activate
    public GalleryAdminService(@Reference StageRegistry stages, @Reference GalleriesComponent loaded) {
        lineUps = stages.lineUps();
        administration = new GalleryAdministration(loaded.galleries(), lineUps.stores(), loaded::limits);
    }

    /** As with the recognizer: taken at the next start. */
    @Modified
    void modified() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPersonListener(PersonListener listener) {
        people.add(listener);
    }

    void removePersonListener(PersonListener listener) {
        people.remove(listener);
    }

    @Override
    public List<GalleryStatus> galleries() throws MienException {
        return administration.galleries();
    }

    @Override
    public int prune() throws MienException {
        return administration.prune();
    }

    @Override
    public void restore(Path file, Runnable checkpoint) throws MienException {
        administration.restore(file, checkpoint);
    }

    @Override
    public void load() throws MienException {
        lineUps.with(NEEDED, FrameContext::gallery);
    }

    @Override
    public int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException {
        return administration.migrate(store, change, progress);
    }

    @Override
    public List<FaceSummary> faces(Optional<String> label) throws MienException {
        return administration.faces(label);
    }

    @Override
    public Optional<Chip> chip(long faceId) throws MienException {
        return administration.chip(faceId);
    }

    @Override
    public List<String> deleteFaces(Set<Long> faceIds) throws MienException {
        return administration.deleteFaces(faceIds);
    }

    @Override
    public List<String> moveFaces(Set<Long> faceIds, String label) throws MienException {
        return administration.moveFaces(faceIds, label);
    }

    @Override
    public int rename(String label, String other) throws MienException {
        int faces = administration.rename(label, other);
        people.renamed(label, other);
        return faces;
    }

    @Override
    public int merge(String label, String into) throws MienException {
        int faces = administration.merge(label, into);
        people.renamed(label, into);
        return faces;
    }
}
