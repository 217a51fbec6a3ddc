/** The room People: the people of the gallery, and their corrections. */
package io.mien.console.people;
