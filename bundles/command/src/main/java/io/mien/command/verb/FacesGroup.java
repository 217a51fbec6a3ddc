package io.mien.command.verb;

import io.mien.command.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mien faces}: the parent of what is done with single faces, and of import and export. */
@Command(
        name = "faces",
        description = {
            "List and correct the faces in the gallery, and exchange embeddings with MaixPy through its faces.bin.",
            "A faces.bin does not say which model made it: it must have been the extractor that is used here."
        },
        synopsisSubcommandLabel = "list|delete|move|import|export",
        footer = {
            "",
            "Examples:",
            "  mien faces list Ada --out ada.jpg",
            "  mien faces delete 17",
            "  mien faces move 4 Bela",
            "  mien faces export faces.bin",
            "  mien faces import --extractor mobileface_v2 --models my-models faces.bin"
        })
final class FacesGroup {
    @Mixin
    private HelpOption help;
}
