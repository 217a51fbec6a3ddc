/** A folder whose files are deployed. */
package io.mien.deploy.inbox;
