package io.mien;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.Generation;
import io.mien.image.Point;
import io.mien.picture.PictureConverter.ConvertedPicture;
import io.mien.recognizer.Detection;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.NamedEmbedding;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Chip;
import io.mien.store.StoredEmbedding;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types of the API have the shape that callers can rely on, and that can grow. */
class ApiShapeTest {
    /** Records with arrays, each made from new arrays of equal values every time, and one with another value. */
    private static final Map<Class<?>, List<Supplier<?>>> WITH_ARRAYS = Map.of(
            Chip.class,
            List.of(() -> new Chip(new byte[] {1, 2}, points()), () -> new Chip(new byte[] {1, 3}, points())),
            StoredEmbedding.class,
            List.of(
                    () -> new StoredEmbedding(1, "Ada", new float[] {.6f, .8f}),
                    () -> new StoredEmbedding(1, "Ada", new float[] {.8f, .6f})),
            NamedEmbedding.class,
            List.of(
                    () -> new NamedEmbedding("Ada", new float[] {.6f, .8f}),
                    () -> new NamedEmbedding("Ada", new float[] {.8f, .6f})),
            ConvertedPicture.class,
            List.of(
                    () -> new ConvertedPicture(new byte[] {1, 2}, 4, 3, 1, 1),
                    () -> new ConvertedPicture(new byte[] {1, 3}, 4, 3, 1, 1)));

    /** What a call answers or reports. */
    private static final Set<Class<?>> RESULTS = Set.of(
            DeploymentProgress.class,
            Detection.class,
            EmbeddedFace.class,
            EmbeddedFaces.class,
            Enrollment.class,
            Generation.class,
            LineUp.class,
            LookAlike.class,
            RecognizedFace.class,
            Recognition.class);

    private static List<Point> points() {
        return List.of(new Point(1, 2));
    }

    @Test
    void recordsWithArraysAreEqualIfTheirValuesAre() throws Exception {
        Set<String> found = names(types().filter(ApiShapeTest::hasArray));
        assertEquals(
                names(WITH_ARRAYS.keySet().stream()), found, "each needs equals, hashCode, toString and a row here");
        WITH_ARRAYS.forEach((type, made) -> {
            Object one = made.get(0).get();
            Object same = made.get(0).get();
            Object other = made.get(1).get();
            assertEquals(one, same);
            assertEquals(one.hashCode(), same.hashCode());
            assertEquals(one.toString(), same.toString());
            assertFalse(one.toString().contains("[B@") || one.toString().contains("[F@"), one.toString());
            assertNotEquals(one, other);
        });
    }

    @Test
    void statusAndOptionsHaveNoConstructorThatCouldBeOutgrown() throws Exception {
        List<Class<?>> growing = types().filter(t -> t.getSimpleName().matches("\\w+(Options|Status|Figures)"))
                .toList();
        assertEquals(14, growing.size(), growing.toString());
        assertEquals(
                Set.of(),
                names(Stream.concat(growing.stream(), RESULTS.stream()).filter(t -> t.getConstructors().length > 0)));
    }

    private static boolean hasArray(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .anyMatch(Class::isArray);
    }

    private static Set<String> names(Stream<Class<?>> types) {
        return types.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The public types of the API. */
    private static Stream<Class<?>> types() throws IOException, URISyntaxException {
        Path classes = Path.of(StageId.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .map(f -> classes.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.matches("io/mien/.*\\.class") && !f.contains("-info"))
                    .map(f -> f.substring(0, f.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(ApiShapeTest::load)
                    .filter(t -> Modifier.isPublic(t.getModifiers()))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiShapeTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
