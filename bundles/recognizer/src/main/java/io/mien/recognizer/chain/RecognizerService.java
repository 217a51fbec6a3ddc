package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.camera.FrameSource;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.image.Image;
import io.mien.recognizer.Detection;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.FaceFilter;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FacesFiles;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.PersonListener;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StreamOptions;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.faces.FacesExchange;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.gallery.RegisteredStore;
import io.mien.recognizer.lineup.LineUps;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.recognizer.stream.OpenStreams;
import io.mien.store.Label;
import io.mien.store.Person;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Ties line-ups, galleries and the chain together; each does its own work elsewhere. */
@Component(
        immediate = true,
        service = {Recognizer.class, FacesFiles.class},
        configurationPid = "io.mien.recognizer")
@Designate(ocd = RecognizerConfig.class)
public final class RecognizerService implements Recognizer, FacesFiles {
    private static final Set<StageKind> FINDING = EnumSet.of(StageKind.DETECTOR);
    private static final Set<StageKind> EMBEDDING = EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR);
    private static final Set<StageKind> FINDING_AND_EMBEDDING =
            EnumSet.of(StageKind.DETECTOR, StageKind.ALIGNER, StageKind.EXTRACTOR);
    /** All but the store: the gallery in memory still gives names while the store is away. */
    private static final Set<StageKind> SEARCHING = EnumSet.complementOf(EnumSet.of(StageKind.STORE));

    private static final Set<StageKind> NAMING = EnumSet.allOf(StageKind.class);
    private static final Set<StageKind> STORING = EnumSet.of(StageKind.STORE);

    private final LineUps lineUps;
    private final Galleries galleries;
    private final Enroller enroller;
    private final FacesExchange exchange;
    private final OpenStreams streams = new OpenStreams();
    private final PersonListeners people = new PersonListeners();

    /** Makes the slots, full or empty; a call waits for a stage that it lacks. */
    @Activate
    public RecognizerService(
            RecognizerConfig config, @Reference StageRegistry stages, @Reference GalleriesComponent loaded) {
        lineUps = stages.lineUps();
        galleries = loaded.galleries();
        enroller = new Enroller(galleries, loaded.chips(), config);
        exchange = new FacesExchange(galleries);
    }

    /** Changes take effect at once. */
    @Modified
    void modified(RecognizerConfig config) {
        enroller.configure(config);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPersonListener(PersonListener listener) {
        people.add(listener);
    }

    void removePersonListener(PersonListener listener) {
        people.remove(listener);
    }

    @Deactivate
    void stop() {
        streams.close();
    }

    @Override
    public Detection detect(Image image, DetectorOptions options, FaceSelection selection) throws MienException {
        return lineUps.with(
                FINDING,
                frame -> Detection.of(FaceEmbedder.find(frame, image, options, selection), frame.describe(FINDING)));
    }

    @Override
    public Optional<SearchBound> searchBound(int width, int height, DetectorOptions options) throws MienException {
        return lineUps.with(FINDING, frame -> frame.detector().bound(width, height, options));
    }

    @Override
    public EmbeddedFaces embed(Image image, DetectorOptions options, FaceSelection selection) throws MienException {
        return lineUps.with(
                FINDING_AND_EMBEDDING,
                frame -> FaceEmbedder.embedded(
                        frame,
                        image,
                        FaceEmbedder.find(frame, image, options, selection),
                        frame.describe(FINDING_AND_EMBEDDING)));
    }

    @Override
    public EmbeddedFaces embed(Image image, List<Face> faces) throws MienException {
        return lineUps.with(EMBEDDING, frame -> FaceEmbedder.embedded(frame, image, faces, frame.describe(EMBEDDING)));
    }

    @Override
    public Recognition recognize(Image image, RecognizeOptions options) throws MienException {
        return recognize(image, options, FaceFilter.ALL);
    }

    private Recognition recognize(Image image, RecognizeOptions options, FaceFilter filter) throws MienException {
        return lineUps.with(
                SEARCHING,
                frame -> Recognition.of(
                        Identification.name(
                                frame,
                                image,
                                FaceEmbedder.find(frame, image, options.detector(), options.selection()),
                                options,
                                filter),
                        frame.describe(NAMING)));
    }

    @Override
    public Enrollment enroll(Image image, String label, EnrollOptions options) throws MienException {
        String checked = Label.key(Label.check(label));
        return lineUps.with(NAMING, frame -> enroller.enroll(frame, image, checked, options));
    }

    @Override
    public boolean forget(String label) throws MienException {
        boolean known = lineUps.with(STORING, frame -> frame.store(() -> galleries.remove(frame.store(), label)));
        return people.forgotten(label) || known;
    }

    @Override
    public List<Person> people() throws MienException {
        return lineUps.with(STORING, frame -> frame.store(() -> frame.store().people()));
    }

    @Override
    public int importFaces(Path file) throws MienException {
        return lineUps.with(NAMING, frame -> frame.store(() -> exchange.read(file, frame.stages())));
    }

    @Override
    public int exportFaces(Path file) throws MienException {
        return lineUps.with(NAMING, frame -> frame.store(() -> exchange.write(file, frame.stages())));
    }

    @Override
    public RecognitionStream stream(FrameSource source, StreamOptions options) {
        RecognizeOptions frames = options.recognize().ofFrames();
        return streams.open(source, options.inFlight(), image -> recognize(image, frames, options.filter()));
    }

    @Override
    public List<StageStatus> stages() {
        return lineUps.list();
    }

    @Override
    public List<GalleryStatus> galleries() throws MienException {
        return galleries.status(lineUps.stores().serving().map(RegisteredStore::store));
    }
}
