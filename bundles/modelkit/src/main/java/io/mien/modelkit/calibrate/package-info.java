/** Measures the threshold above which two faces count as one person, on the user's own pictures. */
package io.mien.modelkit.calibrate;
