/** From camera to screen: what a camera sees is recognised as long as there is a camera and a recogniser. */
package io.mien.live;
