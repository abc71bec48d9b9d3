package dev.glueflake.testkit.aws.internal.s3.store;

import java.util.Map;

/**
 * What a client says about an object beside its bytes.
 *
 * @param headers what a reader gets back, by header name
 */
public record ObjectDraft(String key, Map<String, String> headers, Map<String, String> tags) {}
