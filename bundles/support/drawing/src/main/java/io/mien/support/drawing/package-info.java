/** What drawing with Java 2D needs in every bundle that draws texts. A bundle that uses it compiles it in. */
package io.mien.support.drawing;
