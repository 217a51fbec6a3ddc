package io.mien.matcher.graph;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@link GraphMatcher}. A change holds for the indexes that are opened after it. */
@ObjectClassDefinition(
        name = "Mien matcher: graph",
        description = "Follows a graph of neighbours to the nearest faces: for galleries of many thousands of faces.")
@interface Configuration {
    /** Order among matchers. */
    @AttributeDefinition(
            name = "Ranking",
            description = "Order among matchers, the highest first; a whole number without unit. Default 0.")
    int service_ranking() default 0;

    /** Gallery size below which every face is compared. */
    @AttributeDefinition(
            name = "Exact below",
            description = "Faces in a gallery below which a search compares every face, which is exact and, up to here,"
                    + " faster. It grows in proportion where a search looks at more candidates than the least. Default"
                    + " 15000 faces.",
            min = "0")
    int exact_below() default 15_000;

    /** Gallery size from which on the Vector API is used. */
    @AttributeDefinition(
            name = "Vector unit from",
            description =
                    "Faces in a gallery from which on cosines are computed by the vector unit of the CPU, where the"
                            + " JVM was started with --add-modules jdk.incubator.vector. Default 5000 faces.",
            min = "0")
    int vector_from() default 5_000;

    /** Most neighbours of a face. */
    @AttributeDefinition(
            name = "Degree",
            description =
                    "Most neighbours that a face keeps in the graph. More find better, take memory (8 bytes each) and"
                            + " time. Default 32 neighbours.",
            min = "4",
            max = "512")
    int degree() default 32;

    /** Candidates for neighbours. */
    @AttributeDefinition(
            name = "Beam width",
            description =
                    "Candidates that are looked at when a face is given its neighbours. More make a better graph, and"
                            + " making it slower. Default 100 faces.",
            min = "4",
            max = "10000")
    int beam_width() default 100;

    /** Neighbours beyond the degree while the graph grows. */
    @AttributeDefinition(
            name = "Neighbour overflow",
            description =
                    "Factor by which a face may have more neighbours than its degree before the best are chosen anew."
                            + " Default 1.2.",
            min = "1",
            max = "4")
    float neighbor_overflow() default 1.2f;

    /** How much longer than the direct way a detour may be. */
    @AttributeDefinition(
            name = "Alpha",
            description =
                    "Factor of the diversity rule: above 1, a face also keeps some distant neighbours. Default 1.2.",
            min = "1",
            max = "2")
    float alpha() default 1.2f;

    /** Least candidates of a search. */
    @AttributeDefinition(
            name = "Search width",
            description =
                    "Least candidates that a search follows and whose exact cosine it compares. More find better and"
                            + " take longer. Default 64 faces.",
            min = "1",
            max = "100000")
    int search_width() default 64;

    /** Candidates for each hit that is asked for. */
    @AttributeDefinition(
            name = "Overquery",
            description =
                    "Candidates that a search follows for each hit that it is asked for, where that is more than the"
                            + " search width. Default 4.",
            min = "1",
            max = "1000")
    float overquery() default 4;

    /** Share of removed faces that starts a cleanup. */
    @AttributeDefinition(
            name = "Cleanup share",
            description =
                    "Share of the graph, 0 to 1, that removed or replaced faces may take up before they are taken out"
                            + " of it at once. Default 0.05.",
            min = "0",
            max = "1")
    float cleanup_share() default .05f;

    /** Longest time that a removed face stays in memory. */
    @AttributeDefinition(
            name = "Cleanup after",
            description =
                    "Seconds after which a removed face is taken out of the graph and its embedding out of memory,"
                            + " however few there are; it is found by no search from its removal on. Default 60 s.",
            min = "0",
            max = "86400")
    int cleanup_seconds() default 60;

    /** Threads that make the graph. */
    @AttributeDefinition(
            name = "Threads",
            description = "Threads that make the graph of many faces; 0 stands for as many as there are processors."
                    + " Default 0.",
            min = "0",
            max = "1024")
    int threads() default 0;

    /** Where graphs are kept. */
    @AttributeDefinition(
            name = "Folder",
            description =
                    "Folder in which the graph of each gallery is kept, one file each, to be there at once after a"
                            + " restart. The file holds no embedding. Empty: in memory only. Default empty.")
    String folder() default "";

    /** Changes after which the kept graph is written again. */
    @AttributeDefinition(
            name = "Save after",
            description =
                    "Faces added, replaced or removed after which the graph is written to the folder again; it is also"
                            + " written when the index is closed. Default 10000 faces.",
            min = "1")
    int save_after() default 10_000;
}
