package io.mien.house.circle;

import io.mien.house.circle.one.First;

/** Needs packages that do not need this one. */
public record Outside(First first) {}
