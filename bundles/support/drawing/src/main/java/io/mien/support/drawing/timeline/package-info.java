/** Pictures of what happened over time: curves above, strips of what served below. A bundle that uses it compiles it in. */
package io.mien.support.drawing.timeline;
