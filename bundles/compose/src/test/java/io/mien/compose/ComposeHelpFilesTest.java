package io.mien.compose;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;

class ComposeHelpFilesTest extends HelpFilesCase {
    @Override
    protected VerbSource source() {
        return new ComposeVerbs();
    }
}
