package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of stores finds embeddings in files, however a store writes floats. */
class MarkedFacesTest {
    @TempDir
    Path folder;

    @Test
    void findsEmbeddingsInBothByteOrders() throws Exception {
        assertEquals(List.of(), MarkedFaces.in(folder));
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            float[] values = MarkedFaces.embedding(MarkedFaces.SPACE).values();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(order);
            bytes.asFloatBuffer().put(values);
            Path file = Files.write(folder.resolve("gallery"), bytes.array());
            assertTrue(MarkedFaces.in(folder).contains(MarkedFaces.EMBEDDING + " in " + file), order::toString);
        }
    }
}
