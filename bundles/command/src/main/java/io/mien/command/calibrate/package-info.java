/** Measures from where on two faces are taken for one person, on the pictures of whoever uses the model. */
package io.mien.command.calibrate;
