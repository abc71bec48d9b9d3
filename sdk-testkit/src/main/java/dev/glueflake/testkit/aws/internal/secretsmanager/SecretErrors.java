package dev.glueflake.testkit.aws.internal.secretsmanager;

import dev.glueflake.testkit.aws.internal.core.ServiceException;

/** The errors of Secrets Manager. */
final class SecretErrors {
    private SecretErrors() {}

    static ServiceException notFound() {
        return notFound("Secrets Manager can't find the specified secret.");
    }

    static ServiceException notFound(String message) {
        return ServiceException.badRequest("ResourceNotFoundException", message);
    }

    static ServiceException exists(String message) {
        return ServiceException.badRequest("ResourceExistsException", message);
    }

    static ServiceException invalidRequest(String message) {
        return ServiceException.badRequest("InvalidRequestException", message);
    }

    static ServiceException invalidParameter(String message) {
        return ServiceException.badRequest("InvalidParameterException", message);
    }
}
