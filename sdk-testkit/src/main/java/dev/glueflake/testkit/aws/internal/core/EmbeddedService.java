package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.aws.AwsService;
import java.io.IOException;
import java.util.Set;

/** One AWS service behind the {@link Gateway}. Called by many threads at once. */
public interface EmbeddedService {
    AwsService id();

    /** Whether the request is addressed to this service. At most one service may say so. */
    boolean accepts(AwsRequest request) throws IOException;

    /** The names of all operations that {@link #answer} knows. */
    Set<String> operations();

    /** Reads operation and resource; the operation's name may be one that is not there. */
    Target target(AwsRequest request) throws IOException;

    /** Executes a call whose operation is one of {@link #operations()}. */
    AwsAnswer answer(AwsRequest request, Target target) throws IOException;

    /** Writes an error in the service's own shape. */
    AwsAnswer error(AwsRequest request, Target target, ServiceException error) throws IOException;

    /** The error by which the service asks clients to slow down. */
    default ServiceException throttled() {
        return ServiceException.badRequest("ThrottlingException", "Rate exceeded");
    }

    /** Removes all that was created. */
    void reset();
}
