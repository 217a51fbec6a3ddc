/** The models that are installed: finds their descriptions in bundles and folders, and proves their weights. */
package io.mien.host.model;
