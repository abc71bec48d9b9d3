package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import org.jspecify.annotations.Nullable;

/** Which handler takes an exception: a name means what was declared under it last, not another exception called so. */
record Handlers(Frame frame) {

    /** The first one of the block that fits; null where there is none. */
    Script.@Nullable Handler of(Script.Block block, ScriptException e) {
        if (e.hasLeft(block)) {
            return null;
        }
        for (Script.Handler handler : block.handlers()) {
            boolean other = handler.names().isEmpty();
            if (other || handler.names().stream().anyMatch(name -> means(name, e))) {
                return handler;
            }
        }
        return null;
    }

    private boolean means(Identifier name, ScriptException e) {
        Declaration.NamedException declared = frame.exception(name.text()).orElse(null);
        return declared == null ? e.declared() == null && name.text().equals(e.name()) : declared.equals(e.declared());
    }
}
