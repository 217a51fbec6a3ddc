/** What is shown to a person: text from outside cannot steer the terminal that shows it. */
package io.mien.boot.screen;
