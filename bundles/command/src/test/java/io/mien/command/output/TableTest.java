package io.mien.command.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAligned() {
        Table table = new Table("> ").title("NAME", "FACES", "NOTE");
        table.row("Ada", 12, "");
        table.row("Édouard 𝒳", 3, "new");
        table.row("王e\u0301", 4, "wide");

        assertEquals(
                List.of(
                        "> NAME       FACES  NOTE",
                        "> Ada           12",
                        "> Édouard 𝒳      3  new",
                        "> 王e\u0301            4  wide"),
                table.lines());
    }

    @Test
    void rowsMayEndEarly() {
        assertEquals(
                List.of("a", "bb  c"), new Table("").row("a").row("bb", "c").lines());
        assertEquals(List.of(), new Table("").lines());
    }
}
