package io.mien.console.live;

import io.mien.console.state.StateFeed;
import io.mien.console.web.PageContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Connects a page: see {@link ViewerSocket}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/socket")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class SocketServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient LiveFrames frames;
    private final transient StateFeed feed;
    private final transient Pointers pointers;

    /** Made by Declarative Services. */
    @Activate
    public SocketServlet(@Reference LiveFrames frames, @Reference StateFeed feed, @Reference Pointers pointers) {
        this.frames = frames;
        this.feed = feed;
        this.pointers = pointers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = UUID.randomUUID().toString();
        SocketUpgrade.to(
                new ViewerSocket(id, frames, feed, pointers, new SessionBond(request)),
                getServletContext(),
                request,
                response);
    }
}
