/** Text for a terminal: text from outside is escaped, so that it cannot control the terminal. */
package io.mien.boot.screen;
