package io.mien.live;

import io.mien.MienException;
import io.mien.camera.FrameSource;
import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchDepth;
import io.mien.display.Button;
import io.mien.display.ButtonListener;
import io.mien.display.FrameSink;
import io.mien.display.MessageSink;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StreamOptions;
import io.mien.support.teaching.Teaching;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Recognizes what the camera sees, shows it everywhere, and does what the buttons say. Camera and recognizer are static, greedy
 * references: if one goes or a better one comes, this component is created again. Its end waits for the results of the
 * frames it took, which is possible because a service that is unregistered still answers until its users have released it.
 * Screens come and go. Thread-safe.
 */
@Component(
        immediate = true,
        service = ButtonListener.class,
        configurationPid = "io.mien.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LiveConfig.class)
public final class Live implements ButtonListener {
    private static final Logger LOG = System.getLogger(Live.class.getName());

    private static final EnrollOptions LARGEST = EnrollOptions.defaults()
            .detector(DetectorOptions.defaults().ofFrames())
            .selection(FaceSelection.LARGEST);

    private final Screens screens = new Screens();
    private final Seen seen;
    private final Teaching learning;
    private final boolean backStops;
    private final Loop loop;
    private final ExecutorService buttons = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "mien-live-buttons");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public Live(
            LiveConfig config,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) FrameSource source,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Recognizer recognizer) {
        seen = new Seen(config.remembered());
        learning = new Teaching(recognizer, config.label());
        backStops = config.back_stops();
        loop = new Loop(
                new ReadinessGate(source, recognizer),
                recognizer,
                StreamOptions.defaults().recognize(options(config)).inFlight(config.in_flight()),
                Duration.ofMillis(config.drain_millis()),
                this::show,
                () -> {});
    }

    private static RecognizeOptions options(LiveConfig config) {
        RecognizeOptions frames = RecognizeOptions.defaults().ofFrames();
        return config.min_face() < 1
                ? frames
                : frames.detector(frames.detector().depth(SearchDepth.downTo(config.min_face())));
    }

    /** Not before the screens that are there have been added, or the first results were shown to nobody. */
    @Activate
    void start() {
        loop.start();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFrameSink(FrameSink sink) {
        screens.add(sink);
    }

    void removeFrameSink(FrameSink sink) {
        screens.remove(sink);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMessageSink(MessageSink sink) {
        screens.add(sink);
    }

    void removeMessageSink(MessageSink sink) {
        screens.remove(sink);
    }

    private void show(FrameResult result) {
        if (result instanceof Recognized recognized) {
            seen.add(recognized);
        }
        screens.show(result);
    }

    @Override
    public void pressed(Button button, long sequence) {
        // Found now, not later: what is on the screen changes while an earlier button is being attended to.
        Optional<Recognized> shown = seen.of(sequence);
        buttons.execute(() -> attend(button, shown));
    }

    private void attend(Button button, Optional<Recognized> shown) {
        try {
            switch (button) {
                case LEARN -> screens.say(shown.isPresent() ? learn(shown.get()) : "nothing seen yet");
                case CLEAR -> screens.say(learning.clear().said());
                case BACK -> back();
            }
        } catch (MienException e) {
            LOG.log(Level.WARNING, "{0} was pressed: {1}", button, e.getMessage());
            screens.say(e.getMessage());
        } catch (RuntimeException e) {
            // A defect of the component that was called; the next button is handled all the same.
            LOG.log(Level.ERROR, button + " was pressed", e);
        }
    }

    private String learn(Recognized shown) throws MienException {
        Optional<RecognizedFace> largest = Teaching.largest(shown.recognition().faces());
        return learning.learn(shown.frame().image(), largest, LARGEST, Optional.empty())
                .said();
    }

    private void back() {
        if (backStops) {
            LOG.log(Level.INFO, "Recognition ends: back was pressed");
            loop.close();
        }
    }

    @Deactivate
    void stop() {
        loop.close();
        buttons.shutdown();
    }
}
