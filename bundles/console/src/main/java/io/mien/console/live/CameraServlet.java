package io.mien.console.live;

import io.mien.camera.BrowserCamera;
import io.mien.console.web.PageContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Connects the camera of a page: see {@link CameraSocket}. Not there without a {@link BrowserCamera}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/camera")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class CameraServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient BrowserCamera camera;

    /** Made by Declarative Services. */
    @Activate
    public CameraServlet(@Reference BrowserCamera camera) {
        this.camera = camera;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CameraSocket socket = new CameraSocket(camera, new SessionBond(request));
        SocketUpgrade.to(socket, getServletContext(), request, response);
    }
}
