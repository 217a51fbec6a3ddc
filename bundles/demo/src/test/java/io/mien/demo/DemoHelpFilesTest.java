package io.mien.demo;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;

class DemoHelpFilesTest extends HelpFilesCase {
    @Override
    protected VerbSource source() {
        return new DemoVerbs();
    }
}
