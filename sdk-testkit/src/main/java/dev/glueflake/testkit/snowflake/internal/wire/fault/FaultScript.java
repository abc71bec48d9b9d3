package dev.glueflake.testkit.snowflake.internal.wire.fault;

import dev.glueflake.testkit.snowflake.Fault;
import dev.glueflake.testkit.snowflake.FaultRule;
import dev.glueflake.testkit.snowflake.Faults;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All rules of a fake. */
public final class FaultScript implements Faults {
    private final List<ScriptedFault> faults = new ArrayList<>();

    @Override
    public FaultRule onSql(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return new ScriptedRule(this, request -> {
            String sql = request.sql();
            return sql != null && pattern.matcher(sql).find();
        });
    }

    @Override
    public FaultRule onPath(String prefix) {
        return new ScriptedRule(this, request -> request.path().startsWith(prefix));
    }

    synchronized Fault add(ScriptedFault fault) {
        faults.add(fault);
        return fault;
    }

    @Override
    public synchronized void clear() {
        faults.clear();
    }

    /** What goes wrong with this request. Every rule counts it; the first that strikes decides. */
    public synchronized Optional<FaultAction> next(WireRequest request) {
        List<ScriptedFault> striking =
                faults.stream().filter(fault -> fault.strikes(request)).toList();
        return striking.stream().findFirst().map(ScriptedFault::strike);
    }
}
