/** The demo: synthetic people with known truth, and the counting against it. */
package io.mien.command.people;
