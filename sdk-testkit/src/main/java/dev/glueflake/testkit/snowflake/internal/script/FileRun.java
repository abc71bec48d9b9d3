package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** EXECUTE IMMEDIATE FROM: the statements of a file, one after the other. What the last one answers is the answer. */
final class FileRun {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final StatementRunner runner;
    private final Session session;
    private final ExecutionScope scope;

    FileRun(StatementRunner runner, Session session, ExecutionScope scope) {
        this.runner = runner;
        this.session = session;
        this.scope = scope;
    }

    StatementResult run(Statement.ExecuteFile execute) {
        RunningFile file = RunningFile.named(execute.file(), session, scope);
        String text = new FileTemplate(session, scope).rendered(text(file), execute.using());
        if (execute.dryRun()) {
            return preview(text);
        }
        List<ParsedStatement> statements =
                SqlParser.parse(text, session.parameters().flag("QUOTED_IDENTIFIERS_IGNORE_CASE"));
        int last = statements.size() - 1;
        statements.subList(0, last).forEach(statement -> run(statement, file));
        return run(statements.get(last), file);
    }

    private static StatementResult preview(String text) {
        return new StatementResult(
                StatementKind.CALL,
                List.of(ResultColumn.of("rendered file contents", SqlTypes.VARCHAR)),
                List.<@Nullable Object[]>of(new @Nullable Object[] {text}),
                0);
    }

    private StatementResult run(ParsedStatement parsed, RunningFile file) {
        scope.cancellation().check();
        InnerRules.check(parsed.statement(), scope);
        Map<String, TypedValue> variables = new HashMap<>();
        CallDepth.carry(scope, variables);
        file.mark(variables);
        ExecutionScope child = scope.child(
                session.account().nextQueryId(), variables, session.account().now());
        try {
            return runner.run(session, parsed.statement(), child);
        } catch (SnowflakeException e) {
            scope.cancellation().check();
            throw new SnowflakeException(
                    e.code(),
                    e.sqlState(),
                    "Uncaught exception of type '" + ScriptException.STATEMENT_ERROR + "' in file " + file + " on line "
                            + parsed.at().line() + " at position " + parsed.at().column() + ":\n" + e.getMessage());
        }
    }

    private String text(RunningFile file) {
        StageLocation place = new StageResolver(session).resolve(SqlParser.parseStage(file.toString()));
        if (place.files().find(file.path()).isEmpty()) {
            throw new SnowflakeException(
                    "001501",
                    "02000",
                    "File '" + file.path() + "' not found in stage '"
                            + file.stage().substring(1) + "'.");
        }
        try (InputStream in = place.files().open(file.path())) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Errors.unsupported("EXECUTE IMMEDIATE FROM a file of more than 10 MB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Errors.unsupported("EXECUTE IMMEDIATE FROM a file that is not uncompressed UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
