package io.mien.sightings;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien sightings}: the parent of what is done with sightings. */
@Command(
        name = "sightings",
        description = {
            "See who came before the cameras, and teach from it.",
            "Sightings are kept only if 'mien live --sightings' or the product asks for it: unknown people for a day, people of"
                    + " the gallery for a week."
        },
        synopsisSubcommandLabel = "list|name|delete",
        footer = {
            "",
            "Examples:",
            "  mien sightings list --unknown --out seen.jpg",
            "  mien sightings name 12 14 Ada",
            "  mien sightings delete --all"
        })
final class SightingsGroup {
    @Mixin
    private HelpOption help;
}
