/** Who may see the page: sessions, what they begin with, and what every request is held against. */
package io.mien.console.access;
