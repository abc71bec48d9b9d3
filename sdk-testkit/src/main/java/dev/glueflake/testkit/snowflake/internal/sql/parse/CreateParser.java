package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CREATE: its modifiers and the kinds that are little more than a name with options. */
final class CreateParser extends SubjectParser {
    private static final List<String> ALTERABLE = List.of(
            "TABLE",
            "VIEW",
            "RECURSIVE VIEW",
            "SCHEMA",
            "DATABASE",
            "TASK",
            "FUNCTION",
            "PROCEDURE",
            "FILE FORMAT",
            "WAREHOUSE",
            "ROLE",
            "TAG");

    private final CreateTableParser tables;
    private final CreateViewParser views;
    private final CreateSequenceParser sequences;
    private final ExternalTableParser externalTables;
    private final CreateObjectParser objects;
    private final PolicyParser policies;
    private final StreamParser streams;
    private final TaskParser tasks;
    private final PipeParser pipes;

    CreateParser(Grammar grammar) {
        super(grammar);
        tables = new CreateTableParser(grammar);
        views = new CreateViewParser(grammar);
        sequences = new CreateSequenceParser(grammar);
        externalTables = new ExternalTableParser(grammar);
        objects = new CreateObjectParser(grammar);
        policies = new PolicyParser(grammar);
        streams = new StreamParser(grammar);
        tasks = new TaskParser(grammar);
        pipes = new PipeParser(grammar);
    }

    Statement create() {
        Token first = cursor.peek();
        cursor.expect("CREATE");
        if (cursor.accept("OR", "ALTER")) {
            return new ObjectStatement.CreateOrAlter(created(first, true, true));
        }
        return created(first, cursor.accept("OR", "REPLACE"), false);
    }

    private Statement created(Token first, boolean replace, boolean alter) {
        boolean secure = cursor.accept("SECURE");
        Persistence persistence = persistence();
        secure |= persistence != null && cursor.accept("SECURE");
        acceptForce();
        if (alter && !isAlterable()) {
            throw Refusals.kind("CREATE OR ALTER", cursor);
        }
        refuseForms();
        if ((cursor.isWord("FUNCTION") || cursor.isWord("PROCEDURE")) && persistence != Persistence.TRANSIENT) {
            return routine(replace, new RoutineDefinition.Form(persistence != null, secure));
        }
        if (secure
                || cursor.isWord("VIEW")
                || cursor.areWords("RECURSIVE", "VIEW")
                || cursor.areWords("MATERIALIZED", "VIEW")) {
            return view(first, replace, secure, persistence);
        }
        if (cursor.areWords("DATABASE", "ROLE") && !cursor.isSymbol(2, ".")) {
            return permanent(first, replace, persistence);
        }
        return switch (cursor.peek().upper()) {
            case "TABLE" -> tables.table(mode("TABLE", replace), persistence);
            case "DATABASE" -> database(replace, persistence);
            case "SCHEMA" -> schema(replace, persistence);
            case "STAGE" -> stage(replace, persistence);
            case "FILE" -> fileFormat(replace, persistence);
            default -> permanent(first, replace, persistence);
        };
    }

    /** Snowflake takes FORCE before VIEW for the sake of other databases' scripts; it changes nothing. */
    private void acceptForce() {
        if (cursor.areWords("FORCE", "VIEW")) {
            cursor.next();
        }
    }

    /** Whether a kind stands here that CREATE OR ALTER may make. */
    private boolean isAlterable() {
        return ALTERABLE.stream().anyMatch(words -> cursor.areWords(words.split(" ", -1)));
    }

    /** What may stand between CREATE and the kind, and is not here. */
    private void refuseForms() {
        for (String form : List.of("READ ONLY", "AGGREGATE FUNCTION")) {
            if (cursor.areWords(form.split(" ", -1))) {
                throw Errors.unsupported("CREATE " + form);
            }
        }
    }

    /** SCOPED is Snowpark's word: a temporary object that ends with its procedure, and outside of one with its session. */
    private @Nullable Persistence persistence() {
        boolean scoped = cursor.accept("LOCAL") || cursor.accept("GLOBAL") || cursor.accept("SCOPED");
        if (cursor.accept("TEMPORARY") || cursor.accept("TEMP") || cursor.accept("VOLATILE")) {
            return Persistence.TEMPORARY;
        }
        if (scoped) {
            throw cursor.unexpected();
        }
        return cursor.accept("TRANSIENT") ? Persistence.TRANSIENT : null;
    }

    private Statement permanent(Token first, boolean replace, @Nullable Persistence persistence) {
        if (cursor.isWord("SEQUENCE") && persistence == null) {
            return sequences.sequence(mode("SEQUENCE", replace));
        }
        if (cursor.areWords("EXTERNAL", "TABLE") && persistence == null) {
            return externalTables.create(mode("EXTERNAL TABLE", replace));
        }
        if ((cursor.isWord("STREAM") || cursor.isWord("TASK") || cursor.isWord("ALERT")) && persistence == null) {
            return pipeline(replace);
        }
        if (policies.isPolicy() && persistence == null) {
            return policies.create(words -> mode(words, replace));
        }
        if (cursor.areWords("DYNAMIC", "TABLE") && persistence != Persistence.TEMPORARY) {
            return dynamicTable(first, replace, persistence != null);
        }
        if (cursor.isWord("PIPE") && persistence == null) {
            CreateMode mode = mode("PIPE", replace);
            return pipes.create(grammar.names().objectName(), mode);
        }
        Optional<String> words = persistence == null ? objects.words() : Optional.empty();
        if (words.isPresent()) {
            return objects.create(words.get(), mode(words.get(), replace));
        }
        throw refusal(persistence);
    }

