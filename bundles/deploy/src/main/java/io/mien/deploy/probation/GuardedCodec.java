package io.mien.deploy.probation;

import io.mien.deploy.trial.PictureDifference;
import io.mien.image.Image;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.UnreadFormat;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture codec that asks a new codec and the one before it, and answers with the older one's answer if the new one fails or
 * answers otherwise. What only the new one can read is its gain. Thread-safe.
 */
final class GuardedCodec implements PictureCodec {
    private final double limit;
    private final CodecReport report;
    private volatile CodecPair pair;

    /**
     * The codecs that are asked.
     *
     * @param before answers if the first one fails; empty if nothing is compared
     */
    private record CodecPair(PictureCodec codec, Optional<PictureCodec> before) {}

    /** Is told how the new codec does. Called on the threads that call the codec. */
    interface CodecReport {
        void answered();

        void failed(String reason);
    }

    private interface CodecCall<T, E extends Exception> {
        T of(PictureCodec codec) throws E;
    }

    private interface AnswerAgreement<T> {
        boolean holds(T newer, T older) throws PictureException;
    }

    /**
     * @param codec that answers alone for now
     * @param limit largest mean difference of two pictures, 0..255
     */
    GuardedCodec(PictureCodec codec, double limit, CodecReport report) {
        this.limit = limit;
        this.report = report;
        serve(codec);
    }

    /** From now on a codec answers alone. */
    void serve(PictureCodec codec) {
        pair = new CodecPair(codec, Optional.empty());
    }

    /** From now on a new codec is compared with the one before it. */
    void compare(PictureCodec newer, PictureCodec before) {
        pair = new CodecPair(newer, Optional.of(before));
    }

    @Override
    public Image read(Path file) throws PictureException {
        return call(codec -> codec.read(file), this::isSame);
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        return call(codec -> codec.decode(encoded, name), this::isSame);
    }

    @Override
    public Picture open(Path file) throws PictureException {
        return call(codec -> codec.open(file), this::isSame);
    }

    @Override
    public Picture open(InputStream in, String name) throws PictureException {
        if (pair.before().isEmpty()) {
            return pair.codec().open(in, name);
        }
        RepeatableInput input = new RepeatableInput(in);
        return call(codec -> codec.open(input.fromStart(), name), this::isSame);
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        PictureCodec judge = pair.before().orElse(this);
        return call(
                codec -> codec.encode(image, type, quality),
                (newer, older) -> isSame(judge.decode(newer, "probation"), judge.decode(older, "probation")));
    }

    @Override
    public boolean reads(Path file) {
        return call(codec -> codec.reads(file), (newer, older) -> newer || !older);
    }

    @Override
    public Optional<UnreadFormat> unread(Path file) {
        return call(codec -> codec.unread(file), (newer, older) -> true);
    }

    private boolean isSame(Image newer, Image older) {
        return PictureDifference.mean(newer, older) <= limit;
    }

    private boolean isSame(Picture newer, Picture older) {
        return newer.width() == older.width()
                && newer.height() == older.height()
                && isSame(newer.image(), older.image());
    }

    private <T, E extends Exception> T call(CodecCall<T, E> call, AnswerAgreement<T> agreement) throws E {
        CodecPair now = pair;
        if (now.before().isEmpty()) {
            return call.of(now.codec());
        }
        T newer;
        try {
            newer = call.of(now.codec());
        } catch (Exception | LinkageError e) {
            // If the older one does not read it either, it is the picture's fault.
            T older = call.of(now.before().get());
            report.failed("it fails where the codec before it answers: " + e);
            return older;
        }
        T older;
        try {
            older = call.of(now.before().get());
        } catch (Exception | LinkageError e) {
            report.answered();
            return newer;
        }
        if (agrees(agreement, newer, older)) {
            report.answered();
            return newer;
        }
        report.failed("it answers otherwise than the codec before it");
        return older;
    }

    private static <T> boolean agrees(AnswerAgreement<T> agreement, T newer, T older) {
        try {
            return agreement.holds(newer, older);
        } catch (PictureException | RuntimeException e) {
            // What it wrote cannot be read, or it answered with nothing.
            return false;
        }
    }
}
