/** What the tests of several modules share: how they wait, and stand-ins for stages and codecs. No bundle has it. */
package io.mien.support.testing;
