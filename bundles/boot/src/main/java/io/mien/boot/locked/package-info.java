/** What launcher and bundles tell each other about a locked installation. */
package io.mien.boot.locked;
