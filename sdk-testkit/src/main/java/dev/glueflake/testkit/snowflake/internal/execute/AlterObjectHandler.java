package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Materialized;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeAlteration;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Alter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.StageDefinitions;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.task.Alert;
import dev.glueflake.testkit.snowflake.internal.task.AlertDefinitions;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import dev.glueflake.testkit.snowflake.internal.task.TaskDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ALTER VIEW, SEQUENCE and TAG, and the tags of every object of a schema; other kinds go to their own classes. */
final class AlterObjectHandler {
    private final Work work;

    AlterObjectHandler(Work work) {
        this.work = work;
    }

    StatementResult alter(Alter alter) {
        switch (alter.kind()) {
            case DATABASE, SCHEMA -> new AlterContainer(work).alter(alter);
            case WAREHOUSE, ROLE, DATABASE_ROLE, USER, RESOURCE_MONITOR, INTEGRATION ->
                new AccountObjectHandler(work).alter(alter);
            default -> inSchema(alter);
        }
        return Results.ddl(Results.DONE);
    }

    private void inSchema(Alter alter) {
        ObjectName name = work.name(alter.name());
        Optional<CatalogObject> found = work.objects().find(alter.kind(), name);
        if (found.isEmpty()) {
            if (!alter.ifExists()) {
                throw work.objects().missing(alter.kind().word(), name);
            }
            return;
        }
        CatalogObject object = found.get();
        boolean asView = alter.kind() == ObjectKind.VIEW && object.kind() == ObjectKind.MATERIALIZED_VIEW;
        if (object.kind() != alter.kind() && !(asView && isOfAnyView(alter.change()))) {
            throw Work.wrongKind(object, alter.kind());
        }
        change(alter, object);
    }

    /** What ALTER VIEW does to a materialized view too. */
    private static boolean isOfAnyView(Change change) {
        return change instanceof Change.Policies || isOfTags(change);
    }

    private static boolean isOfTags(Change change) {
        return change instanceof Change.SetTags
                || change instanceof Change.UnsetTags
                || change instanceof Change.ColumnTags;
    }

    private void change(Alter alter, CatalogObject object) {
        Change change = alter.change();
        if (isOfTags(change)) {
            new Tags(work.session(), work.scope()).change(object, change);
        } else if (object instanceof Task task) {
            new TaskDefinitions(work.session(), work.scope()).alter(task, change);
        } else if (object instanceof Alert alert) {
            new AlertDefinitions(work.session(), work.scope()).alter(alert, change);
        } else if (object instanceof Pipe pipe) {
            new PipeAlteration(work.session(), work.scope()).alter(pipe, change);
        } else if (change instanceof Change.RenameTo rename && !(object instanceof Stream)) {
            rename(object, work.name(rename.name()));
        } else if (object instanceof Table table && table.isDynamic()) {
            new DynamicTableHandler(work).alter(table, change);
        } else if (change instanceof Change.Policies policies) {
            new PolicyUses(work).change(object, policies.changes());
        } else if (object instanceof Policy policy && change instanceof Change.SetBody body) {
            new PolicyHandler(work).body(policy, body.body());
        } else if (object instanceof Stage stage) {
            new StageDefinitions().alter(stage, change, work.session(), work.scope());
        } else if (object instanceof View view) {
            view(view, change);
        } else if (object instanceof Sequence sequence && change instanceof Change.Set set) {
            sequence(sequence, set.options());
        } else if (object instanceof Tag tag && change instanceof Change.TagPolicies policies) {
            new TagPolicies(work).change(tag, policies);
        } else if (object instanceof Tag tag && isOfValues(change)) {
            work.objects().replace(tag, changed(tag, change));
        } else if (object instanceof FileFormat format && change instanceof Change.Set set) {
            new StageDefinitions().alter(format, set, work.session());
        } else {
            comment(alter, object);
        }
    }

    private void rename(CatalogObject object, ObjectName to) {
        work.objects().rename(object, work.objects().qualify(to, "ALTER"));
    }

