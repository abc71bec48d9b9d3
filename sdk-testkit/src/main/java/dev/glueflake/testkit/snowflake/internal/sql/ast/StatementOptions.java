package dev.glueflake.testkit.snowflake.internal.sql.ast;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The options of those statements in which a variable or a bind may be the value of one. */
public final class StatementOptions {
    private StatementOptions() {}

    /** Whether it is such a statement. */
    public static boolean takesValues(Statement statement) {
        return mapped(statement, UnaryOperator.identity()).isPresent();
    }

    /** The statement with its options changed; empty for any other statement. */
    public static Optional<Statement> mapped(Statement statement, UnaryOperator<List<Option>> change) {
        if (statement instanceof ObjectStatement object) {
            return ofObject(object, change);
        }
        if (statement instanceof Statement.CopyIntoTable x) {
            return Optional.of(
                    new Statement.CopyIntoTable(x.table(), x.columns(), x.source(), change.apply(x.options())));
        }
        if (statement instanceof Statement.AlterSessionSet x) {
            return Optional.of(new Statement.AlterSessionSet(change.apply(x.parameters())));
        }
        if (statement instanceof Statement.AlterTable x && x.change() instanceof TableChange.SetOptions set) {
            TableChange changed = new TableChange.SetOptions(change.apply(set.options()));
            return Optional.of(new Statement.AlterTable(x.table(), x.ifExists(), changed));
        }
        return ofCreation(statement, change);
    }

    private static Optional<Statement> ofCreation(Statement statement, UnaryOperator<List<Option>> change) {
        if (statement instanceof Statement.CreateTable x) {
            return Optional.of(new Statement.CreateTable(
                    x.name(), x.mode(), x.persistence(), x.source(), change.apply(x.options()), x.copyGrants()));
        }
        if (statement instanceof Statement.CreateView x) {
            return Optional.of(new Statement.CreateView(
                    x.name(), x.mode(), x.columns(), x.query(), x.text(), change.apply(x.options())));
        }
        if (statement instanceof Statement.CreateDatabase x) {
            return Optional.of(
                    new Statement.CreateDatabase(x.name(), x.mode(), x.isTransient(), change.apply(x.options())));
        }
        if (statement instanceof Statement.CreateSchema x) {
            return Optional.of(
                    new Statement.CreateSchema(x.name(), x.mode(), x.isTransient(), change.apply(x.options())));
        }
        if (statement instanceof Statement.CreateStage x) {
            return Optional.of(new Statement.CreateStage(x.name(), x.mode(), x.temporary(), change.apply(x.options())));
        }
        if (statement instanceof Statement.CreateSequence x) {
            return Optional.of(new Statement.CreateSequence(
                    x.name(), x.mode(), x.start(), x.increment(), x.ordered(), change.apply(x.options())));
        }
        return Optional.empty();
    }

    private static Optional<Statement> ofObject(ObjectStatement statement, UnaryOperator<List<Option>> change) {
        if (statement instanceof ObjectStatement.CreateObject x) {
            return Optional.of(
                    new ObjectStatement.CreateObject(x.kind(), x.name(), x.mode(), change.apply(x.options())));
        }
        if (statement instanceof ObjectStatement.CreateOrAlter x) {
            return mapped(x.create(), change).map(ObjectStatement.CreateOrAlter::new);
        }
        if (statement instanceof ObjectStatement.Alter x && x.change() instanceof Change.Set set) {
            Change changed = new Change.Set(change.apply(set.options()));
            return Optional.of(new ObjectStatement.Alter(x.kind(), x.name(), x.ifExists(), changed));
        }
        return Optional.empty();
    }
}
