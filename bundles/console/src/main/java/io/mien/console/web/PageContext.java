package io.mien.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.Bundle;
import org.osgi.service.servlet.context.ServletContextHelper;

/** The context of everything that the page's server answers: each request passes the gate first. */
public final class PageContext extends ServletContextHelper {
    /** The context's name. */
    public static final String NAME = "io.mien.console";

    /** What a servlet selects the context with. */
    public static final String SELECT = "(osgi.http.whiteboard.context.name=" + NAME + ")";

    private final Gate gate;

    /** Decides about requests. */
    @FunctionalInterface
    public interface Gate {
        /** Whether a request is let through; otherwise it was answered. */
        boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** @param bundle whose resources may be asked for */
    public PageContext(Bundle bundle, Gate gate) {
        super(bundle);
        this.gate = gate;
    }

    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return gate.admit(request, response);
    }
}
