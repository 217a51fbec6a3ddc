package io.mien.compose.product;

/** Told of the work on a product; may end it. */
public interface CompositionSteps {
    /** A step begins. */
    void begin(String step);

    /** Called now and then; what it throws ends the work. */
    void checkpoint();
}
