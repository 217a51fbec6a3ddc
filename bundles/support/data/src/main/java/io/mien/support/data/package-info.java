/** Files and temporary folders of commands, with errors that name them. */
package io.mien.support.data;
