package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.lambda.Invocation;

/** The other services, as tasks call them. */
public interface ServiceCaller {
    boolean has(AwsService service, String operation);

    /** Calls an operation; its error is a {@code ServiceException}. */
    ObjectNode call(AwsService service, String operation, ObjectNode parameters);

    /** Invokes a function and waits for its answer; an error of Lambda itself is a {@code ServiceException}. */
    Invocation invoke(String function, String payload);
}
