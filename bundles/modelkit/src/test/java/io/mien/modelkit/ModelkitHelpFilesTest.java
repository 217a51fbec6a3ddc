package io.mien.modelkit;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;

class ModelkitHelpFilesTest extends HelpFilesCase {
    @Override
    protected VerbSource source() {
        return new ModelkitVerbs();
    }
}
