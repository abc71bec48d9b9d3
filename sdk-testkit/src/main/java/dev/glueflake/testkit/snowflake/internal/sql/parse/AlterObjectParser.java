package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ALTER of everything but tables and the session. */
final class AlterObjectParser extends SubjectParser {
    private static final Set<ObjectKind> KINDS = EnumSet.of(
            ObjectKind.DATABASE,
            ObjectKind.SCHEMA,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.SEQUENCE,
            ObjectKind.STAGE,
            ObjectKind.FILE_FORMAT,
            ObjectKind.WAREHOUSE,
            ObjectKind.ROLE,
            ObjectKind.DATABASE_ROLE,
            ObjectKind.USER,
            ObjectKind.TAG,
            ObjectKind.MASKING_POLICY,
            ObjectKind.ROW_ACCESS_POLICY,
            ObjectKind.STREAM,
            ObjectKind.TASK,
            ObjectKind.ALERT,
            ObjectKind.DYNAMIC_TABLE,
            ObjectKind.PIPE,
            ObjectKind.RESOURCE_MONITOR,
            ObjectKind.INTEGRATION,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE);
    /** Commands in words, longer ones first. */
    private static final List<String> ACTIONS = List.of(
            "SUSPEND",
            "RESUME IF SUSPENDED",
            "RESUME",
            "ABORT ALL QUERIES",
            "ENABLE MANAGED ACCESS",
            "DISABLE MANAGED ACCESS",
            "SET SECURE",
            "UNSET SECURE",
            "EXECUTE AS OWNER",
            "EXECUTE AS CALLER",
            "UNSET ALLOWED_VALUES",
            "REMOVE WHEN");

    private final ObjectKindParser kinds;

    AlterObjectParser(Grammar grammar) {
        super(grammar);
        kinds = new ObjectKindParser(grammar);
    }

    /** ALTER is read. */
    Statement alter() {
        if (cursor.areWords("ACCOUNT", "SET") || cursor.areWords("ACCOUNT", "UNSET")) {
            cursor.next();
            return new ObjectStatement.AlterAccount(cursor.next().isWord("SET") ? set() : unset());
        }
        if (cursor.areWords("STORAGE", "INTEGRATION")) {
            cursor.next();
        }
        ObjectKind kind = kinds.kind("ALTER", KINDS);
        boolean ifExists = cursor.accept("IF", "EXISTS");
        ObjectName name = grammar.names().objectName();
        if (kind == ObjectKind.FUNCTION || kind == ObjectKind.PROCEDURE) {
            List<TypeName> types = grammar.routines().argumentTypes(kind);
            TagChangeParser tags = new TagChangeParser(grammar);
            return new ObjectStatement.AlterRoutine(
                    kind, name, types, ifExists, tags.isChange(kind) ? tags.change() : change(kind));
        }
        if (kind == ObjectKind.DYNAMIC_TABLE && new DynamicTableParser(grammar).isRefresh()) {
            return new DynamicTableParser(grammar).refresh(name, ifExists);
        }
        if (kind == ObjectKind.PIPE && cursor.accept("REFRESH")) {
            return new PipeParser(grammar).refresh(name, ifExists);
        }
        if (kind == ObjectKind.STAGE && cursor.accept("REFRESH")) {
            return new PipelineStatement.RefreshStage(
                    name, ifExists, List.copyOf(new BareOptionParser(grammar).options()));
        }
        TagChangeParser tags = new TagChangeParser(grammar);
        return new ObjectStatement.Alter(kind, name, ifExists, tags.isChange(kind) ? tags.change() : change(kind));
    }

