package dev.glueflake.testkit.snowflake.internal.wire.ingest;

/** A request that is not of the API's form. */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
