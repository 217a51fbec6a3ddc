/** What every servlet of the page shares. */
package io.mien.console.web;
