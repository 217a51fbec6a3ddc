package io.mien.sightings.kept;

/** There is no sighting of that number, or no more; nothing was changed. */
public final class NoSuchSightingException extends SightingException {
    private static final long serialVersionUID = 1L;

    /** @param id the number that no sighting has */
    public NoSuchSightingException(long id) {
        super("there is no sighting " + id + "; 'mien sightings list' shows the numbers");
    }
}
