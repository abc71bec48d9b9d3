package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Source;

/** A routine's code as a script: a function of its name and parameters, or the object of a table function. */
final class JsCode {
    /** By it the routine's own code is told from ours. */
    static final String SOURCE = "routine";
    /** Lines before the body's first. */
    static final int LINES_BEFORE = 1;

    private JsCode() {}

    static Source of(ForeignRoutine routine) {
        String body = routine.code().text();
        if (routine.table()) {
            return source("(\n" + body + "\n)");
        }
        String name = routine.name().name();
        String parameters =
                routine.parameters().stream().map(ForeignRoutine.Column::name).collect(Collectors.joining(", "));
        return source("function " + name + "(" + parameters + ") {\n" + body + "\n}\n" + name);
    }

    private static Source source(String text) {
        return Source.newBuilder(JsEngine.LANGUAGE, text, SOURCE).buildLiteral();
    }

    /** A line of the body, from 1; empty where there is none. */
    static String line(ForeignRoutine routine, int line) {
        String[] lines = routine.code().text().split("\r?\n", -1);
        return line >= 1 && line <= lines.length ? lines[line - 1] : "";
    }
}
