package io.mien.matcher.cosine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotProductTest {
    @ParameterizedTest
    @ValueSource(classes = {ScalarDotProduct.class, VectorDotProduct.class})
    void takesEveryValueOnce(Class<? extends DotProduct> type) throws Exception {
        DotProduct product = type.getDeclaredConstructor().newInstance();
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            int at = random.nextInt(50);
            float[] rows = new float[at + length + random.nextInt(20)], probe = new float[length];
            long expected = 0;
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.nextInt(200) - 100;
            }
            for (int i = 0; i < length; i++) {
                probe[i] = random.nextInt(200) - 100;
                expected += (long) rows[at + i] * (long) probe[i];
            }
            // Whole numbers of this size add up without rounding.
            assertEquals(expected, product.of(rows, at, probe), "length " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ScalarDotProduct.class, VectorDotProduct.class})
    void manyRowsHaveTheProductsOfEach(Class<? extends DotProduct> type) throws Exception {
        DotProduct product = type.getDeclaredConstructor().newInstance();
        Random random = new Random(2);
        for (int length : new int[] {1, 5, 16, 31, 64, 100, 128, 257}) {
            int at = random.nextInt(50), count = 1 + random.nextInt(11);
            float[] rows = floats(random, at + count * length), probe = floats(random, length);
            float[] products = new float[count + 1];
            product.ofEach(rows, at, probe, products, count);
            for (int row = 0; row < count; row++) {
                assertEquals(product.of(rows, at + row * length, probe), products[row], "length " + length);
            }
            assertEquals(0, products[count]);
        }
    }

    private static float[] floats(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - .5f;
        }
        return values;
    }

    @Test
    void vectorUnitIsUsedFromTheConfiguredNumberOfFacesOn() {
        DotProducts products = new DotProducts(100);
        assertInstanceOf(ScalarDotProduct.class, products.forFaces(99));
        assertInstanceOf(VectorDotProduct.class, products.forFaces(100));
        products.useVectorFrom(10);
        assertSame(products.forFaces(100), products.forFaces(10));
    }
}
