package io.mien.house.circle.two;

import io.mien.house.circle.one.First;

/** Needs a package that needs this one. */
public final class Second {
    /** Another one. */
    public First first() {
        return new First(this);
    }
}
