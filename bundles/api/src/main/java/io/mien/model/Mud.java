package io.mien.model;

import io.mien.aligner.FaceTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A model's description, as read from a {@code .mud} file: MaixPy's sections {@code [basic]} and {@code [extra]}, with
 * Mien's own keys under {@code [mien]}. The network's input is (pixel - mean) x scale, channel by channel in
 * {@link #channels()} order. Immutable.
 *
 * @param name unique among models of a kind, of 1 to 100 characters without {@code @}, {@code /}, control and invisible
 *     characters; default the description's file stem
 * @param version an OSGi version; default {@code 0.0.0}
 * @param licence default {@code unknown}
 * @param format what an engine runs: {@code onnx}, {@code cvimodel}
 * @param file name of the weights' file, beside the description
 * @param modelType what a decoder reads: {@code retinaface}, {@code face_feature} and so on
 * @param channels order of the input's channels
 * @param mean three values, or one for all, in 0..255 units; default 0
 * @param scale three values, or one for all; default 1
 * @param labels class names, may be empty
 * @param sha256 expected digest of the weights in lower-case hexadecimal, if given
 * @param input input size for a model that takes any, if given ({@code input = 640x480})
 * @param ranking order among models of a kind, higher first; default 0
 * @param confidence a detector's own threshold, 0..1; default .5
 * @param iou a detector's own limit for NMS, 0..1; default .45
 * @param threshold a feature model's calibrated score (.5 + .5 cosine), if given
 * @param template how faces are aligned for it: size and five points; default {@link FaceTemplate#ARCFACE_112}
 * @param equivalentTo the model whose embeddings these may be compared with, and how similar they are, if given
 * @param trial folder of the trial beside the description, {@code none}, or empty if nothing is said
 */
public record Mud(
        String name,
        String version,
        String licence,
        String format,
        String file,
        String modelType,
        ChannelOrder channels,
        List<Float> mean,
        List<Float> scale,
        List<String> labels,
        Optional<String> sha256,
        Optional<InputSize> input,
        int ranking,
        float confidence,
        float iou,
        OptionalDouble threshold,
        FaceTemplate template,
        Optional<Equivalence> equivalentTo,
        String trial) {
    /** MaixPy's fixed score, for a feature model without a calibrated threshold. */
    public static final float UNCALIBRATED_THRESHOLD = .8f;

    /** No separator of any system, no drive of Windows, no control character. */
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\:\\p{Cntrl}]+");

    public Mud {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        labels = List.copyOf(labels);
    }

    /**
     * Reads the text of a {@code .mud} file; unknown keys and sections are ignored.
     *
     * @param text the whole file
     * @param source the file's name, for the default of {@code name} and for errors
     * @throws ModelRejectedException naming the source, the key and what is wrong with it
     */
    public static Mud parse(String text, String source) throws ModelRejectedException {
        return new MudParser(source).parse(text);
    }

    /**
     * The text of a {@code .mud} file by section and key, both in lower case; no value is judged, so that the text of a model
     * that Mien does not take is read, too.
     *
     * @param text the whole file
     * @param source the file's name, for errors
     * @throws ModelRejectedException naming the source and the line that is neither a section nor {@code key = value}
     */
    public static Map<String, Map<String, String>> sections(String text, String source) throws ModelRejectedException {
        return new MudParser(source).sections(text);
    }

    /** Whether a name in a model's text names a file beside that text, on any system, and nothing elsewhere. */
    public static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches() && !name.equals("..") && !name.equals(".");
    }
}
