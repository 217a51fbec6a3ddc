package io.mien.deploy.probation;

import io.mien.deploy.framework.TimedCall;
import io.mien.deploy.trial.PictureDifference;
import io.mien.image.Image;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.UnreadFormat;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A picture codec that asks the codec before and a new one, and answers with the older one's answer if the new one fails, answers
 * otherwise or does not answer in time. What only the new one can read is its gain. Thread-safe.
 */
class GuardedCodec implements PictureCodec {
    /** As many times what the older codec took are free for the new one: code that was never run before is slow at first. */
    private static final int FREE = 10;

    private final CodecLimits limits;
    private final CodecReport report;
    private volatile CodecPair pair;

    /**
     * The codecs that are asked.
     *
     * @param before answers if the first one fails; empty if nothing is compared
     */
    record CodecPair(PictureCodec codec, Optional<PictureCodec> before) {}

    /** Is told how the new codec that was asked does. Called on the threads that call the codec. */
    interface CodecReport {
        void answered(PictureCodec asked);

        void failed(PictureCodec asked, String reason);
    }

    private interface CodecCall<T, E extends Exception> {
        T of(PictureCodec codec) throws E;
    }

    private interface AnswerAgreement<T> {
        boolean holds(T newer, T older) throws PictureException;
    }

    /**
     * @param codec that answers alone for now
     * @param limits of a codec that is compared with it
     */
    GuardedCodec(PictureCodec codec, CodecLimits limits, CodecReport report) {
        this.limits = limits;
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

    /** The codecs of one call, which asks once: others may come while it runs. */
    CodecPair pair() {
        return pair;
    }

    @Override
    public Image read(Path file) throws PictureException {
        return call(pair(), codec -> codec.read(file), this::isSame);
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        return call(pair(), codec -> codec.decode(encoded, name), this::isSame);
    }

    @Override
    public Picture open(Path file) throws PictureException {
        return call(pair(), codec -> codec.open(file), this::isSame);
    }

    @Override
    public Picture open(InputStream in, String name) throws PictureException {
        CodecPair now = pair();
        if (now.before().isEmpty()) {
            return now.codec().open(in, name);
        }
        try (RepeatableInput input = new RepeatableInput(in)) {
            return call(now, codec -> codec.open(input.fromStart(), name), this::isSame);
        }
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        CodecPair now = pair();
        PictureCodec judge = now.before().orElseGet(now::codec);
        return call(
                now,
                codec -> codec.encode(image, type, quality),
                (newer, older) -> isSame(judge.decode(newer, "probation"), judge.decode(older, "probation")));
    }

    @Override
    public boolean reads(Path file) {
        return call(pair(), codec -> codec.reads(file), (newer, older) -> newer || !older);
    }

    @Override
    public Optional<UnreadFormat> unread(Path file) {
        return call(pair(), codec -> codec.unread(file), (newer, older) -> true);
    }

    private boolean isSame(Image newer, Image older) {
        return PictureDifference.mean(newer, older) <= limits.difference();
    }

    private boolean isSame(Picture newer, Picture older) {
        return newer.width() == older.width()
                && newer.height() == older.height()
                && isSame(newer.image(), older.image());
    }

    private <T, E extends Exception> T call(CodecPair now, CodecCall<T, E> call, AnswerAgreement<T> agreement)
            throws E {
        if (now.before().isEmpty()) {
            return call.of(now.codec());
        }
        long began = System.nanoTime();
        T older;
        try {
            older = call.of(now.before().get());
        } catch (Exception | LinkageError e) {
            NewAnswer<T> newer = ask(now.codec(), call, began);
            if (newer.isThere()) {
                report.answered(now.codec());
                return newer.value();
            }
            // What neither reads is the picture's fault; that one never answers is not.
            if (newer.isLate()) {
                report.failed(now.codec(), newer.failure());
            }
            throw e;
        }
        NewAnswer<T> newer = ask(now.codec(), call, began);
        if (newer.isThere() && agrees(agreement, newer.value(), older)) {
            report.answered(now.codec());
            return newer.value();
        }
        if (!Thread.currentThread().isInterrupted()) {
            report.failed(
                    now.codec(), newer.isThere() ? "it answers otherwise than the codec before it" : newer.failure());
        }
        return older;
    }

    /**
     * What the new codec makes of a call.
     *
     * @param failure why the value is missing; empty if it is there
     */
    private record NewAnswer<T>(T value, String failure, boolean isLate) {
        boolean isThere() {
            return failure.isEmpty();
        }
    }

    private <T, E extends Exception> NewAnswer<T> ask(PictureCodec codec, CodecCall<T, E> call, long began) {
        Duration free = Duration.ofNanos(System.nanoTime() - began).multipliedBy(FREE);
        Duration deadline = limits.deadline().plus(free);
        try {
            return new NewAnswer<>(TimedCall.of("mien-codec-probation", deadline, () -> call.of(codec)), "", false);
        } catch (ExecutionException e) {
            return new NewAnswer<>(null, "it fails where the codec before it answers: " + e.getCause(), false);
        } catch (TimeoutException e) {
            return new NewAnswer<>(null, "it does not answer within " + deadline.toMillis() + " ms", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NewAnswer<>(null, "interrupted", false);
        }
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
