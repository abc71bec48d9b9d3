package dev.glueflake.testkit.aws.internal.core;

import java.io.IOException;

/** Answers what no service accepts, in a shape that the client's protocol can read. */
public interface UnknownService {
    /** What was asked for, as far as it can be read. */
    String name(AwsRequest request) throws IOException;

    AwsAnswer answer(AwsRequest request, ServiceException error) throws IOException;
}
