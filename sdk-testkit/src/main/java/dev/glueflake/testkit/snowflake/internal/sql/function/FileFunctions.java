package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;

/** The file functions: the session knows the stage, which must be constant; the file's path may be any value. */
final class FileFunctions {
    private static final String ENCODED = "replace(url_encode({1}), '%2F', '/')";

    private FileFunctions() {}

    static void define(Catalogue f) {
        f.scalar("GET_STAGE_LOCATION", 1, 1, call -> ofStage(call, call.name()));
        f.scalar(
                "GET_ABSOLUTE_PATH",
                2,
                2,
                call -> call.sql(SqlTypes.VARCHAR, "{0} || {1}", ofStage(call, call.name()), call.text(1)));
        f.scalar("GET_RELATIVE_PATH", 2, 2, FileFunctions::relative);
        f.scalar(
                "BUILD_STAGE_FILE_URL",
                2,
                2,
                call -> call.sql(SqlTypes.VARCHAR, "{0} || " + ENCODED, ofStage(call, call.name()), call.text(1)));
        f.scalar("BUILD_SCOPED_FILE_URL", 2, 3, FileFunctions::scoped);
        f.scalar("GET_PRESIGNED_URL", 2, 3, FileFunctions::presigned);
    }

    private static Typed relative(Invocation call) {
        String otherwise = EngineErrors.raise("100183", "22023", "Invalid file path '", "{1}", "' for the stage");
        return call.sql(
                SqlTypes.VARCHAR,
                "CASE WHEN {1} IS NULL THEN NULL WHEN starts_with({1}, {0}) THEN substr({1}, length({0}) + 1) ELSE "
                        + otherwise + " END",
                ofStage(call, call.name()),
                call.text(1));
    }

    /** The path is written in Base64 without padding, for URLs. */
    private static Typed scoped(Invocation call) {
        Typed path = ofStage(call, call.name() + " PATH");
        return call.sql(
                SqlTypes.VARCHAR,
                "{0} || rtrim(replace(replace(to_base64(encode({1} || {2})), '+', '-'), '/', '_'), '=')",
                ofStage(call, call.name()),
                path,
                call.text(1));
    }

    private static Typed presigned(Invocation call) {
        List<TypedValue> values = new ArrayList<>();
        for (Typed argument : call.arguments()) {
            if (!(argument instanceof Typed.Constant constant)) {
                throw Errors.unsupported("GET_PRESIGNED_URL of a path that is no constant");
            }
            values.add(constant.value());
        }
        return session(call, call.name(), values);
    }

    private static Typed ofStage(Invocation call, String function) {
        if (!(call.argument(0) instanceof Typed.Constant stage)) {
            throw Errors.unsupported(call.name() + " of a stage that is no constant");
        }
        return session(call, function, List.of(stage.value()));
    }

    private static Typed session(Invocation call, String function, List<TypedValue> values) {
        return call.context()
                .contextFunction(function, values)
                .<Typed>map(Typed.Constant::new)
                .orElseThrow(call::invalidTypes);
    }
}
