/** The hash that a password is kept as. */
package io.mien.support.password;