    private void comment(Alter alter, CatalogObject object) {
        if (alter.change() instanceof Change.Set set) {
            AcceptedOptions.check(set.options(), Set.of("COMMENT"));
            comment(object, AcceptedOptions.comment(set.options()));
        } else if (alter.change() instanceof Change.Unset unset) {
            AcceptedOptions.checkNames(unset.names(), Set.of("COMMENT"));
            comment(object, "");
        } else {
            throw Errors.unsupported(
                    "ALTER " + alter.kind() + " … " + alter.change().getClass().getSimpleName());
        }
    }

    private void comment(CatalogObject object, String text) {
        work.objects().replace(object, object.with(object.info().withComment(text)));
    }

    private void view(View view, Change change) {
        Materialized materialized = view.materialized();
        if (materialized != null && new MaterializedViews(work).alter(view, materialized, change)) {
            return;
        }
        if (change instanceof Change.CommentOnColumn comment) {
            comment(view, comment.column(), comment.text());
        } else if (change instanceof Change.Act act && act.words().endsWith("SET SECURE")) {
            work.objects().replace(view, view.withSecure(act.words().equals("SET SECURE")));
        } else if (change instanceof Change.Set set) {
            AcceptedOptions.check(set.options(), Set.of("COMMENT", "CHANGE_TRACKING"));
            if (AcceptedOptions.has(set.options(), "COMMENT")) {
                comment((CatalogObject) view, AcceptedOptions.comment(set.options()));
            }
        } else if (change instanceof Change.Unset unset) {
            AcceptedOptions.checkNames(unset.names(), Set.of("COMMENT"));
            comment((CatalogObject) view, "");
        } else {
            throw Errors.unsupported("ALTER VIEW … " + change.getClass().getSimpleName());
        }
    }

    void comment(View view, Identifier column, String text) {
        if (view.columns().stream().noneMatch(each -> each.name().equals(column.text()))) {
            throw Errors.compilation("000904", "42000", "invalid identifier '" + column + "'");
        }
        work.objects().replace(view, view.withColumnComment(column.text(), text));
    }

    /** The value after the last one is fixed already; a new interval counts from there. */
    private void sequence(Sequence sequence, List<Option> options) {
        Sequence changed = sequence;
        for (Option option : options) {
            String text = AcceptedOptions.text(option);
            changed = switch (option.name()) {
                case "INCREMENT" -> withIncrement(changed, Long.parseLong(text));
                case "ORDER" ->
                    new Sequence(
                            changed.info(),
                            changed.physical(),
                            changed.start(),
                            changed.increment(),
                            text.equals("ORDER"));
                case "COMMENT" -> changed.with(changed.info().withComment(text));
                default -> throw Errors.unsupported(option.name());
            };
        }
        work.objects().replace(sequence, changed);
    }

    private Sequence withIncrement(Sequence sequence, long increment) {
        if (increment == 0) {
            throw Errors.compilation("001008", "22023", "invalid value [0] for parameter 'INCREMENT'");
        }
        String physical = work.engine().newName("q");
        work.engine().structure().createSequence(physical, next(sequence), increment);
        return new Sequence(sequence.info(), physical, sequence.start(), increment, sequence.ordered());
    }

    /** The value that NEXTVAL would give. */
    long next(Sequence sequence) {
        return work.engine().structure().nextValue(sequence.physical());
    }

    private static Tag changed(Tag tag, Change change) {
        List<String> allowed = new ArrayList<>(tag.allowed());
        if (change instanceof Change.AllowedValues values) {
            values.values().forEach(value -> {
                allowed.remove(value);
                if (values.add()) {
                    allowed.add(value);
                }
            });
            return tag.withAllowed(allowed);
        }
        return tag.withAllowed(List.of());
    }

    private static boolean isOfValues(Change change) {
        return change instanceof Change.AllowedValues
                || (change instanceof Change.Act act && act.words().equals("UNSET ALLOWED_VALUES"));
    }
}
