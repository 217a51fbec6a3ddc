/** What the rooms of the page tell it while it is open. */
package io.mien.console.state;
