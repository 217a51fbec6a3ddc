package io.mien.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchDepth;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every class of options is built alike: defaults, and for each value a method that changes this value alone. */
class OptionsTest {
    private static final Map<Class<?>, Object> OTHER = Map.of(
            OptionalDouble.class,
            OptionalDouble.of(.25),
            double.class,
            .25,
            int.class,
            7,
            boolean.class,
            true,
            String.class,
            "ada.jpg",
            FaceSelection.class,
            FaceSelection.LARGEST,
            SearchDepth.class,
            SearchDepth.downTo(40),
            DetectorOptions.class,
            DetectorOptions.defaults().iou(.1),
            RecognizeOptions.class,
            RecognizeOptions.defaults().embeddings(true),
            FaceFilter.class,
            (FaceFilter) (image, faces) -> List.of());

    @TestFactory
    Stream<DynamicTest> aMethodWithAParameterChangesItsOwnValueAlone() {
        return Stream.of(DetectorOptions.class, RecognizeOptions.class, EnrollOptions.class, StreamOptions.class)
                .flatMap(type -> changes(type)
                        .map(change -> DynamicTest.dynamicTest(
                                type.getSimpleName() + "." + change.getName() + " " + change.getParameterTypes()[0],
                                () -> changesOneValue(type, change))));
    }

    private static void changesOneValue(Class<?> type, Method change) throws ReflectiveOperationException {
        Object defaults = type.getMethod("defaults").invoke(null);
        Object argument = OTHER.get(change.getParameterTypes()[0]);
        Object changed = change.invoke(defaults, argument);

        Map<String, Object> expected = values(defaults);
        expected.put(change.getName(), argument instanceof Double d ? OptionalDouble.of(d) : argument);
        assertEquals(expected, values(changed));
        assertNotEquals(values(defaults), values(changed));
        assertNotEquals(defaults, changed);
        assertNotEquals(defaults.toString(), changed.toString());
        Object again = change.invoke(type.getMethod("defaults").invoke(null), argument);
        assertEquals(changed, again);
        assertEquals(changed.hashCode(), again.hashCode());
    }

    @Test
    void aValueOutOfRangeIsNamed() {
        assertEquals(
                "threshold is in 0..1, not 1.5",
                assertThrows(IllegalArgumentException.class, () -> RecognizeOptions.defaults()
                                .threshold(1.5))
                        .getMessage());
        for (double wrong : new double[] {-.1, 1.1, Double.NaN}) {
            DetectorOptions options = DetectorOptions.defaults();
            assertThrows(IllegalArgumentException.class, () -> options.confidence(wrong));
            assertThrows(IllegalArgumentException.class, () -> options.iou(wrong));
        }
        assertThrows(
                IllegalArgumentException.class, () -> StreamOptions.defaults().inFlight(0));
    }

    @Test
    void nobodyElseMakesOptions() {
        for (Class<?> type :
                List.of(DetectorOptions.class, RecognizeOptions.class, EnrollOptions.class, StreamOptions.class)) {
            assertEquals(0, type.getConstructors().length, type.getSimpleName());
            assertFalse(type.isRecord(), type.getSimpleName());
        }
    }

    private static Stream<Method> changes(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getReturnType() == type && m.getParameterCount() == 1)
                .filter(m -> !m.getName().equals("reducedBy"));
    }

    private static Map<String, Object> values(Object options) throws ReflectiveOperationException {
        Map<String, Object> values = new TreeMap<>();
        for (Method change : changes(options.getClass()).toList()) {
            values.put(
                    change.getName(),
                    options.getClass().getMethod(change.getName()).invoke(options));
        }
        return values;
    }
}
