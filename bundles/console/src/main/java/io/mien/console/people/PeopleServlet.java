package io.mien.console.people;

import io.mien.MienException;
import io.mien.console.ConsoleConfig;
import io.mien.console.action.ActionInput;
import io.mien.console.action.ActionServlet;
import io.mien.console.web.OptionalService;
import io.mien.console.web.PageContext;
import io.mien.console.web.RefusedRequestException;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.Recognizer;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Answers what the room People asks for. */
@Component(
        service = Servlet.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern("/api/people/*")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class PeopleServlet extends ActionServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PICTURE = Pattern.compile("faces/(\\d{1,18})\\.jpg");

    private final transient OptionalService<PictureCodec> codec = new OptionalService<>();
    private final transient PeopleRoom room;
    private final transient PictureUpload pictures;

    @Activate
    public PeopleServlet(
            @Reference Recognizer recognizer,
            @Reference GalleryAdmin admin,
            @Reference GalleryChanges changes,
            ConsoleConfig config) {
        OptionalService<PictureCodec> current = codec;
        room = new PeopleRoom(recognizer, admin, changes, current::get);
        pictures = new PictureUpload(recognizer, current::get, config.picture_mebibytes(), config.pictures_at_once());
    }

    /** Takes the codec of pictures and chips. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCodec(PictureCodec newCodec) {
        codec.set(newCodec);
    }

    void unsetCodec(PictureCodec oldCodec) {
        codec.unset(oldCodec);
    }

    @Override
    protected Map<String, ?> read(String path, ActionInput query) throws MienException {
        return switch (path) {
            case "" -> room.people(query);
            case "faces" -> room.faces(query);
            default -> throw new RefusedRequestException(404, "not found: " + path);
        };
    }

    @Override
    protected Optional<byte[]> picture(String path) throws MienException {
        Matcher picture = PICTURE.matcher(path);
        return picture.matches() ? Optional.of(room.picture(Long.parseLong(picture.group(1)))) : Optional.empty();
    }

    @Override
    protected Map<String, ?> act(String path, ActionInput body) throws MienException {
        return room.correct(path, body);
    }

    @Override
    protected Map<String, ?> upload(String path, ActionInput query, InputStream in) throws MienException, IOException {
        return path.equals("enroll") ? pictures.enroll(query, in) : super.upload(path, query, in);
    }
}
