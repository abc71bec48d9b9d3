/**
 * A body on its way in. {@code BodyReceiver} takes the chunk framing off with an {@code AwsChunkedInputStream}, writes
 * the bytes to a blob, and compares what came with the {@code DeclaredChecksums} of headers and trailer: a body that is
 * not what its client says is never stored.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.s3.receive;

import org.jspecify.annotations.NullMarked;
