/** Pictures on their way into a network: what engines share. */
package io.mien.inference.input;
