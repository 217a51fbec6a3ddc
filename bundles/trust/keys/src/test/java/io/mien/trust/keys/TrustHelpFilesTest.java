package io.mien.trust.keys;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;

class TrustHelpFilesTest extends HelpFilesCase {
    @Override
    protected VerbSource source() {
        return new TrustVerbs();
    }
}
