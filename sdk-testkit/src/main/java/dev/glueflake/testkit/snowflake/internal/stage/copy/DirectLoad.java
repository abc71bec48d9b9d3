package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.List;
import java.util.Optional;

/**
 * The short way of delimited text: rows go into the target as they are read. For rows that give every column its value, and where no
 * row that is stored already may have to go again while others stay.
 */
final class DirectLoad {
    private DirectLoad() {}

    /** The loads of the files; empty where nothing was read and the long way is to be taken. */
    static Optional<List<FileLoad>> load(CopyPlan plan, List<StagedFile> files, Session session, ExecutionScope scope) {
        OnError onError = plan.options().onError();
        boolean rowsStay = onError instanceof OnError.Abort || onError instanceof OnError.Continue;
        LoadTarget target = plan.target();
        if (plan.records() != null
                || !rowsStay
                || !target.columns().containsAll(target.table().columns())) {
            return Optional.empty();
        }
        try (LoadRows rows = new LoadRows(plan, files, scope.cancellation());
                TableWrite write = session.write(scope, target.table(), LockMode.SHARED)) {
            if (!write.append(target.columns(), rows)) {
                return Optional.empty();
            }
            write.complete();
            return Optional.of(rows.loads());
        }
    }
}
