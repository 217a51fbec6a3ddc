package io.mien.modelkit.fake;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.command.fake.FakeCodec;
import io.mien.command.fake.FakeFramework;
import io.mien.command.fake.FakeScene;
import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.inference.Outputs;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.ModelStatus.State;
import io.mien.model.ModelStatusBuilder;
import io.mien.model.Mud;
import io.mien.modelkit.pack.PackedModel;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.session.SessionOptions;
import io.mien.support.testing.ExtractorStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a stage of every model that lies in the folders of a session, and remembers what it was given. */
public final class FakeHost {
    private final FakeFramework framework;
    private final List<StageStatus> before;

    /** Why a model is refused, or empty. */
    public Function<Mud, String> refusal = mud -> "";

    /** Format without an engine. */
    public String waitingFormat = "";

    /** Types that a decoder of faces reads. */
    public final Set<String> faceTypes = new TreeSet<>(Set.of("retinaface", "yunet", "scrfd"));

    /** Types that a decoder of embeddings reads. */
    public final Set<String> embeddingTypes = new TreeSet<>(Set.of("face_feature"));

    /** Descriptions as they were opened, one text after the other. */
    public final List<String> opened = new ArrayList<>();

    /** Names beside each description opened. */
    public final List<List<String>> beside = new ArrayList<>();

    /** Stands in for the host of a framework. */
    public FakeHost(FakeFramework framework) {
        this.framework = framework;
        this.before = framework.recognizer.stages;
        framework.host = this::asked;
        framework.more.put(Aligner.class, new Cutter(framework.codec));
        framework.more.put(FaceDecoder.class, new Faces(faceTypes));
        framework.more.put(EmbeddingDecoder.class, new Embeddings(embeddingTypes));
    }

    private void asked(SessionOptions options) {
        framework.models.clear();
        framework.recognizer.stages = before;
        for (Path folder : options.modelFolders().orElseThrow().folders()) {
            try (var files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    take(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void take(Path file) {
        try {
            if (file.toString().endsWith(".mud")) {
                remember(file);
                Mud mud = Mud.parse(Files.readString(file), file.getFileName().toString());
                offer(mud, sha256(Files.readAllBytes(file.resolveSibling(mud.file()))), file);
            } else if (file.toString().endsWith(".jar")) {
                Mud mud = PackedModel.in(file, m -> true).orElseThrow().mud();
                offer(mud, mud.sha256().orElseThrow(), file);
            }
        } catch (IOException | ModelRejectedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(Path file) throws IOException {
        opened.add(Files.readString(file));
        try (var files = Files.list(file.getParent())) {
            beside.add(files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void offer(Mud mud, String sha256, Path file) {
        String reason = refusal.apply(mud);
        boolean lacksEngine = mud.format().equals(waitingFormat);
        Optional<StageKind> kind = kind(mud);
        boolean waits = kind.isEmpty() || lacksEngine;
        State state = waits ? State.WAITING : reason.isEmpty() ? State.SERVING : State.REFUSED;
        ModelStatusBuilder status = new ModelStatusBuilder(mud.name(), mud.version(), file.toString(), state)
                .type(mud.modelType())
                .format(mud.format())
                .licence(mud.licence())
                .sha256(sha256)
                .reason(waits ? missing(mud, lacksEngine) : reason);
        if (!waits) {
            status.kind(kind.orElseThrow());
        }
        framework.models.add(status.build());
        if (state == State.SERVING) {
            serve(mud, kind.orElseThrow(), new ModelId(mud.name(), sha256));
        }
    }

    private Optional<StageKind> kind(Mud mud) {
        if (faceTypes.contains(mud.modelType())) {
            return Optional.of(StageKind.DETECTOR);
        }
        return embeddingTypes.contains(mud.modelType()) ? Optional.of(StageKind.EXTRACTOR) : Optional.empty();
    }

    private static String missing(Mud mud, boolean engine) {
        return engine
                ? "no engine for the format '" + mud.format() + "' is installed"
                : "no decoder for the type '" + mud.modelType() + "' is installed";
    }

    private void serve(Mud mud, StageKind kind, ModelId id) {
        StageId stage = new StageId(mud.name(), mud.version(), new StageContent.Weights(id.toString()));
        List<StageStatus> stages =
                new ArrayList<>(before.stream().filter(s -> s.kind() != kind).toList());
        stages.add(StageStatus.of(kind, stage, StageStatus.State.SERVING, "", StageFigures.NONE));
        framework.recognizer.stages = stages;
        Map<StageKind, StageId> lineUp = new EnumMap<>(StageKind.class);
        stages.forEach(s -> lineUp.put(s.kind(), s.id()));
        framework.recognizer.lineUp = LineUp.of(1, lineUp);
        if (kind == StageKind.EXTRACTOR) {
            framework.more.put(Extractor.class, new Features(id, mud.template()));
        }
    }

    private record Faces(Set<String> modelTypes) implements FaceDecoder {
        @Override
        public List<Face> decode(Outputs outputs, DecodeRequest request) {
            throw new UnsupportedOperationException("no network runs here");
        }
    }

    private record Embeddings(Set<String> modelTypes) implements EmbeddingDecoder {
        @Override
        public List<float[]> decode(Outputs outputs) {
            throw new UnsupportedOperationException("no network runs here");
        }
    }

    private static final class Features extends ExtractorStub {
        Features(ModelId model, FaceTemplate template) {
            super(model, model, 2, template, .8f);
        }

        @Override
        public List<float[]> extract(List<Image> aligned) {
            return aligned.stream().map(i -> new float[] {.6f, .8f}).toList();
        }
    }

    /** Cuts nothing out: the crop shows the people of the picture. */
    private record Cutter(FakeCodec codec) implements Aligner {
        @Override
        public AlignmentId id() {
            return AlignmentId.SIMILARITY;
        }

        @Override
        public Image align(Image image, List<Point> points, FaceTemplate template) {
            byte[] pixels = new byte[template.width() * template.height() * 3];
            Image crop = Image.of(template.width(), template.height(), PixelFormat.BGR, pixels);
            codec.show(
                    crop,
                    new FakeScene(
                            crop.width(), crop.height(), codec.scene(image).people()));
            return crop;
        }
    }
}
