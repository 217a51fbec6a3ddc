package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.aligner.FaceTemplate;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.model.ModelId;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.store.Chip;
import io.mien.store.FaceStore;
import io.mien.store.NewFace;
import io.mien.support.testing.ExtractorStub;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Galleries for tests, with people by number: a chip's one byte is the person. */
final class Hall {
    static final int DIMENSION = 64;

    final MemoryStore memory = new MemoryStore();
    final ScanMatcher matcher = new ScanMatcher();
    final AtomicInteger changes = new AtomicInteger(); // that the listener heard of
    final Galleries galleries;

    Hall() {
        this(limits(1, Duration.ofSeconds(20)));
    }

    Hall(GalleryLimits limits) {
        galleries = new Galleries(
                new ChipCodec(() -> Optional.of(Scene.codec()), () -> .9f), () -> limits, changes::incrementAndGet);
    }

    static GalleryLimits limits(double duty, Duration wait) {
        return new GalleryLimits(4, 2, duty, wait, wait, 1.5, .9f, new GallerySeparation.Limits(100, 5, .9, .05, .1));
    }

    /** What an extractor for tests does with a person. */
    interface Model {
        float[] embed(int person) throws MienException;
    }

    /** An extractor that counts the faces that it embedded. */
    static final class Eye extends ExtractorStub {
        final AtomicInteger faces = new AtomicInteger();
        private final Model model;

        Eye(String name, Model model) {
            this(id(name), id(name), model);
        }

        /** One that is declared equivalent to another. */
        Eye(ModelId id, ModelId space, Model model) {
            super(id, space, DIMENSION, FaceTemplate.ARCFACE_112, .75f);
            this.model = model;
        }

        @Override
        public List<float[]> extract(List<Image> aligned) {
            List<float[]> values = new ArrayList<>();
            for (Image crop : aligned) {
                try {
                    values.add(model.embed(crop.data()[0]));
                } catch (MienException e) {
                    throw new IllegalStateException(e);
                }
                faces.incrementAndGet();
            }
            return values;
        }
    }

    /** Each person is an axis. */
    static float[] axis(int person) {
        float[] values = new float[DIMENSION];
        values[person % DIMENSION] = 1;
        return values;
    }

    /** Weights of this name. */
    static ModelId id(String name) {
        return new ModelId(name, String.format("%064x", name.hashCode() & 0xffffffffL));
    }

    static Eye eye(String name) {
        return new Eye(name, Hall::axis);
    }

    GalleryStages stages(Extractor extractor) {
        return stages(extractor, memory);
    }

    GalleryStages stages(Extractor extractor, FaceStore store) {
        return new GalleryStages(Scene.aligner(), extractor, matcher, store);
    }

    static Chip chip(int person) {
        return new Chip(new byte[] {(byte) person}, FaceTemplate.ARCFACE_112.points());
    }

    static NewFace face(int person, EmbeddingSpace space) {
        return new NewFace("p" + person, Optional.of(chip(person)), new Embedding(space, axis(person)));
    }

    static NewFace bare(int person, EmbeddingSpace space) {
        return new NewFace("p" + person, Optional.empty(), new Embedding(space, axis(person)));
    }

    /** Stores people from..to-1, one face each, as a stage line-up would. */
    void enroll(GalleryStages stages, int from, int to) throws MienException {
        for (int person = from; person < to; person++) {
            galleries.add(stages, List.of(face(person, stages.space())));
        }
    }

    static String nearest(Gallery gallery, int person) {
        return gallery.nearest(List.of(axis(person)))
                .get(0)
                .filter(match -> match.cosine() > .99f)
                .map(Gallery.Match::label)
                .orElse("unknown");
    }

    /** What another store object does before it asks the same store. */
    interface Before {
        void call(String method) throws MienException;
    }

    /** Thrown by {@link Before} if the store need not be called any more; the answer is nothing. */
    static final class Answered extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Another object that keeps the same gallery. */
    static FaceStore another(FaceStore store, Before before) {
        return (FaceStore) Proxy.newProxyInstance(
                Hall.class.getClassLoader(), new Class<?>[] {FaceStore.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals")
                                ? proxy == arguments[0]
                                : method.getName().equals("hashCode")
                                        ? System.identityHashCode(proxy)
                                        : "another store";
                    }
                    try {
                        before.call(method.getName());
                    } catch (Answered e) {
                        return null;
                    }
                    return invoke(store, method, arguments);
                });
    }

    private static Object invoke(FaceStore store, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
