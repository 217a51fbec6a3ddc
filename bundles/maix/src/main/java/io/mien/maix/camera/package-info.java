/** Pictures of a camera; MaixPy's module {@code camera}. */
package io.mien.maix.camera;
