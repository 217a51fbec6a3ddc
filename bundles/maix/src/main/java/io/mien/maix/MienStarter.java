package io.mien.maix;

/** Starts Mien inside this program; found with {@link java.util.ServiceLoader}. {@code mien-maix.jar} brings one. */
public interface MienStarter {
    /**
     * Starts what is asked for.
     *
     * @throws MaixException naming what is in the way; nothing is left running
     */
    RunningMaix start(StartRequest request);

    /**
     * Starts the page of a display.
     *
     * @param port of this machine's loopback address; 0: any that is free
     * @throws MaixException naming what is in the way; nothing is left running
     */
    RunningMaix startPage(int port);

    /** A Mien that this started. A second close does nothing. */
    interface RunningMaix extends Mien, AutoCloseable {
        /** Stops it and removes everything that was temporary. */
        @Override
        void close();
    }
}
