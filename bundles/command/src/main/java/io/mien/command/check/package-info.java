/** What a product lacks. */
package io.mien.command.check;
