/** The demo of swaps: frames go through the chain while its parts are replaced, and every one is accounted for. */
package io.mien.demo.swap;
