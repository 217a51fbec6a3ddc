package io.mien.session;

/**
 * Asks that sightings are kept for as long as this is registered as a service, whatever the configuration says: of each track its best
 * crops, when and where it was seen, and who it was taken for.
 */
public record KeptSightings() {}
