package io.mien.console.state;

/**
 * Something that the page shows and that changes, such as the people of the gallery. A service of the whiteboard, within this
 * bundle. Thread-safe.
 */
public interface StateTopic {
    /** What the page calls it; always the same. */
    String name();

    /**
     * What the page is told now. Called by the thread of the {@link StateHub}, which it may keep for as long as a read of the
     * gallery takes.
     *
     * @return maps with texts as keys, lists, texts, numbers, booleans and nulls
     */
    Object state();
}
