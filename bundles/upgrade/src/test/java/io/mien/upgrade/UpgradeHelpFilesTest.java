package io.mien.upgrade;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;

class UpgradeHelpFilesTest extends HelpFilesCase {
    @Override
    protected VerbSource source() {
        return new UpgradeVerbs();
    }
}
