package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import java.util.Locale;

/** PUT and GET: the driver moves the bytes itself, from and to a directory; this says what it needs to know. Stateless. */
public final class FileTransfers {
    private static final long DEFAULT_PARALLEL = 4;

    private FileTransfers() {}

    public static FileTransfer plan(Statement.Put put, Session session, ExecutionScope scope) {
        Options options = new Options(put.options());
        FileTransfer.Upload upload = new FileTransfer.Upload(
                put.localPath(),
                new StageResolver(session).directory(DeferredNames.resolve(put.stage(), session.environment(scope))),
                options.flag("AUTO_COMPRESS", true),
                options.word("SOURCE_COMPRESSION").orElse("AUTO_DETECT").toLowerCase(Locale.ROOT),
                options.flag("OVERWRITE", false),
                options.number("PARALLEL").orElse(DEFAULT_PARALLEL));
        // How large a file is that the client cuts in parts; nothing is cut on the way to a directory.
        options.number("THRESHOLD");
        options.refuseRest();
        return upload;
    }

    /** The files of a GET are listed when it is planned. */
    public static FileTransfer plan(Statement.Get get, Session session, ExecutionScope scope) {
        Options options = new Options(get.options());
        long parallel = options.number("PARALLEL").orElse(DEFAULT_PARALLEL);
        StageResolver resolver = new StageResolver(session);
        StageReference stage = DeferredNames.resolve(get.stage(), session.environment(scope));
        StageLocation location = resolver.resolve(stage);
        var pattern = options.text("PATTERN").map(StageListing::compile);
        options.refuseRest();
        List<String> files = location.files().list(location.path()).stream()
                .map(StagedFile::name)
                .filter(name -> pattern.isEmpty()
                        || pattern.get().matcher(location.shown(name)).matches())
                .toList();
        return new FileTransfer.Download(get.localPath(), resolver.root(stage), files, parallel);
    }
}
