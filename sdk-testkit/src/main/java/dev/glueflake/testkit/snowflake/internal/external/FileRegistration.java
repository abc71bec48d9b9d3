package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.external.FileRegistry.Change;
import dev.glueflake.testkit.snowflake.internal.external.FileRegistry.Undone;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.PlaceWatch;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration.Status;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills an external table's registry; inside a transaction a rollback takes it back. */
final class FileRegistration {
    private final ExternalTable table;
    private final Session session;
    private final ExecutionScope scope;
    private final ExternalLocation location;

    FileRegistration(ExternalTable table, Session session, ExecutionScope scope) {
        this.table = table;
        this.session = session;
        this.scope = scope;
        this.location = ExternalLocation.of(table, session);
    }

    /** The files that stand in the table's place now. */
    List<StagedFile> standing() {
        return location.list(null);
    }

    /** AUTO_REFRESH: registers the files that came, and removes those that went. */
    void follow(PlaceWatch.Changes changes) {
        if (!changes.isEmpty()) {
            replace(changes.come(), changes.gone()::contains, null);
        }
    }

    /** REFRESH: what is below the path is registered, what is there no more is not. */
    List<Registration> refresh(@Nullable String path) {
        return synchronise(path, null);
    }

    /** ADD PARTITION. */
    List<Registration> partition(String path, String partition) {
        return synchronise(path, partition);
    }

    /** REFRESH of the whole table: these are all the files that stand there. */
    List<Registration> refresh(List<StagedFile> standing) {
        return synchronise(standing, "", null);
    }

    private List<Registration> synchronise(@Nullable String path, @Nullable String partition) {
        return synchronise(location.list(path), path == null ? "" : location.named(path), partition);
    }

    private List<Registration> synchronise(List<StagedFile> found, String below, @Nullable String partition) {
        Set<String> names = found.stream().map(StagedFile::name).collect(Collectors.toSet());
        return replace(found, name -> name.startsWith(below) && !names.contains(name), partition);
    }

    private List<Registration> replace(List<StagedFile> found, Predicate<String> gone, @Nullable String partition) {
        List<RegisteredFile> come =
                found.stream().map(file -> registered(file, partition)).toList();
        Map<String, String> refused = new PartitionValues(table, session, scope).refused(come);
        return change(files -> {
            List<Registration> done = new ArrayList<>();
            come.forEach(file -> register(files, file, refused.get(file.key()), done));
            remove(files, gone, done);
            return new Change(files, done);
        });
    }

    /** ADD FILES: names relative to the location. */
    List<Registration> add(List<String> names) {
        Map<String, RegisteredFile> found = new LinkedHashMap<>();
        for (String name : names) {
            Optional<StagedFile> file = location.find(location.named(name));
            file.ifPresent(each -> found.put(name, registered(each, null)));
        }
        Map<String, String> refused = new PartitionValues(table, session, scope).refused(found.values());
        return change(files -> {
            List<Registration> done = new ArrayList<>();
            for (String name : names) {
                RegisteredFile file = found.get(name);
                if (file == null) {
                    done.add(Registration.unknown(
                            Status.REGISTER_FAILED,
                            location.key(location.named(name)),
                            "Remote file was not found.",
                            scope.now()));
                } else if (!register(files, file, refused.get(file.key()), done)) {
                    done.add(Registration.of(Status.REGISTER_SKIPPED, file.file(), file.key(), scope.now()));
                }
            }
            return new Change(files, done);
        });
    }

    /** REMOVE FILES: names relative to the location. */
    List<Registration> remove(List<String> names) {
        return change(files -> {
            List<Registration> done = new ArrayList<>();
            for (String name : names) {
                RegisteredFile gone = files.remove(location.named(name));
                done.add(
                        gone == null
                                ? Registration.unknown(
                                        Status.UNREGISTER_FAILED, location.key(location.named(name)), scope.now())
                                : Registration.of(Status.UNREGISTERED, gone.file(), gone.key(), scope.now()));
            }
            return new Change(files, done);
        });
    }

    /** DROP PARTITION. */
    List<Registration> removeBelow(String path) {
        String below = location.named(path.endsWith("/") || path.isEmpty() ? path : path + "/");
        return change(files -> {
            List<Registration> done = new ArrayList<>();
            remove(files, name -> name.startsWith(below), done);
            return new Change(files, done);
        });
    }

    private RegisteredFile registered(StagedFile file, @Nullable String partition) {
        return new RegisteredFile(file, location.key(file.name()), scope.now(), 0, partition);
    }

    private boolean register(
            Map<String, RegisteredFile> files, RegisteredFile file, @Nullable String refusal, List<Registration> done) {
        RegisteredFile before = files.get(file.file().name());
        if (refusal != null) {
            done.add(Registration.failed(Status.REGISTER_FAILED, file.file(), file.key(), refusal, scope.now()));
            return true;
        }
        boolean same = before != null
                && before.file().etag().equals(file.file().etag())
                && Objects.equals(before.partition(), file.partition());
        if (same) {
            return false;
        }
        files.put(
                file.file().name(),
                file.by(session.account().engine().book().mark(session.account().now())));
        Status status = before == null ? Status.REGISTERED_NEW : Status.REGISTERED_UPDATE;
        done.add(Registration.of(status, file.file(), file.key(), scope.now()));
        return true;
    }

    private void remove(Map<String, RegisteredFile> files, Predicate<String> gone, List<Registration> done) {
        List<RegisteredFile> removed = files.values().stream()
                .filter(file -> gone.test(file.file().name()))
                .toList();
        for (RegisteredFile file : removed) {
            files.remove(file.file().name());
            done.add(Registration.of(Status.UNREGISTERED, file.file(), file.key(), scope.now()));
        }
    }

    private List<Registration> change(Function<Map<String, RegisteredFile>, Change> work) {
        Undone undone = table.files().registry().change(scope.now(), work);
        session.transaction().ifPresent(open -> open.onRollback(undone.undo()));
        return undone.registrations();
    }
}
