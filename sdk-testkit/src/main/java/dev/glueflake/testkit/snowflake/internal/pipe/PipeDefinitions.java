package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Creation;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreatePipe;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference.StageReferenceKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import dev.glueflake.testkit.snowflake.internal.stage.file.S3Location;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** CREATE PIPE. */
public final class PipeDefinitions {
    private final Session session;
    private final ExecutionScope scope;

    public PipeDefinitions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public StatementResult create(CreatePipe create) {
        ObjectName name = DeferredNames.resolve(create.name(), session.environment(scope));
        StatementResult result = new Creation(session, ObjectKind.PIPE, name)
                .unlessStanding(create.mode(), standing -> pipe(name, create));
        PipeBoard.of(session.account()).loading().begin();
        return result;
    }

    private Pipe pipe(ObjectName name, CreatePipe create) {
        Options options = new Options(create.options());
        String comment = options.text("COMMENT").orElse("");
        boolean auto = options.flag("AUTO_INGEST", false);
        String topic = options.text("AWS_SNS_TOPIC").orElse(null);
        options.take("TAG");
        options.refuseRest();
        refusePlace(create.copy().source(), auto);
        ObjectInfo info = session.objects()
                .newInfo(name, "CREATE PIPE", comment)
                .withTags(new Tags(session, scope).of(create.options()));
        try (PipeSession own = new PipeSession(session.account(), info)) {
            PipeCopy copy = own.copy(create.copy());
            PipeState state = new PipeState();
            if (auto) {
                state.known(copy.files(""));
            }
            String place = copy.location().place();
            Pipe.Settings settings = new Pipe.Settings(
                    auto, topic, auto ? channel(place) : null, copy.pattern().orElse(null), place);
            return new Pipe(
                    info, UUID.randomUUID().toString(), create.copy(), create.definition(), settings, null, state);
        }
    }

    private static void refusePlace(CopySource source, boolean auto) {
        StageReference stage = source instanceof CopySource.Stage named ? named.stage() : null;
        if (stage != null && stage.kind() == StageReferenceKind.USER) {
            throw Errors.compilation("001061", "22023", "A pipe cannot load from a user stage.");
        }
        if (stage != null && stage.kind() == StageReferenceKind.TABLE && auto) {
            throw Errors.unsupported("AUTO_INGEST of a table stage");
        }
    }

    /** The queue that all pipes of a bucket share; none for an internal stage. */
    private @Nullable String channel(String place) {
        if (!place.startsWith("s3://")) {
            return null;
        }
        return S3Location.parse(place).channel(session.account().settings().region());
    }
}
