package io.mien.command.runtime;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A product that serves.
 *
 * @param data its data folder, with links resolved
 * @param socket that commands reach it by
 * @param since when it began to serve
 */
public record Serving(Path data, Path socket, Instant since) {}
