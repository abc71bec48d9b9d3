package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Result;

/** Glue's errors. */
public final class GlueErrors {

    private GlueErrors() {}

    public static ServiceException notFound(String what) {
        return ServiceException.badRequest("EntityNotFoundException", what + " not found.");
    }

    public static ServiceException exists(String what) {
        return ServiceException.badRequest("AlreadyExistsException", what + " already exists.");
    }

    public static ServiceException invalid(String reason) {
        return ServiceException.badRequest("InvalidInputException", reason);
    }

    /** The shape ErrorDetail of batch answers. */
    public static Result detail(ServiceException error) {
        return Result.empty().put("ErrorCode", error.code()).put("ErrorMessage", error.message());
    }
}
