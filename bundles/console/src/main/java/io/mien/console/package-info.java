/**
 * The page: its server. A room adds a servlet as a component of {@code service = Servlet.class} with
 * {@code @HttpWhiteboardServletPattern("/api/NAME/*")} and {@code @HttpWhiteboardContextSelect(PageContext.SELECT)}; a WebSocket is
 * a {@code JettyWebSocketServlet} with the same annotations. Every component of this bundle has the configuration
 * {@code io.mien.console} and requires it ({@code configurationPid}, {@code configurationPolicy}). {@link io.mien.console.web.JsonBody} reads
 * what is posted, {@link io.mien.console.web.JsonAnswer} answers.
 */
package io.mien.console;
