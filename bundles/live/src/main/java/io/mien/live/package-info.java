/** From camera to screen: what a camera sees is recognized as long as there is a camera and a recognizer. */
package io.mien.live;
