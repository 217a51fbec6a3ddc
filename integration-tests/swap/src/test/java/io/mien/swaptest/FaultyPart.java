package io.mien.swaptest;

import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A decoder or an engine that works as the real one until it is armed: then it goes wrong. */
final class FaultyPart {
    private static final int TENTH = 10;
    private static final float PIXELS = 6;

    /** In RetinaFace's outputs a box is 4 values; its first one is the offset of the center, in tenths of the prior's side. */
    private static final int BOX = 4;

    private static final float FIFTH = 2;

    private final Fault fault;
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean armed;

    /** What goes wrong. */
    enum Fault {
        THROWS,
        THROWS_ON_EVERY_TENTH,
        /** Boxes lie a fifth of their width beside, or a face is cut some pixels beside. */
        SHIFTED,
        /** Each value of an embedding, or of an output, takes the place of the next one. */
        PERMUTED
    }

    FaultyPart(Fault fault) {
        this.fault = fault;
    }

    void arm() {
        armed = true;
    }

    private boolean strikes() {
        boolean throwing = fault == Fault.THROWS
                || fault == Fault.THROWS_ON_EVERY_TENTH && armed && calls.incrementAndGet() % TENTH == 0;
        if (armed && throwing) {
            throw new IllegalStateException("a part that throws");
        }
        return armed;
    }

    FaceDecoder of(FaceDecoder real) {
        return new FaceDecoder() {
            @Override
            public Set<String> modelTypes() {
                return real.modelTypes();
            }

            @Override
            public List<Face> decode(Outputs outputs, DecodeRequest request) {
                List<Face> faces = real.decode(outputs, request);
                return strikes() && fault == Fault.SHIFTED
                        ? faces.stream().map(FaultyPart::shifted).toList()
                        : faces;
            }
        };
    }

    private static Face shifted(Face face) {
        Box box = face.box();
        return new Face(
                new Box(box.x() + box.width() / 5, box.y(), box.width(), box.height()), face.score(), face.points());
    }

    EmbeddingDecoder of(EmbeddingDecoder real) {
        return new EmbeddingDecoder() {
            @Override
            public Set<String> modelTypes() {
                return real.modelTypes();
            }

            @Override
            public List<float[]> decode(Outputs outputs) {
                List<float[]> embeddings = real.decode(outputs);
                return strikes() && fault == Fault.PERMUTED
                        ? embeddings.stream().map(FaultyPart::permuted).toList()
                        : embeddings;
            }
        };
    }

    private static float[] permuted(float[] values) {
        float[] other = new float[values.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = values[(i + 1) % other.length];
        }
        return other;
    }

    Aligner of(Aligner real) {
        return new Aligner() {
            @Override
            public AlignmentId id() {
                return real.id();
            }

            @Override
            public Image align(Image image, List<Point> points, FaceTemplate template)
                    throws AlignmentException, StageRetiredException {
                boolean wrong = strikes() && fault == Fault.SHIFTED;
                return real.align(
                        image, wrong ? points.stream().map(FaultyPart::beside).toList() : points, template);
            }
        };
    }

    private static Point beside(Point point) {
        return new Point(point.x() + PIXELS, point.y());
    }

    /** @param kind of the stages that it goes wrong with */
    InferenceEngine of(InferenceEngine real, StageKind kind) {
        return new InferenceEngine() {
            @Override
            public boolean runs(Model model) {
                return real.runs(model);
            }

            @Override
            public InferenceSession open(Model model) throws ModelRejectedException {
                boolean feature = model.mud().modelType().equals("face_feature");
                InferenceSession session = real.open(model);
                return feature == (kind == StageKind.EXTRACTOR) ? session(session) : session;
            }
        };
    }

    private InferenceSession session(InferenceSession real) {
        return new InferenceSession() {
            @Override
            public InputSize inputSize() {
                return real.inputSize();
            }

            @Override
            public <T> T run(List<Image> batch, Function<Outputs, T> decode)
                    throws StageRetiredException, InferenceException {
                return real.run(batch, outputs -> decode.apply(strikes() ? struck(outputs) : outputs));
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private Outputs struck(Outputs outputs) {
        return switch (fault) {
            case PERMUTED -> edited(outputs, t -> new Tensor(t.name(), t.shape(), rotated(t.values())));
            case SHIFTED -> edited(outputs, FaultyPart::shifted);
            default -> outputs;
        };
    }

    private static Outputs edited(Outputs outputs, UnaryOperator<Tensor> edit) {
        List<Tensor> edited = outputs.all().stream().map(edit).toList();
        return () -> Collections.unmodifiableList(edited);
    }

    private static Tensor shifted(Tensor tensor) {
        if (tensor.shape().get(tensor.shape().size() - 1) != BOX) {
            return tensor;
        }
        FloatBuffer other = FloatBuffer.allocate(tensor.values().limit());
        for (int i = 0; i < other.limit(); i++) {
            other.put(i, tensor.values().get(i) + (i % BOX == 0 ? FIFTH : 0));
        }
        return new Tensor(tensor.name(), tensor.shape(), other);
    }

    private static FloatBuffer rotated(FloatBuffer values) {
        FloatBuffer other = FloatBuffer.allocate(values.limit());
        for (int i = 0; i < other.limit(); i++) {
            other.put(i, values.get((i + 1) % other.limit()));
        }
        return other;
    }
}
