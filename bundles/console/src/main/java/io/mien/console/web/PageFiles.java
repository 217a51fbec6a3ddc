package io.mien.console.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the files of the page, which are resources of this bundle. What no other servlet answers comes here, too. */
@Component(
        service = Servlet.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern("/")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class PageFiles extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** A file, in folders or not; nothing that climbs out of the page's folder. */
    private static final Pattern NAME = Pattern.compile("/(?:[a-z0-9-]+/)*[a-z0-9-]+\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        String file = path.isEmpty() || path.equals("/") ? "/index.html" : path;
        var name = NAME.matcher(file);
        String type = name.matches() ? TYPES.get(name.group(1)) : null;
        try (InputStream in = type == null ? null : PageFiles.class.getResourceAsStream("/page" + file)) {
            if (in == null) {
                JsonAnswer.send(response, new RefusedRequestException(404, "there is nothing at " + path));
                return;
            }
            AnswerBody.send(response, type, in.readAllBytes());
        }
    }

    /** The files are read only. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        JsonAnswer.send(response, new RefusedRequestException(404, "nothing is sent to " + request.getRequestURI()));
    }
}
