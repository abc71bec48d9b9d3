package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference.StageReferenceKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a stage whose statements run. It travels with the scope, under names that no variable has.
 *
 * @param stage the whole stage, by its full name: {@code @DB.SCHEMA.STAGE}
 * @param path of the file in it
 * @param depth how many files run each other, this one among them
 */
record RunningFile(String stage, String path, int depth) {
    private static final String STAGE = "\u0000file's stage";
    private static final String PATH = "\u0000file's path";
    private static final String DEPTH = "\u0000file's depth";
    private static final int DEEPEST = 5;
    private static final Pattern SLASH = Pattern.compile("/");

    /** The innermost one. */
    static Optional<RunningFile> of(ExecutionScope scope) {
        Map<String, TypedValue> marks = scope.scriptVariables();
        return marks.containsKey(STAGE)
                ? Optional.of(
                        new RunningFile(text(marks, STAGE), text(marks, PATH), Integer.parseInt(text(marks, DEPTH))))
                : Optional.empty();
    }

    private static String text(Map<String, TypedValue> marks, String name) {
        return String.valueOf(marks.getOrDefault(name, TypedValue.text("")).value());
    }

    void mark(Map<String, TypedValue> variables) {
        variables.put(STAGE, TypedValue.text(stage));
        variables.put(PATH, TypedValue.text(path));
        variables.put(DEPTH, new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(depth)));
    }

    /** The file that a statement names: {@code @stage/path}, or where another file runs a path from there. */
    static RunningFile named(String written, Session session, ExecutionScope scope) {
        Optional<RunningFile> around = of(scope);
        int depth = around.map(RunningFile::depth).orElse(0) + 1;
        if (depth > DEEPEST) {
            throw Errors.compilation(
                    "001504", "42601", "EXECUTE IMMEDIATE FROM: more than " + DEEPEST + " files run each other.");
        }
        if (written.startsWith("@")) {
            StageReference reference = SqlParser.parseStage(written);
            return new RunningFile(stage(reference, session), reference.path(), depth);
        }
        RunningFile parent = around.orElseThrow(() -> Errors.compilation(
                "001503",
                "42601",
                "Relative file references like '" + written
                        + "' cannot be used in top-level EXECUTE IMMEDIATE calls."));
        return new RunningFile(parent.stage, parent.resolve(written), depth);
    }

    private static String stage(StageReference reference, Session session) {
        ObjectName name = reference.name();
        if (name == null) {
            return "@~";
        }
        QualifiedName full = session.qualify(name);
        String schema = "@" + QualifiedName.quoted(full.database()) + "." + QualifiedName.quoted(full.schema()) + ".";
        boolean table = reference.kind() == StageReferenceKind.TABLE;
        return schema + (table ? "%" : "") + QualifiedName.quoted(full.name());
    }

    /** Relative to this file's directory, or with a slash in front to the stage. */
    private String resolve(String relative) {
        Deque<String> parts = new ArrayDeque<>();
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        for (String part : SLASH.split(relative.startsWith("/") ? relative : directory + relative, -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** The file as a statement would write it. */
    @Override
    public String toString() {
        return stage + "/" + path;
    }
}