    private Change change(ObjectKind kind) {
        if (kind == ObjectKind.MATERIALIZED_VIEW) {
            Change clustering = clustering();
            if (clustering != null) {
                return clustering;
            }
        }
        Refusals.refuseClause("ALTER " + kind.name().replace('_', ' '), cursor);
        for (String action : ACTIONS) {
            if (cursor.accept(action.split(" ", -1))) {
                return new Change.Act(action);
            }
        }
        if (cursor.accept("RENAME", "TO")) {
            return new Change.RenameTo(grammar.names().objectName());
        }
        if (cursor.accept("SWAP", "WITH")) {
            return new Change.SwapWith(grammar.names().objectName());
        }
        if (cursor.areWords("ADD", "ALLOWED_VALUES") || cursor.areWords("DROP", "ALLOWED_VALUES")) {
            boolean add = cursor.next().isWord("ADD");
            cursor.next();
            return new Change.AllowedValues(add, cursor.list(cursor::string));
        }
        PolicyParser policies = new PolicyParser(grammar);
        if (kind == ObjectKind.VIEW && policies.isChange()) {
            return new Change.Policies(policies.changes());
        }
        if (cursor.accept("SET", "BODY")) {
            return new Change.SetBody(policies.body());
        }
        if (kind == ObjectKind.VIEW && (cursor.accept("ALTER") || cursor.accept("MODIFY"))) {
            return columnComment();
        }
        if (kind == ObjectKind.TASK && new TaskParser(grammar).isChange()) {
            return new TaskParser(grammar).change();
        }
        if (kind == ObjectKind.ALERT && new AlertParser(grammar).isChange()) {
            return new AlertParser(grammar).change();
        }
        if (cursor.accept("UNSET")) {
            return unset();
        }
        return settingOf(kind);
    }

    private @Nullable Change clustering() {
        if (cursor.areWords("CLUSTER", "BY")) {
            return new Change.Set(List.of(new BareOptionParser(grammar).clusterBy()));
        }
        if (cursor.accept("DROP", "CLUSTERING", "KEY")) {
            return new Change.Unset(List.of("CLUSTER BY"));
        }
        if (cursor.areWords("SUSPEND", "RECLUSTER") || cursor.areWords("RESUME", "RECLUSTER")) {
            throw Errors.unsupported("ALTER MATERIALIZED VIEW … RECLUSTER");
        }
        return null;
    }

    private Change settingOf(ObjectKind kind) {
        boolean set = cursor.accept("SET");
        if (!set && kind != ObjectKind.SEQUENCE) {
            String what = kind.name().replace('_', ' ');
            throw cursor.peek().is(TokenKind.WORD)
                    ? Errors.unsupported("ALTER " + what + " … " + cursor.peek().upper())
                    : cursor.unexpected();
        }
        return kind == ObjectKind.SEQUENCE ? sequence() : set();
    }

    private Change columnComment() {
        cursor.accept("COLUMN");
        Identifier column = grammar.names().identifier();
        if (cursor.accept("UNSET", "COMMENT")) {
            return new Change.CommentOnColumn(column, "");
        }
        if (!cursor.accept("COMMENT")) {
            throw Errors.unsupported(
                    "ALTER VIEW … ALTER COLUMN … " + cursor.peek().upper());
        }
        return new Change.CommentOnColumn(column, cursor.string());
    }

    private Change set() {
        List<Option> options = new BareOptionParser(grammar).options();
        if (options.isEmpty()) {
            throw cursor.peek(1).isWord("POLICY")
                    ? Errors.unsupported(cursor.peek().upper() + " POLICY")
                    : cursor.unexpected();
        }
        return new Change.Set(options);
    }

    private Change sequence() {
        List<Option> options = new ArrayList<>();
        while (cursor.peek().is(TokenKind.WORD)) {
            var at = cursor.at();
            if (cursor.accept("INCREMENT")) {
                cursor.accept("BY");
                cursor.acceptSymbol("=");
                options.add(new Option("INCREMENT", new OptionValue.NumberText(String.valueOf(cursor.integer())), at));
            } else if (cursor.isWord("ORDER") || cursor.isWord("NOORDER")) {
                options.add(
                        new Option("ORDER", new OptionValue.Word(cursor.next().upper()), at));
            } else {
                options.add(grammar.options().option());
            }
            cursor.acceptSymbol(",");
        }
        if (options.isEmpty()) {
            throw cursor.unexpected();
        }
        return new Change.Set(options);
    }

    private Change unset() {
        List<String> words = new ArrayList<>();
        do {
            words.add(cursor.expect(TokenKind.WORD).upper());
        } while (cursor.acceptSymbol(",") || cursor.peek().is(TokenKind.WORD));
        return new Change.Unset(words);
    }
}
