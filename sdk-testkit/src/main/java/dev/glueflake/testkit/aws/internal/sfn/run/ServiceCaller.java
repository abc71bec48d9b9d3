package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;

/** The other services, as tasks call them. */
public interface ServiceCaller {
    boolean has(AwsService service, String operation);

    /** Calls an operation; its error is a {@code ServiceException}. */
    ObjectNode call(AwsService service, String operation, ObjectNode parameters);
}
