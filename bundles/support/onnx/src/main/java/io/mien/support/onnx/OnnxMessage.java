package io.mien.support.onnx;

import java.util.Map;
import java.util.Optional;

/**
 * The messages of ONNX's protocol buffer schema ({@code onnx.proto} of the ONNX project) that lead from a model to the
 * external data of its tensors, with the numbers of the fields that hold the next message.
 */
enum OnnxMessage {
    ENTRY,
    TENSOR,
    SPARSE_TENSOR,
    ATTRIBUTE,
    NODE,
    GRAPH,
    FUNCTION,
    TRAINING,
    MODEL;

    /** Fields of an {@link #ENTRY}. */
    static final int KEY = 1;

    /** Fields of an {@link #ENTRY}. */
    static final int VALUE = 2;

    /** The message that a field holds, if the way to external data leads through it. */
    Optional<OnnxMessage> in(int field) {
        return Optional.ofNullable(fields().get(field));
    }

    private Map<Integer, OnnxMessage> fields() {
        return switch (this) {
            case ENTRY -> Map.of();
            case TENSOR -> Map.of(13, ENTRY);
            case SPARSE_TENSOR -> Map.of(1, TENSOR, 2, TENSOR);
            case ATTRIBUTE -> Map.of(5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR);
            case NODE -> Map.of(5, ATTRIBUTE);
            case GRAPH -> Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR);
            case FUNCTION -> Map.of(7, NODE, 11, ATTRIBUTE);
            case TRAINING -> Map.of(1, GRAPH, 2, GRAPH);
            case MODEL -> Map.of(7, GRAPH, 20, TRAINING, 25, FUNCTION);
        };
    }
}
