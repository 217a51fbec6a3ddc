package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.matcher.Hit;
import io.mien.matcher.Matcher;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.Recognizer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The faces that a recognizer knows, in the order in which they were added: MaixPy's labels and features. A list and not one of
 * Mien's stores, because in a list a label may be any text and may come twice, and a number is a place: a store joins the faces of a
 * person, and gives numbers that last. When another extractor serves, each feature is made again of the aligned face that is kept
 * beside it. Thread-safe.
 */
final class KnownFaces implements AutoCloseable {
    private static final Logger LOG = System.getLogger(KnownFaces.class.getName());

    private List<KnownFace> faces = List.of(); // guarded by this; replaced, never changed
    private Optional<FaceIndex> index = Optional.empty(); // guarded by this

    synchronized List<KnownFace> all() {
        return faces;
    }

    synchronized void add(KnownFace face) {
        List<KnownFace> more = new ArrayList<>(faces);
        more.add(face);
        faces = List.copyOf(more);
    }

    synchronized void replaceAll(List<KnownFace> others) {
        faces = List.copyOf(others);
    }

    /** @throws MaixException {@link Err#ERR_ARGS} if there is no face of this place */
    synchronized void remove(int place) {
        if (place < 0 || place >= faces.size()) {
            throw new MaixException(
                    Err.ERR_ARGS, "there is no face " + place + " among the " + faces.size() + " known");
        }
        List<KnownFace> rest = new ArrayList<>(faces);
        rest.remove(place);
        faces = List.copyOf(rest);
    }

    /** @throws MaixException {@link Err#ERR_ARGS} if nobody is called that */
    synchronized void remove(String label) {
        int place = faces.stream().map(KnownFace::label).toList().indexOf(label);
        if (place < 0) {
            throw new MaixException(Err.ERR_ARGS, "nobody is called '" + label + "'");
        }
        remove(place);
    }

    /** The known face that is most similar to a probe, with its place. */
    record Match(int place, String label, float cosine) {}

    /**
     * For each face the most similar known one; empty for a face without an embedding, or if nobody is known.
     *
     * @return empty if another extractor serves than the one that made the embeddings: the picture must be embedded again
     */
    synchronized Optional<List<Optional<Match>>> nearest(EmbeddedFaces probes, Recognizer recognizer, Matcher matcher)
            throws MienException {
        if (!follow(probes.space(), recognizer)) {
            return Optional.empty();
        }
        List<float[]> values = probes.faces().stream()
                .flatMap(face -> face.embedding().stream())
                .map(Embedding::values)
                .toList();
        List<Optional<Hit>> hits = values.isEmpty()
                ? List.of()
                : index(matcher, probes.space(), probes.dimension()).nearest(values);
        List<Optional<Match>> matches = new ArrayList<>(probes.faces().size());
        int next = 0;
        for (EmbeddedFace face : probes.faces()) {
            matches.add(face.embedding().isPresent() ? hits.get(next++).map(this::match) : Optional.empty());
        }
        return Optional.of(matches);
    }

    /**
     * All faces, with features of one model.
     *
     * @param space of the model that serves
     * @return empty if another extractor serves by now
     * @throws MaixException {@link Err#ERR_NOT_READY} naming the faces whose features stay those of another model
     */
    synchronized Optional<List<KnownFace>> ofOneModel(EmbeddingSpace space, Recognizer recognizer)
            throws MienException {
        if (!follow(space, recognizer)) {
            return Optional.empty();
        }
        Map<Boolean, List<KnownFace>> split = faces.stream()
                .collect(Collectors.partitioningBy(face -> face.space().equals(space)));
        if (!split.get(true).isEmpty() && !split.get(false).isEmpty()) {
            throw new MaixException(
                    Err.ERR_NOT_READY,
                    "features of two models do not go into one file: those of "
                            + split.get(false).stream()
                                    .map(face -> "'" + face.label() + "' ("
                                            + face.space().model().name() + ")")
                                    .collect(Collectors.joining(", "))
                            + " cannot be made again for " + space.model().name()
                            + ", because their pictures are not known; remove these faces, or let the former model serve again");
        }
        return Optional.of(faces);
    }

    private Match match(Hit hit) {
        int place = (int) hit.faceId();
        return new Match(place, faces.get(place).label(), hit.cosine());
    }

    /**
     * Makes the features of another space again. A face that cannot be made again keeps its feature and is not compared.
     *
     * @return whether this space still serves
     */
    private boolean follow(EmbeddingSpace space, Recognizer recognizer) throws MienException {
        List<KnownFace> followed = new ArrayList<>(faces.size());
        int again = 0;
        for (KnownFace face : faces) {
            KnownFace same = face;
            if (!face.space().equals(space) && face.origin().isPresent()) {
                FeatureOrigin origin = face.origin().get();
                EmbeddedFaces made = recognizer.embed(origin.crop(), List.of(origin.face()));
                if (!made.space().equals(space)) {
                    return false;
                }
                Optional<Embedding> embedding = made.faces().get(0).embedding();
                if (embedding.isPresent()) {
                    same = face.in(space, embedding.get().values());
                    again++;
                }
            }
            followed.add(same);
        }
        if (again > 0) {
            faces = List.copyOf(followed);
            LOG.log(
                    Level.INFO,
                    "{0} known faces were embedded again for {1}; {2} cannot be and are not compared",
                    again,
                    space,
                    faces.stream().filter(face -> !face.space().equals(space)).count());
        }
        return true;
    }

    private FaceIndex index(Matcher matcher, EmbeddingSpace space, int dimension) {
        if (index.filter(i -> i.isOf(matcher, space, faces)).isEmpty()) {
            close();
            index = Optional.of(new FaceIndex(matcher, space, dimension, faces));
        }
        return index.get();
    }

    @Override
    public synchronized void close() {
        index.ifPresent(FaceIndex::close);
        index = Optional.empty();
    }
}
