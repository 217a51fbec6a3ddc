package io.mien.console.stages;

import io.mien.MienException;
import io.mien.console.ConsoleConfig;
import io.mien.console.action.ActionInput;
import io.mien.console.action.ActionServlet;
import io.mien.console.web.PageContext;
import io.mien.console.web.RefusedRequestException;
import io.mien.deploy.DeployOptions;
import io.mien.support.files.ScratchFolder;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Begins what the room Stages asks for; the topic {@code stages} tells what comes of it. */
@Component(
        service = Servlet.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern("/api/stages/*")
@HttpWhiteboardContextSelect(PageContext.SELECT)
public final class StagesServlet extends ActionServlet {
    private static final long serialVersionUID = 1L;
    private static final Runnable NOTHING = () -> {};

    private final transient StageChanges changes;
    private final transient BundleUpload uploads;

    @Activate
    public StagesServlet(@Reference StageChanges changes, ConsoleConfig config) {
        this.changes = changes;
        uploads = new BundleUpload(
                config.upload_mebibytes(), ScratchFolder.places().get(0));
    }

    @Deactivate
    void stop() {
        uploads.close();
    }

    @Override
    protected Map<String, ?> read(String path, ActionInput query) throws MienException {
        throw new RefusedRequestException(404, "nothing is read at " + path);
    }

    @Override
    protected Map<String, ?> upload(String path, ActionInput query, InputStream in) throws MienException, IOException {
        return path.equals("upload") ? uploads.receive(query.text("name"), in).json() : super.upload(path, query, in);
    }

    @Override
    protected Map<String, ?> act(String path, ActionInput body) throws MienException {
        switch (path) {
            case "deploy" -> deploy(uploads.take(body.text("upload")));
            case "discard" -> uploads.take(body.text("upload")).folder().close();
            case "use" -> use(body.text("name"));
            case "undeploy" -> undeploy(body.text("name"));
            case "rollback" -> rollback();
            default -> throw new RefusedRequestException(404, "stages cannot be asked to '" + path + "'");
        }
        return Map.of();
    }

    /** Data only, whatever the page says. */
    private void deploy(BundleFile file) throws RefusedRequestException {
        DeployOptions options = DeployOptions.defaults().code(false);
        try {
            changes.begin(
                    "deploy " + file.name(),
                    file::words,
                    (deployment, listener) -> deployment.deploy(List.of(file.file()), options, listener),
                    () -> file.folder().close());
        } catch (RefusedRequestException e) {
            uploads.giveBack(file);
            throw e;
        }
    }

    private void use(String name) throws RefusedRequestException {
        begin("use " + name, (deployment, listener) -> deployment.use(name, listener));
    }

    private void undeploy(String name) throws RefusedRequestException {
        begin("remove " + name, (deployment, listener) -> deployment.undeploy(name, false, listener));
    }

    private void rollback() throws RefusedRequestException {
        begin("roll back", (deployment, listener) -> deployment.rollback(Optional.empty(), listener));
    }

    private void begin(String what, StageChanges.Change change) throws RefusedRequestException {
        changes.begin(what, UnaryOperator.identity(), change, NOTHING);
    }
}
