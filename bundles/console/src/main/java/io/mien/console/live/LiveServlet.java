package io.mien.console.live;

import io.mien.MienException;
import io.mien.console.action.ActionInput;
import io.mien.console.action.ActionServlet;
import io.mien.console.web.PageContext;
import io.mien.console.web.RefusedRequestException;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.recognizer.Recognizer;
import io.mien.support.teaching.Teaching.Outcome;
import io.mien.track.TrackedFrame;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * What the room Live does: {@code learn}, {@code clear} and {@code enroll}. A request names the connection of its page
 * ({@code viewer}), which keeps the frames that it was sent.
 */
@Component(service = Servlet.class, configurationPid = "io.mien.console.teaching")
@Designate(ocd = TeachingConfig.class)
@HttpWhiteboardServletPattern("/api/live/*")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class LiveServlet extends ActionServlet {
    private static final long serialVersionUID = 1L;

    private static final int SIDES = 4;

    /** Each is a search for faces in a picture, and takes that from the frames of the sources. */
    private static final int TAUGHT_AT_ONCE = 2;

    private final transient LiveFrames frames;
    private final transient FrameTeaching teaching;
    private final transient Semaphore places = new Semaphore(TAUGHT_AT_ONCE);

    /** Made by Declarative Services. */
    @Activate
    public LiveServlet(
            TeachingConfig config,
            @Reference LiveFrames frames,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Recognizer recognizer) {
        this.frames = frames;
        teaching = new FrameTeaching(recognizer, config.label(), config.missed_score());
    }

    @Override
    protected Map<String, ?> read(String path, ActionInput query) throws MienException {
        throw unknown(path);
    }

    @Override
    protected Map<String, ?> act(String path, ActionInput body) throws MienException {
        return switch (path) {
            case "learn" -> inPlace(this::learn, body);
            case "clear" -> Map.of("said", teaching.clear().said());
            case "enroll" -> inPlace(this::enroll, body);
            default -> throw unknown(path);
        };
    }

    /** An action that teaches. */
    @FunctionalInterface
    private interface Lesson {
        Map<String, ?> give(ActionInput body) throws MienException;
    }

    private Map<String, ?> inPlace(Lesson lesson, ActionInput body) throws MienException {
        if (!places.tryAcquire()) {
            throw new RefusedRequestException(503, "others are being taught; try again");
        }
        try {
            return lesson.give(body);
        } finally {
            places.release();
        }
    }

    private static RefusedRequestException unknown(String path) {
        return new RefusedRequestException(404, "not found: " + path);
    }

    private Map<String, ?> learn(ActionInput body) throws MienException {
        String source = body.text("source");
        Optional<TrackedFrame> frame = body.values().get("sequence") instanceof Long sequence
                ? viewer(body).frame(source, sequence)
                : frames.newest(source);
        Outcome outcome = teaching.learn(
                frame.orElseThrow(() -> new RefusedRequestException(
                        409, "this picture of " + source + " is not kept any more; try again")),
                Optional.of(body.text("label", "").strip()).filter(label -> !label.isEmpty()));
        if (!outcome.done()) {
            throw new RefusedRequestException(409, outcome.said());
        }
        return Map.of("said", outcome.said());
    }

    private Map<String, ?> enroll(ActionInput body) throws MienException {
        TrackedFrame frame = viewer(body)
                .frozen()
                .frame()
                .orElseThrow(() -> new RefusedRequestException(409, "no picture is frozen; freeze one again"));
        String label = teaching.enroll(
                frame,
                body.text("label").strip(),
                box(body.values().get("box"), frame.frame().image()),
                body.is("missed"),
                body.is("force"));
        return Map.of("said", "learned " + label, "label", label);
    }

    private LiveViewer viewer(ActionInput body) throws RefusedRequestException {
        return frames.viewer(body.text("viewer"))
                .orElseThrow(() -> new RefusedRequestException(404, "the page is not connected; try again"));
    }

    /** A box in shares of the picture's width and height, as left, top, width and height. */
    private static Box box(Object value, Image image) throws RefusedRequestException {
        if (!(value instanceof List<?> list) || list.size() != SIDES) {
            throw new RefusedRequestException(400, "the request lacks the four numbers of 'box'");
        }
        double[] sides = new double[SIDES];
        for (int i = 0; i < SIDES; i++) {
            sides[i] = list.get(i) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        double left = Math.max(0, sides[0]);
        double top = Math.max(0, sides[1]);
        double width = Math.min(1, sides[0] + sides[2]) - left;
        double height = Math.min(1, sides[1] + sides[3]) - top;
        if (!(width * image.width() >= 1 && height * image.height() >= 1)) {
            throw new RefusedRequestException(400, "the box lies outside the picture");
        }
        return new Box(
                (float) (left * image.width()), (float) (top * image.height()), (float) (width * image.width()), (float)
                        (height * image.height()));
    }
}
