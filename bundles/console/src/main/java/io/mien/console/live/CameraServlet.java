package io.mien.console.live;

import io.mien.camera.BrowserCamera;
import io.mien.console.web.OptionalService;
import io.mien.console.web.PageContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Connects the camera of a page: see {@link CameraSocket}. A product may have no {@link BrowserCamera}. */
@Component(
        service = Servlet.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern("/camera")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class CameraServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient OptionalService<BrowserCamera> camera = new OptionalService<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCamera(BrowserCamera newCamera) {
        camera.set(newCamera);
    }

    void unsetCamera(BrowserCamera oldCamera) {
        camera.unset(oldCamera);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<BrowserCamera> present = camera.get();
        if (present.isEmpty()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        CameraSocket socket = new CameraSocket(present.get(), new SessionBond(request));
        SocketUpgrade.to(socket, getServletContext(), request, response);
    }
}
