package io.mien.matcher.graph;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Reads and writes the file of a graph. The graph can be made anew at any time: what goes wrong is told, and is no error. */
final class Keeper {
    private static final Logger LOG = System.getLogger(Keeper.class.getName());

    private final GraphFile file;

    Keeper(GraphFile file) {
        this.file = file;
    }

    /** Nodes that the file claims to hold; 0 where there is none. */
    int claimed() {
        return file.claimed();
    }

    Optional<Topology> read() {
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(file.read());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The kept graph {0} is not used and made anew: {1}", file, e.toString());
            return Optional.empty();
        }
    }

    void write(Topology topology) {
        try {
            if (topology.digests().length > 0) {
                file.write(topology);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The graph {0} cannot be written: {1}", file, e.toString());
        }
    }
}
