package io.mien.support.jar;

/**
 * The cost limits of a jar.
 *
 * @param owner what the keys of the bounds are of, for error messages: the PID of a configuration
 * @param unpackedMegabytes most MiB of all entries together, unpacked
 * @param entries most entries, folders included
 * @param manifestKilobytes most KiB of the manifest
 * @param descriptions most model descriptions, {@code OSGI-INF/mien/*.mud}
 * @param descriptionKilobytes most KiB of one of them
 */
public record JarLimits(
        String owner,
        long unpackedMegabytes,
        long entries,
        long manifestKilobytes,
        long descriptions,
        long descriptionKilobytes) {
    /** Room for the largest face models, about 280 MiB. */
    public static final int UNPACKED_MEGABYTES = 512;

    /** A large library has a few thousand. */
    public static final int ENTRIES = 10_000;

    /** The manifests of large bundles have about 100 KiB. */
    public static final int MANIFEST_KILOBYTES = 1024;

    /** A model bundle has one, or one for each size of a family. */
    public static final int DESCRIPTIONS = 16;

    /** A description is text of a few hundred bytes. */
    public static final int DESCRIPTION_KILOBYTES = 64;

    private static final long KILOBYTE = 1 << 10;
    private static final long MEGABYTE = 1 << 20;

    /** Most bytes that the central directory may take: names are short. */
    private static final long DIRECTORY_BYTES_PER_ENTRY = 1024;

    /** Most bytes of all entries together, unpacked. */
    public long unpackedBytes() {
        return unpackedMegabytes * MEGABYTE;
    }

    /** Most bytes of one model description. */
    public long descriptionBytes() {
        return descriptionKilobytes * KILOBYTE;
    }

    long directoryBytes() {
        return entries * DIRECTORY_BYTES_PER_ENTRY;
    }

    /** Checks a number of entries. */
    void requireEntries(String file, long number) throws JarLimitException {
        require(file, number <= entries, "it has " + number + " entries", entries + "", "jar.entries");
    }

    void requireDirectory(String file, long bytes) throws JarLimitException {
        String most = directoryBytes() + " for " + entries + " entries";
        require(file, bytes <= directoryBytes(), "its directory has " + bytes + " bytes", most, "jar.entries");
    }

    void requireDescriptions(String file, long number) throws JarLimitException {
        require(
                file,
                number <= descriptions,
                "it has " + number + " model descriptions",
                descriptions + "",
                "jar.descriptions");
    }

    void requireUnpacked(String file, long bytes) throws JarLimitException {
        boolean within = bytes <= unpackedBytes();
        require(
                file,
                within,
                "it unpacks to " + megabytes(bytes),
                unpackedMegabytes + " MiB",
                "jar.unpacked.megabytes");
    }

    void requireManifest(String file, long bytes) throws JarLimitException {
        boolean within = bytes <= manifestKilobytes * KILOBYTE;
        String most = manifestKilobytes + " KiB";
        require(file, within, "its manifest has " + kilobytes(bytes), most, "jar.manifest.kilobytes");
    }

    void requireDescription(String file, String entry, long bytes) throws JarLimitException {
        boolean within = bytes <= descriptionBytes();
        String most = descriptionKilobytes + " KiB";
        require(file, within, entry + " has " + kilobytes(bytes), most, "jar.description.kilobytes");
    }

    private void require(String file, boolean within, String found, String most, String key) throws JarLimitException {
        if (!within) {
            throw new JarLimitException(
                    file + ": " + found + ", and at most " + most + " are allowed (" + key + " of " + owner + ")");
        }
    }

    private static String megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE + " MiB";
    }

    private static String kilobytes(long bytes) {
        return (bytes + KILOBYTE - 1) / KILOBYTE + " KiB";
    }
}
