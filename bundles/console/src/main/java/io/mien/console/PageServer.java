package io.mien.console;

import io.mien.console.web.PageContext;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** The server of the page: the one instance of Felix HTTP, on the configured port, with the page's context. */
@Component(
        service = PageServer.class,
        immediate = true,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConsoleConfig.class)
public final class PageServer {
    private static final String FELIX_HTTP = "org.apache.felix.http";

    private final Configuration server;
    private final ServiceRegistration<ServletContextHelper> context;

    /** Made by Declarative Services. */
    @Activate
    public PageServer(BundleContext bundles, @Reference ConfigurationAdmin admin, ConsoleConfig config)
            throws IOException {
        context = bundles.registerService(
                ServletContextHelper.class,
                new PageContext(bundles.getBundle()),
                new Hashtable<>(Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
                        PageContext.NAME,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
                        "/")));
        server = admin.getFactoryConfiguration(FELIX_HTTP, "mien", "?");
        server.update(new Hashtable<>(Map.of(
                "org.apache.felix.http.host",
                config.host(),
                "org.osgi.service.http.port",
                config.port(),
                "org.apache.felix.http.name",
                "mien",
                "org.apache.felix.jetty.websocket.enable",
                true,
                "org.apache.felix.http.jetty.sendServerHeader",
                false,
                "org.apache.felix.http.mbeans",
                false)));
    }

    @Deactivate
    void stop() throws IOException {
        server.delete();
        context.unregister();
    }
}
