package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Watches what clients create. Requests go by the names of their types and members, so that no module of the SDK is
 * needed but those in use. Safe for use by several threads.
 */
public final class Ledger implements ExecutionInterceptor {
    private final Set<Made> made = new LinkedHashSet<>();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        read(context).ifPresent(this::add);
    }

    private static Optional<Made> read(Context.AfterExecution context) {
        SdkRequest request = context.request();
        return switch (request.getClass().getSimpleName()) {
            case "CreateBucketRequest" -> named(Kind.BUCKET, request, "Bucket");
            case "CreateQueueRequest" -> answered(Kind.QUEUE, context, "QueueUrl");
            case "CreateStateMachineRequest" -> answered(Kind.STATE_MACHINE, context, "stateMachineArn");
            case "CreateFunctionRequest" -> named(Kind.FUNCTION, request, "FunctionName");
            case "PutParameterRequest" -> first(context) ? named(Kind.PARAMETER, request, "Name") : Optional.empty();
            case "CreateSecretRequest" -> named(Kind.SECRET, request, "Name");
            case "PutRuleRequest" -> named(Kind.RULE, request, "Name");
            default -> Optional.empty();
        };
    }

    private static Optional<Made> answered(Kind kind, Context.AfterExecution context, String member) {
        return context.response().getValueForField(member, String.class).map(id -> new Made(kind, id, ""));
    }

    /** A parameter that was there before is somebody else's. */
    private static boolean first(Context.AfterExecution context) {
        return context.response()
                .getValueForField("Version", Long.class)
                .filter(version -> version == 1)
                .isPresent();
    }

    private static Optional<Made> named(Kind kind, SdkRequest request, String member) {
        String within = request.getValueForField("EventBusName", String.class).orElse("");
        return request.getValueForField(member, String.class).map(name -> new Made(kind, name, within));
    }

    private synchronized void add(Made one) {
        made.add(one);
    }

    /** Returns what was written down and forgets it. */
    public synchronized List<Made> takeAll() {
        List<Made> all = new ArrayList<>(made);
        made.clear();
        return all;
    }
}
