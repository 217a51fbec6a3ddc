package io.mien.demo;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.people.DemoPictures;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.demo.swap.SwapDemo;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.RecognizeOptions;
import io.mien.support.data.WholeFile;
import io.mien.support.drawing.timeline.TimelinePainter;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the demo of swaps, draws it and reports the outcome of the frames. */
final class SwapDemoRun {
    private final CommandContext bench;
    private final Output output;
    private final RecognizeOptions options;
    private final Duration between;

    SwapDemoRun(CommandContext bench, Output output, RecognizeOptions options, Duration between) {
        this.bench = bench;
        this.output = output;
        this.options = options;
        this.between = between;
    }

    /** @return whether every frame was answered rightly */
    boolean run(StageSession session, DemoPictures pictures, Path target) throws MienException {
        PictureCodec codec = bench.require(PictureCodec.class);
        SwapDemo demo =
                new SwapDemo(session, codec, options, output, bench.settings().patience());
        SwapDemo.Outcome outcome = demo.run(pictures, between);
        byte[] drawn = codec.encode(new TimelinePainter().paint(outcome.timeline()), "png", 1);
        WholeFile.write(target, out -> out.write(drawn));
        outcome.tally().complaints().forEach(output::problem);
        output.text("a frame is a call of six people, four known and two strangers; it is lost where it has no answer,"
                + " and mislabeled if a face is missing, invented or wrongly named");
        output.text("the picture is " + target);
        output.text(outcome.tally().toString());
        return outcome.tally().isGood();
    }
}