    private Statement routine(boolean replace, RoutineDefinition.Form form) {
        return cursor.isWord("FUNCTION")
                ? grammar.routines().function(mode("FUNCTION", replace), form)
                : grammar.routines().procedure(mode("PROCEDURE", replace), form);
    }

    private Statement dynamicTable(Token first, boolean replace, boolean isTransient) {
        CreateMode mode = mode("DYNAMIC TABLE", replace);
        ObjectName name = grammar.names().tableName();
        return cursor.isWord("CLONE")
                ? objects.copy(ObjectKind.DYNAMIC_TABLE, name, mode, isTransient)
                : new DynamicTableParser(grammar).create(first, name, mode, isTransient);
    }

    private Statement pipeline(boolean replace) {
        ObjectKind kind = ObjectKind.valueOf(cursor.peek().upper());
        CreateMode mode = mode(kind.name(), replace);
        ObjectName name = grammar.names().objectName();
        if (cursor.isWord("CLONE")) {
            return objects.copy(kind, name, mode, false);
        }
        return switch (kind) {
            case STREAM -> streams.create(name, mode);
            case TASK -> tasks.create(name, mode);
            default -> new AlertParser(grammar).create(name, mode);
        };
    }

    private SnowflakeException refusal(@Nullable Persistence persistence) {
        return Refusals.kind(persistence == null ? "CREATE" : "CREATE " + persistence, cursor);
    }

    /** Reads the kind and IF NOT EXISTS behind it. */
    private CreateMode mode(String kind, boolean replace) {
        cursor.expect(kind.split(" ", -1));
        boolean guarded = cursor.accept("IF", "NOT", "EXISTS");
        if (replace && guarded) {
            throw Errors.compilation("000002", "0A000", "options OR REPLACE and IF NOT EXISTS are incompatible.");
        }
        if (replace) {
            return CreateMode.OR_REPLACE;
        }
        return guarded ? CreateMode.IF_NOT_EXISTS : CreateMode.FAIL_IF_EXISTS;
    }

    private Statement view(Token first, boolean replace, boolean secure, @Nullable Persistence persistence) {
        if (cursor.areWords("MATERIALIZED", "VIEW") && persistence == null) {
            List<String> marks = secure ? List.of("MATERIALIZED", "SECURE") : List.of("MATERIALIZED");
            return views.view(first, mode("MATERIALIZED VIEW", replace), marks);
        }
        boolean recursive = cursor.areWords("RECURSIVE", "VIEW");
        if (persistence == Persistence.TRANSIENT || !(recursive || cursor.isWord("VIEW"))) {
            throw refusal(persistence);
        }
        List<String> marks = Stream.of(secure ? "SECURE" : "", persistence == null ? "" : "TEMPORARY")
                .filter(mark -> !mark.isEmpty())
                .toList();
        return recursive
                ? views.recursive(first, mode("RECURSIVE VIEW", replace), marks)
                : views.view(first, mode("VIEW", replace), marks);
    }

    private Statement database(boolean replace, @Nullable Persistence persistence) {
        refuse(persistence, Persistence.TEMPORARY);
        CreateMode mode = mode("DATABASE", replace);
        Identifier name = databaseName();
        if (cursor.isWord("CLONE")) {
            return objects.copy(ObjectKind.DATABASE, CreateObjectParser.name(name), mode, persistence != null);
        }
        refuseOrigin("CREATE DATABASE");
        return new Statement.CreateDatabase(name, mode, persistence != null, options());
    }

    private Identifier databaseName() {
        if (!cursor.isWord("IDENTIFIER") || !cursor.isSymbol(1, "(")) {
            return grammar.names().identifier();
        }
        ObjectName name = grammar.names().identifierFunction();
        if (name.deferred() != null) {
            throw Errors.unsupported("CREATE DATABASE IDENTIFIER of a variable");
        }
        return name.last();
    }

    private Statement schema(boolean replace, @Nullable Persistence persistence) {
        refuse(persistence, Persistence.TEMPORARY);
        CreateMode mode = mode("SCHEMA", replace);
        ObjectName name = grammar.names().objectName();
        if (cursor.isWord("CLONE")) {
            return objects.copy(ObjectKind.SCHEMA, name, mode, persistence != null);
        }
        refuseOrigin("CREATE SCHEMA");
        return new Statement.CreateSchema(name, mode, persistence != null, options());
    }

    private Statement stage(boolean replace, @Nullable Persistence persistence) {
        refuse(persistence, Persistence.TRANSIENT);
        CreateMode mode = mode("STAGE", replace);
        ObjectName name = grammar.names().objectName();
        refuseOrigin("CREATE STAGE");
        return new Statement.CreateStage(name, mode, persistence != null, options());
    }

    private Statement fileFormat(boolean replace, @Nullable Persistence persistence) {
        refuse(persistence, Persistence.TRANSIENT);
        CreateMode mode = mode("FILE FORMAT", replace);
        ObjectName name = grammar.names().objectName();
        return new Statement.CreateFileFormat(name, mode, persistence != null, options());
    }

    private void refuse(@Nullable Persistence persistence, Persistence unknown) {
        if (persistence == unknown) {
            throw refusal(persistence);
        }
    }

    private void refuseOrigin(String what) {
        for (String origin : List.of("CLONE", "FROM", "AS")) {
            if (cursor.isWord(origin)) {
                throw Errors.unsupported(what + " … " + origin);
            }
        }
    }

    private List<Option> options() {
        return new BareOptionParser(grammar).options();
    }
}
