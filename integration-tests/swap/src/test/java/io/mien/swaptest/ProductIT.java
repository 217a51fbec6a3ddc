package io.mien.swaptest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageUnavailableException;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.matcher.Matcher;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.Models;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.session.OpenGallery;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** The product's stages are offered as services, go with their bundles and come back with them. */
public class ProductIT extends ProductCase {
    private static final long WAIT_MILLIS = 5_000;

    @Before
    public void configure() throws IOException {
        Path work = Path.of("target/swap").toAbsolutePath();
        framework.configure("io.mien.recognizer", "wait.millis", WAIT_MILLIS);
        framework.configure("io.mien.host", "cache", work.resolve("cache").toString());
        framework.configure(
                "io.mien.store.derby", "folder", work.resolve("gallery").toString());
        List.of(Detector.class, Extractor.class, Aligner.class, Matcher.class, FaceStore.class, Recognizer.class)
                .forEach(framework::await);
    }

    @Test
    public void aStageMadeOfAModelSaysWhichOne() {
        ServiceReference<?> detector = framework.await(Detector.class);
        assertEquals("mien_detector", detector.getProperty(StageProperties.NAME));
        assertEquals("1.0.0", detector.getProperty(StageProperties.VERSION));
        assertEquals("retinaface", detector.getProperty(StageProperties.TYPE));
        assertEquals("onnx", detector.getProperty(StageProperties.ENGINE));
        assertTrue(((String) detector.getProperty(StageProperties.MODEL)).matches("mien_detector@[0-9a-f]{64}"));
        ServiceReference<?> extractor = framework.await(Extractor.class);
        assertEquals("mien_feature", extractor.getProperty(StageProperties.NAME));
        assertEquals("face_feature", extractor.getProperty(StageProperties.TYPE));
        assertEquals("only the first in order is opened", 1, framework.count(Detector.class));
        assertEquals("only the first in order is opened", 1, framework.count(Extractor.class));
    }

    @Test
    public void aStageWithoutAModelSaysWhatItIs() {
        Set<Object> aligners = new TreeSet<>();
        for (ServiceReference<?> aligner : framework.references(Aligner.class)) {
            aligners.add(aligner.getProperty(StageProperties.NAME));
            assertNotNull(aligner.getProperty(StageProperties.VERSION));
            assertNull(aligner.getProperty(StageProperties.MODEL));
        }
        assertEquals(Set.of("opencv", "plain"), aligners);
        assertEquals("exact", framework.await(Matcher.class).getProperty(StageProperties.NAME));
        assertEquals("derby", framework.await(FaceStore.class).getProperty(StageProperties.NAME));
    }

