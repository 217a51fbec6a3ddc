package io.mien.house.circle.one;

import io.mien.house.circle.two.Second;

/** Needs a package that needs this one. */
public record First(Second second) {}
