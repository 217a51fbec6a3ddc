package io.mien.demo.swap;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.people.DemoPictures;
import io.mien.command.people.TruePicture;
import io.mien.command.picture.PictureFile;
import io.mien.command.runtime.StageSession;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.support.drawing.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Recognizes the demo's calls over and over while one part after the other is swapped, and accounts for every frame. */
public final class SwapDemo {
    private static final int THREADS = 4;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Recognizer recognizer;
    private final PictureCodec codec;
    private final RecognizeOptions options;
    private final Output output;

    private final SwapPlan plan;

    /**
     * @param session whose stages are swapped
     * @param options how the calls are recognized
     * @param patience longest wait for a stage that comes
     */
    public SwapDemo(
            StageSession session, PictureCodec codec, RecognizeOptions options, Output output, Duration patience)
            throws MienException {
        this.recognizer = session.recognizer();
        this.codec = codec;
        this.options = options;
        this.output = output;
        this.plan = new SwapPlan(recognizer, BundleUpgrades.here(), session::wish, patience);
    }

    /**
     * The result.
     *
     * @param tally of all frames
     * @param timeline to be drawn
     */
    public record Outcome(FrameTally tally, Timeline timeline) {}

    /** @param between how long frames go through before, between and after the swaps */
    public Outcome run(DemoPictures pictures, Duration between) throws MienException {
        enrol(pictures);
        List<SwapPlan.Step> steps = plan.steps();
        try (FrameLoop loop = FrameLoop.start(recognizer, scenes(pictures), THREADS);
                ProgressBar progress = output.progress(steps.size())) {
            await(loop, between);
            for (SwapPlan.Step step : steps) {
                double from = loop.seconds();
                step.action().run();
                output.text(String.format(
                        Locale.ROOT, "%6.1f s  %s, serving after %.2f s", from, step.what(), loop.seconds() - from));
                progress.step();
                await(loop, between);
            }
            loop.close();
            FrameTally tally = FrameTally.of(loop.begun(), loop.frames());
            String title = "Parts replaced one after the other while " + THREADS + " threads recognize";
            return new Outcome(
                    tally, new TimelineBuilder(loop.frames(), loop.seconds()).timeline(title, tally.toString()));
        }
    }

    private void enrol(DemoPictures pictures) throws MienException {
        for (TruePicture picture : pictures.enrolled()) {
            PictureFile file = picture.in(pictures.folder());
            String person = picture.faces().get(0).person().orElseThrow();
            recognizer.enroll(
                    codec.read(file.path()),
                    person,
                    EnrollOptions.defaults().detector(options.detector()).selection(options.selection()));
        }
    }

    private List<DemoScene> scenes(DemoPictures pictures) throws MienException {
        List<DemoScene> scenes = new ArrayList<>();
        for (TruePicture picture : pictures.probes()) {
            if (picture.isCall()) {
                PictureFile file = picture.in(pictures.folder());
                scenes.add(new DemoScene(file.name(), codec.read(file.path()), picture.faces(), options));
            }
        }
        return scenes;
    }

    private static void await(FrameLoop loop, Duration time) {
        double end = loop.seconds() + time.toMillis() / 1e3;
        while (loop.seconds() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
