/** Camera, screen and buttons of a MaixCAM as services. */
package io.mien.camera.maixcam;
