package io.mien.sightings;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;

class SightingsHelpFilesTest extends HelpFilesCase {
    @Override
    protected VerbSource source() {
        return new SightingsVerbs();
    }
}
