/** How the page's requests are read and answered: JSON in, JSON out, and a sentence for each failure. */
package io.mien.console.action;
