/** Whether the program is to end; MaixPy's module {@code app}. */
package io.mien.maix.app;
