package io.mien.host.parts;

import io.mien.support.stages.StageOrder.Rank;

/**
 * A decoder or an engine that is registered.
 *
 * @param service the service
 * @param rank its place: like a stage, a newer version of a bundle goes before the older one
 * @param origin the bundle it comes from
 */
record RegisteredPart<T>(T service, Rank rank, Origin origin) {}
