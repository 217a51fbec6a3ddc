/** The camera of a person who looks at the page, as frames. */
package io.mien.camera.browser;
