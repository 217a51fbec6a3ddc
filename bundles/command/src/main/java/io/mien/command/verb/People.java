package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.option.JsonOption;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.output.TimeText;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.store.Label;
import io.mien.store.Person;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien people}. */
@Command(
        name = "people",
        description = {"List everybody in the gallery, or correct what somebody is called."},
        footer = {
            "",
            "Examples:",
            "  mien people",
            "  mien people --json --data /srv/door",
            "  mien people rename Ada \"Ada Lovelace\"",
            "  mien people merge Adda INTO Ada"
        })
final class People extends GalleryVerb {
    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 2)
    private JsonOption json = new JsonOption();

    People(CommandContext bench) {
        super(bench);
    }

    @Override
    protected boolean reads() {
        return true;
    }

    @Override
    int call(StageSession session) throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        List<Person> people = session.recognizer().people();
        if (output.isJson()) {
            for (Person person : people) {
                output.json(j -> {
                    j.writeStringField("label", person.label());
                    j.writeNumberField("faces", person.faces());
                    j.writeStringField("since", person.since().toString());
                });
            }
        } else {
            output.text(people.isEmpty() ? List.of("Nobody is enrolled.") : table(people));
        }
        for (List<String> same :
                Label.sameKeys(people.stream().map(Person::label).toList())) {
            output.problem(SameLabels.text(same));
        }
        return DONE;
    }

    private static List<String> table(List<Person> people) {
        Table table = new Table("").title("LABEL", "FACES", "SINCE");
        for (Person person : people) {
            table.row(person.label(), person.faces(), TimeText.of(person.since()));
        }
        return table.lines();
    }
}
