package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference.StageReferenceKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COPY INTO, COPY FILES, LIST, REMOVE, PUT and GET. */
final class FileParser extends SubjectParser {
    private static final String FILE_SCHEME = "file://";

    FileParser(Grammar grammar) {
        super(grammar);
    }

    Statement statement() {
        if (cursor.accept("COPY", "FILES")) {
            return copyFiles();
        }
        if (cursor.isWord("COPY") && !cursor.peek(1).isWord("INTO")) {
            throw Refusals.statement(cursor);
        }
        return switch (cursor.next().upper()) {
            case "COPY" -> copy();
            case "LIST", "LS" -> new Statement.ListFiles(grammar.stages().stageOrValue(), pattern());
            case "REMOVE", "RM" -> new Statement.RemoveFiles(grammar.stages().stageOrValue(), pattern());
            case "PUT" ->
                new Statement.Put(
                        localPath(),
                        grammar.stages().stageOrValue(),
                        grammar.options().options());
            default ->
                new Statement.Get(
                        grammar.stages().stageOrValue(),
                        localPath(),
                        grammar.options().options());
        };
    }

    private Statement copy() {
        cursor.expect("INTO");
        if (cursor.peek().is(TokenKind.STAGE) || cursor.peek().is(TokenKind.STRING)) {
            return new UnloadParser(grammar).unload();
        }
        ObjectName table = grammar.names().tableName();
        List<Identifier> columns = cursor.isSymbol("(") ? grammar.names().columnList() : List.of();
        // Without FROM the files are those of the table's own stage.
        CopySource source = cursor.accept("FROM")
                ? source()
                : new CopySource.Stage(new StageReference(StageReferenceKind.TABLE, table, "", cursor.at()));
        return new Statement.CopyIntoTable(
                table, columns, source, grammar.options().options());
    }

    private Statement copyFiles() {
        cursor.expect("INTO");
        StageReference target = grammar.stages().stageOrValue();
        cursor.expect("FROM");
        CopySource source = cursor.isSymbol("(")
                ? source()
                : new CopySource.Stage(grammar.stages().stageOrValue());
        return new Statement.CopyFiles(target, source, grammar.options().options());
    }

    private CopySource source() {
        if (cursor.isSymbol("(")) {
            cursor.next();
            Query query = grammar.queries().query();
            cursor.expectSymbol(")");
            return new CopySource.Transformation(query);
        }
        if (grammar.stages().isStage()) {
            return new CopySource.Stage(grammar.stages().stage());
        }
        return new CopySource.Location(cursor.expect(TokenKind.STRING).text());
    }

    private @Nullable String pattern() {
        if (!cursor.accept("PATTERN")) {
            return null;
        }
        cursor.expectSymbol("=");
        return cursor.string();
    }

    private String localPath() {
        Token token = cursor.peek();
        if (token.is(TokenKind.FILE)) {
            return cursor.next().text();
        }
        String quoted = cursor.expect(TokenKind.STRING).text();
        if (!quoted.startsWith(FILE_SCHEME)) {
            throw cursor.unexpected(token);
        }
        return quoted.substring(FILE_SCHEME.length());
    }
}
