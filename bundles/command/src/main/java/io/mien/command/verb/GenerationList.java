package io.mien.command.verb;

import io.mien.MienException;
import io.mien.boot.generation.DamagedLockException;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.command.data.DataFolderException;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.JsonOption;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.runtime.CommandContext;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien generations}. Reads only the data folder, and does not own it. */
@Command(
        name = "generations",
        description = "List what was installed when, the newest first; '*' is what the next start uses.",
        footer = {"", "Examples:", "  mien generations", "  mien generations --json"})
final class GenerationList extends Verb {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 1)
    private DataOptions data = new DataOptions();

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 2)
    private JsonOption json = new JsonOption();

    GenerationList(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        GenerationFolder folder = new GenerationFolder(data.folder());
        long current = folder.current().orElse(0L);
        int code = DONE;
        List<Lock> locks = new ArrayList<>();
        for (long number : numbers(folder)) {
            try {
                locks.add(folder.read(number));
            } catch (DamagedLockException e) {
                output.problem(e.getMessage());
                code = FAILED;
            }
        }
        if (output.isJson()) {
            for (Lock lock : locks) {
                json(output, lock, lock.number() == current);
            }
        } else {
            output.text(locks.isEmpty() ? List.of("Nothing was ever deployed.") : table(locks, current));
        }
        return code;
    }

    private static List<Long> numbers(GenerationFolder folder) throws DataFolderException {
        try {
            return folder.toStart();
        } catch (IOException e) {
            throw new DataFolderException(folder.data(), "cannot be read: " + IoReason.of(e), e);
        }
    }

    private static List<String> table(List<Lock> locks, long current) {
        Table table = new Table("").title("", "NUMBER", "TIME", "DEPLOYED", "WHY");
        for (Lock lock : locks) {
            long deployed =
                    lock.bundles().stream().filter(LockedBundle::deployed).count();
            String mark = lock.number() == current ? "*" : "";
            table.row(mark, lock.number(), TIME.format(lock.time()), deployed, lock.why());
        }
        return table.lines();
    }

    private static void json(Output output, Lock lock, boolean current) throws MienException {
        output.json(j -> {
            j.writeNumberField("generation", lock.number());
            j.writeBooleanField("current", current);
            j.writeStringField("time", lock.time().toString());
            j.writeStringField("why", lock.why());
            j.writeStringField("product", lock.product());
            j.writeArrayFieldStart("bundles");
            for (LockedBundle bundle : lock.bundles()) {
                j.writeStartObject();
                j.writeStringField("name", bundle.name());
                j.writeStringField("version", bundle.version());
                j.writeStringField("sha256", bundle.sha256());
                j.writeStringField("origin", bundle.origin().word());
                j.writeEndObject();
            }
            j.writeEndArray();
            j.writeObjectFieldStart("use");
            for (var wish : lock.use().entrySet()) {
                j.writeStringField(wish.getKey(), wish.getValue());
            }
            j.writeEndObject();
            j.writeArrayFieldStart("refused");
            for (String key : lock.refused()) {
                j.writeString(key);
            }
            j.writeEndArray();
        });
    }
}
