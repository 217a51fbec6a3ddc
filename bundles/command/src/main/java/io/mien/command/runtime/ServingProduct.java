package io.mien.command.runtime;

import io.mien.command.call.CommandCall;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A product that serves.
 *
 * @param call the one that keeps it running
 * @param data its data folder, with links resolved
 * @param socket that commands reach it by
 * @param since when it began to serve
 */
public record ServingProduct(CommandCall call, Path data, Path socket, Instant since) {}