    @Test
    public void aWrongModelIsRefusedAndTheNextIsOpened() throws Exception {
        Path models = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "models-");
        describe(models, "bare", "retinaface", 100);
        describe(models, "noise", "retinaface", 99);
        Files.writeString(models.resolve("noise.onnx"), "This is not a network.");
        framework.configure("io.mien.host", "models", new String[] {models.toString()});
        framework.until(
                "both are refused",
                () -> state("bare").equals(Optional.of(State.REFUSED))
                        && state("noise").equals(Optional.of(State.REFUSED)));
        framework.until("the next serves", () -> state("mien_detector").equals(Optional.of(State.SERVING)));
        assertEquals("mien_detector", framework.await(Detector.class).getProperty(StageProperties.NAME));
        assertEquals(1, faces());
        framework.configure("io.mien.host", "models", new String[0]);
    }

    private static void describe(Path folder, String name, String type, int ranking) throws IOException {
        String mud = "[basic]%ntype = onnx%nmodel = %s.onnx%n[extra]%nmodel_type = %s%n[mien]%nranking = %d%n";
        Files.writeString(folder.resolve(name + ".mud"), String.format(mud, name, type, ranking));
    }

    private Optional<State> state(String model) {
        try {
            return framework.get(Models.class).list().stream()
                    .filter(m -> m.name().equals(model))
                    .map(ModelStatus::state)
                    .findFirst();
        } catch (IllegalStateException e) {
            // The host of the old configuration, which goes in this moment.
            return Optional.empty();
        }
    }

    @Test
    public void aDetectorGoesAndComesWithItsDecoder() throws Exception {
        assertEquals(1, faces());
        framework.bundle("io.mien.detector.retinaface").stop();
        framework.until("the detector is gone", () -> framework.count(Detector.class) == 0);
        StageUnavailableException missing = assertThrows(StageUnavailableException.class, this::faces);
        assertEquals(StageKind.DETECTOR, missing.kind());
        framework.bundle("io.mien.detector.retinaface").start();
        framework.await(Detector.class);
        assertEquals(1, faces());
    }

    @Test
    public void aGalleryThatIsAskedForGoesBeforeTheConfiguredOne() throws Exception {
        GalleryId configured = framework.get(FaceStore.class).gallery();
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "asked-");
        ServiceRegistration<OpenGallery> asked = framework.offer(
                OpenGallery.class, new OpenGallery(folder), Map.of(OpenGallery.STORE, "io.mien.store.derby"));
        assertEquals("the configured one is closed", 0, stores(configured));
        framework.await(FaceStore.class);
        GalleryId other = framework.get(FaceStore.class).gallery();
        assertNotEquals(configured, other);
        asked.unregister();
        assertEquals("the one that was asked for is closed", 0, stores(other));
        framework.await(FaceStore.class);
        assertEquals(configured, framework.get(FaceStore.class).gallery());
    }

    private long stores(GalleryId gallery) {
        return framework.references(FaceStore.class).stream()
                .filter(s -> gallery.toString().equals(s.getProperty(StageProperties.MODEL)))
                .count();
    }

    @Test
    public void aStoreComesBackWithItsPeople() throws Exception {
        GalleryId gallery = framework.get(FaceStore.class).gallery();
        framework.get(Recognizer.class).enroll(picture("people/Ada/1.jpg"), "Ada", EnrollOptions.defaults());
        List<Person> people = framework.get(FaceStore.class).people();
        framework.bundle("io.mien.store.derby").stop();
        framework.until("the store is gone", () -> framework.count(FaceStore.class) == 0);
        framework.bundle("io.mien.store.derby").start();
        framework.await(FaceStore.class);
        assertEquals(gallery, framework.get(FaceStore.class).gallery());
        assertEquals(people, framework.get(FaceStore.class).people());
        assertEquals(
                "Ada",
                framework
                        .get(Recognizer.class)
                        .recognize(picture("people/Ada/2.jpg"), RecognizeOptions.defaults())
                        .faces()
                        .get(0)
                        .label());
    }

    /** The recognizer continues with what is left in the slot. */
    @Test
    public void anAlignerIsReplacedByTheOther() throws Exception {
        String first = aligner();
        framework.bundle("io.mien.aligner." + first).stop();
        String second = aligner();
        framework.bundle("io.mien.aligner." + first).start();
        assertEquals(Set.of("opencv", "plain"), Set.of(first, second));
    }

    private String aligner() throws Exception {
        return framework
                .get(Recognizer.class)
                .embed(picture("people/Ada/1.jpg"), DetectorOptions.defaults(), FaceSelection.ALL)
                .lineUp()
                .stage(StageKind.ALIGNER)
                .name();
    }

    private int faces() throws Exception {
        return framework
                .get(Recognizer.class)
                .detect(picture("people/Ada/1.jpg"), DetectorOptions.defaults(), FaceSelection.ALL)
                .faces()
                .size();
    }

    private Image picture(String name) throws Exception {
        return framework.get(PictureCodec.class).read(SwapProduct.picture(name));
    }

    /** Every bundle of ours that is not a fragment runs. */
    @Test
    public void everyBundleRuns() {
        List<String> resting = framework
                .bundles()
                .filter(b -> b.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(b -> b.getState() != org.osgi.framework.Bundle.ACTIVE)
                .map(b -> b.getSymbolicName() + " is in state " + b.getState())
                .toList();
        assertEquals(List.of(), resting);
    }
}
