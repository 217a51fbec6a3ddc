package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.SearchDepth;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every {@link Detector} does with pictures of any size. */
public abstract class DetectorContract {
    private static final double LEAST_SHARE = .95;

    /** The largest mean error of the five points of drawn faces, as a share of the face. */
    private static final double POINTS = .12;

    /** The detectors under test by name; each is opened when its tests begin. */
    protected abstract Map<String, Callable<Detector>> detectors() throws Exception;

    /** The folder of synthetic people, with {@code truth.json}. */
    protected abstract Path people();

    private interface Rule {
        void check(Detector detector) throws Exception;
    }

    private Stream<DynamicTest> forEach(Rule rule) throws Exception {
        return detectors().entrySet().stream()
                .map(d -> DynamicTest.dynamicTest(
                        d.getKey(), () -> rule.check(d.getValue().call())));
    }

    @TestFactory
    Stream<DynamicTest> findsTheFacesOfAGroupBestFirst() throws Exception {
        GroupPicture group = GroupPicture.of(people(), 2000, 1600, 48, 90, 1);
        Image image = group.image();
        return forEach(detector -> {
            List<Face> found = detector.detect(image, DetectorOptions.defaults());
            GroupPicture.Tally tally = group.tally(found);
            assertEquals(
                    found.stream()
                            .sorted(Comparator.comparingDouble(Face::score).reversed())
                            .toList(),
                    found);
            assertTrue(tally.found() >= LEAST_SHARE * tally.there(), tally::toString);
            assertEquals(0, tally.doubles(), tally::toString);
            assertEquals(0, tally.surplus(), tally::toString);
            assertTrue(tally.pointError() < POINTS, tally::toString);
        });
    }

    @TestFactory
    Stream<DynamicTest> findsOneFaceThatFillsALargePicture() throws Exception {
        GroupPicture portrait = GroupPicture.of(people(), 1700, 1700, 1, 660, 2);
        Image image = portrait.image();
        return forEach(detector -> {
            List<Face> found = detector.detect(image, DetectorOptions.defaults());
            assertEquals(1, found.size(), found::toString);
            assertEquals(1, portrait.tally(found).found(), found::toString);
        });
    }

    @TestFactory
    Stream<DynamicTest> findsNobodyInALargePictureOfNothing() throws Exception {
        byte[] ramp = new byte[1600 * 1300];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (i % 1600 / 16 + i / 1600 / 16);
        }
        Image nothing = Image.of(1600, 1300, PixelFormat.GRAY, ramp);
        return forEach(detector -> assertEquals(List.of(), detector.detect(nothing, DetectorOptions.defaults())));
    }

    @TestFactory
    Stream<DynamicTest> searchesASmallPictureOnceAsAWhole() throws Exception {
        Image image = GroupPicture.of(people(), 1280, 960, 6, 120, 4).image();
        return forEach(detector -> {
            assertEquals(1, detector.windows(1280, 960, DetectorOptions.defaults()));
            assertEquals(1, detector.windows(960, 1280, DetectorOptions.defaults()));
            assertEquals(
                    detector.detect(image, DetectorOptions.defaults().ofFrames()),
                    detector.detect(image, DetectorOptions.defaults()));
        });
    }

    @TestFactory
    Stream<DynamicTest> searchesAsDeepAsItIsTold() throws Exception {
        return forEach(detector -> {
            int whole = windows(detector, SearchDepth.WHOLE_PICTURE);
            int large = windows(detector, SearchDepth.downTo(1000));
            int small = windows(detector, SearchDepth.downTo(60));
            assertEquals(1, whole);
            assertTrue(whole <= large && large <= small, whole + ", " + large + ", " + small);
        });
    }

    private static int windows(Detector detector, SearchDepth depth) {
        return detector.windows(6000, 4000, DetectorOptions.defaults().depth(depth));
    }
}
