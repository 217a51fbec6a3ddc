package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import io.mien.tck.FaceStoreEmbeddingsContract;
import io.mien.tck.FaceStoreProvider;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerbyEmbeddingsTest extends FaceStoreEmbeddingsContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }

    private String refusal(EmbeddingSpace space, int dimension) throws MienException {
        String before = contents();
        NewFace face = new NewFace("Bob", Optional.empty(), new Embedding(space, new float[dimension]));
        String message = assertThrows(StoreException.class, () -> store.add(List.of(face("Cid", 3), face)))
                .getMessage();
        assertEquals(before, contents());
        return message;
    }

    @Test
    void anEmbeddingOfAnotherLengthIsRefusedByName() throws MienException {
        long id = store.add(List.of(face("Ann", 1))).get(0);
        String message = refusal(SPACE, DIMENSION + 1);
        assertTrue(message.contains(SPACE.toString()) && message.contains("65 values"), message);
        assertThrows(StoreException.class, () -> store.put(id, new Embedding(SPACE, new float[DIMENSION - 1])));
        assertStored(id, "Ann", 1);
    }

    @Test
    void theLongestEmbeddingIsKeptAndALongerOneRefused() throws MienException {
        assertTrue(refusal(OTHER, 8_001).contains("8000"));
        float[] values = new float[8_000];
        values[7_999] = 1;
        store.add(List.of(new NewFace("Ann", Optional.empty(), new Embedding(OTHER, values))));
        reopen();
        assertEquals(1, embeddings(OTHER).get(0).values()[7_999]);
    }
}
