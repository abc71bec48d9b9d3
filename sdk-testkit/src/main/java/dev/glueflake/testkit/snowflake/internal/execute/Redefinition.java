package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.Signature;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateObject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreateTask;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** CREATE OR ALTER of what is all in its definition: it is made anew, and has the grants, tags and owner of what stood. */
final class Redefinition {
    private final Work work;

    Redefinition(Work work) {
        this.work = work;
    }

    /** @param create one that replaces what stands */
    StatementResult run(Statement create) {
        if (create instanceof CreateTask task) {
            CreateOrAlterHandler.refuseGovernance(CreateOrAlterHandler.COMMAND + "TASK", task.options());
            return redefined(create, found(ObjectKind.TASK, task.name()));
        }
        if (create instanceof Statement.CreateFileFormat format) {
            refuseTemporary(format.temporary(), "FILE FORMAT");
            return redefined(create, found(ObjectKind.FILE_FORMAT, format.name()));
        }
        if (create instanceof Statement.CreateFunction function) {
            refuseTemporary(function.form().temporary(), "FUNCTION");
            return redefined(create, found(ObjectKind.FUNCTION, function.name(), function.routine()));
        }
        if (create instanceof Statement.CreateProcedure procedure) {
            refuseTemporary(procedure.form().temporary(), "PROCEDURE");
            return redefined(create, found(ObjectKind.PROCEDURE, procedure.name(), procedure.routine()));
        }
        if (create instanceof CreateObject object) {
            return object.kind() == ObjectKind.TAG ? tag(object) : account(object);
        }
        throw Errors.unsupported(CreateOrAlterHandler.COMMAND + "… CLONE");
    }

    private static void refuseTemporary(boolean temporary, String kind) {
        if (temporary) {
            throw Errors.unsupported(CreateOrAlterHandler.COMMAND + "TEMPORARY " + kind);
        }
    }

    private Supplier<Optional<CatalogObject>> found(ObjectKind kind, ObjectName name) {
        return () -> work.objects().find(kind, work.name(name));
    }

    private Supplier<Optional<CatalogObject>> found(ObjectKind kind, ObjectName name, RoutineDefinition routine) {
        List<RoutineDefinition.Parameter> parameters = routine.parameters();
        Signature signature = Signature.of(
                name, parameters.stream().map(RoutineDefinition.Parameter::type).toList(), work.environment());
        return () -> signature.find(kind, work.session()).map(CatalogObject.class::cast);
    }

    private StatementResult redefined(Statement create, Supplier<Optional<CatalogObject>> place) {
        Optional<CatalogObject> standing = place.get();
        if (standing.isEmpty()) {
            return Routes.of(create).run(work, create);
        }
        CatalogObject before = standing.get();
        work.objects().authority().requireOwnership(before);
        String kind = before.kind().name().replace('_', ' ');
        Predicate<Grants.Grant> onIt =
                grant -> !grant.future() && grant.isOn(kind, before.name().toString());
        Grants grants = work.account().grants();
        List<Grants.Grant> granted = grants.list(onIt);
        Routes.of(create).run(work, create);
        CatalogObject made = place.get().orElseThrow();
        grants.remove(onIt);
        granted.forEach(grants::add);
        work.objects().replace(made, inPlace(before, made));
        return Results.ddl(Results.DONE);
    }

    private CatalogObject inPlace(CatalogObject before, CatalogObject made) {
        if (made instanceof Task task) {
            return task.insteadOf((Task) before);
        }
        boolean another = made instanceof FileFormat format
                && !format.settings()
                        .type()
                        .name()
                        .equals(((FileFormat) before).settings().type().name());
        if (another) {
            work.objects().replace(made, before);
            throw Errors.unsupported(CreateOrAlterHandler.COMMAND + "FILE FORMAT that changes TYPE");
        }
        return made.with(before.info().withComment(made.comment()));
    }

    /** What the definition does not say is unset. */
    private StatementResult account(CreateObject create) {
        CreateOrAlterHandler.refuseGovernance(
                CreateOrAlterHandler.COMMAND + create.kind().name().replace('_', ' '), create.options());
        ObjectPlace place = ObjectPlace.of(work, create.kind(), create.name());
        Optional<AccountObject> standing = place.find();
        if (standing.isEmpty()) {
            return new AccountObjectHandler(work).create(create);
        }
        work.objects().authority().requireNamed(standing.get(), place.fullName(), "OWNERSHIP");
        Map<String, String> wanted = AccountProperties.of(create.kind(), create.options());
        Set<String> gone = new TreeSet<>(standing.get().properties().keySet());
        gone.remove(AccountObjectHandler.STATE);
        place.objects().change(place.kind(), place.name(), object -> {
            AccountObject left = object;
            for (String property : gone) {
                left = left.without(property);
            }
            return left.with(wanted);
        });
        return Results.ddl(Results.DONE);
    }

    private StatementResult tag(CreateObject create) {
        Optional<Tag> standing = work.objects().find(ObjectKind.TAG, Tag.class, work.name(create.name()));
        if (standing.isEmpty()) {
            return new AccountObjectHandler(work).create(create);
        }
        Tag before = standing.get();
        Tag wanted = new AccountObjectHandler(work).defined(create);
        work.objects()
                .replace(
                        before,
                        before.with(before.info().withComment(wanted.comment())).withAllowed(wanted.allowed()));
        return Results.ddl(Results.DONE);
    }
}
