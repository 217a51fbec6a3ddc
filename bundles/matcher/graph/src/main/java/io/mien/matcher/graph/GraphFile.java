package io.mien.matcher.graph;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The file that keeps the graph of one gallery. Big-endian: mark, version, dimension, key, number of nodes, their digests,
 * number of layers; of each layer its number of nodes, and of each node its number, its number of neighbours and these;
 * at last the CRC-32C of all before. It is replaced as a whole, or not at all.
 */
final class GraphFile {
    private static final long MARK = 0x4D49454E47525048L; // MIENGRPH
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;
    private static final int NAME_DIGITS = 32;

    /** Each layer has a fraction of the nodes of the one below it. */
    private static final int MOST_LAYERS = 64;

    /** More than any degree that can be configured leads to. */
    private static final int MOST_NEIGHBOURS = 1 << 14;

    private final Path path;
    private final String key;
    private final int dimension;

    /** @param key whose graph it is */
    GraphFile(Path folder, String key, int dimension) {
        this.path = folder.resolve(Sha256.of(key + "/" + dimension).substring(0, NAME_DIGITS) + ".graph");
        this.key = key;
        this.dimension = dimension;
    }

    boolean exists() {
        return Files.isRegularFile(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Nodes that the file claims to hold; 0 where it claims nothing. */
    int claimed() {
        try (DataInputStream in = open()) {
            return head(in);
        } catch (IOException e) {
            // Whether the file is any good is found out, and told, when it is read.
            return 0;
        }
    }

    /** @throws IOException also where the file is not what was written */
    Topology read() throws IOException {
        require(Files.size(path) > Integer.BYTES, "size");
        try (DataInputStream in = open()) {
            CRC32C sum = new CRC32C();
            byte[] buffer = new byte[BUFFER];
            for (long left = Files.size(path) - Integer.BYTES; left > 0; ) {
                int length = (int) Math.min(left, BUFFER);
                in.readFully(buffer, 0, length);
                sum.update(buffer, 0, length);
                left -= length;
            }
            require(in.readInt() == (int) sum.getValue(), "checksum");
        }
        try (DataInputStream in = open()) {
            long[] digests = new long[head(in)];
            for (int i = 0; i < digests.length; i++) {
                digests[i] = in.readLong();
            }
            List<Topology.Layer> layers = new ArrayList<>();
            for (int left = number(in, 1, MOST_LAYERS, "number of layers"); left > 0; left--) {
                layers.add(layer(in, digests.length));
            }
            return new Topology(digests, layers);
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    }

    private int head(DataInputStream in) throws IOException {
        require(in.readLong() == MARK, "mark");
        require(in.readInt() == VERSION, "version");
        require(in.readInt() == dimension, "dimension");
        require(in.readUTF().equals(key), "key");
        int size = in.readInt();
        require(size > 0 && size <= Files.size(path) / Long.BYTES, "number of nodes");
        return size;
    }

    /** A checksum does not authenticate a file: each size that is allocated, and each index, is checked. */
    private static Topology.Layer layer(DataInputStream in, int size) throws IOException {
        int[] nodes = new int[number(in, 0, size, "number of nodes in a layer")];
        int[][] neighbours = new int[nodes.length][];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = number(in, 0, size - 1, "node");
            neighbours[i] = new int[number(in, 0, MOST_NEIGHBOURS, "number of neighbours")];
            for (int j = 0; j < neighbours[i].length; j++) {
                neighbours[i][j] = number(in, 0, size - 1, "neighbour");
            }
        }
        return new Topology.Layer(nodes, neighbours);
    }

    private static int number(DataInputStream in, int least, int most, String what) throws IOException {
        int number = in.readInt();
        require(number >= least && number <= most, what);
        return number;
    }

    private static void require(boolean isRight, String what) throws IOException {
        if (!isRight) {
            throw new IOException("its " + what + " is wrong");
        }
    }

    void write(Topology topology) throws IOException {
        AtomicFile.replace(path, FileAccess.PRIVATE, out -> write(topology, out));
    }

    private void write(Topology topology, OutputStream to) throws IOException {
        CRC32C sum = new CRC32C();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(to, sum), BUFFER));
        out.writeLong(MARK);
        out.writeInt(VERSION);
        out.writeInt(dimension);
        out.writeUTF(key);
        out.writeInt(topology.digests().length);
        for (long digest : topology.digests()) {
            out.writeLong(digest);
        }
        out.writeInt(topology.layers().size());
        for (Topology.Layer layer : topology.layers()) {
            write(layer, out);
        }
        out.flush();
        out.writeInt((int) sum.getValue());
        out.flush();
    }

    private static void write(Topology.Layer layer, DataOutputStream out) throws IOException {
        out.writeInt(layer.nodes().length);
        for (int i = 0; i < layer.nodes().length; i++) {
            out.writeInt(layer.nodes()[i]);
            out.writeInt(layer.neighbours()[i].length);
            for (int neighbour : layer.neighbours()[i]) {
                out.writeInt(neighbour);
            }
        }
    }
}
