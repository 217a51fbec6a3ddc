package io.mien.host.config;

/**
 * The memory that two models side by side may take.
 *
 * @param factor memory of an open model in sizes of its weights' file
 * @param reserveBytes that stay free
 * @param sequential whether the old one goes first where memory does not suffice; else the newcomer is refused
 */
public record MemoryTerms(double factor, long reserveBytes, boolean sequential) {}
