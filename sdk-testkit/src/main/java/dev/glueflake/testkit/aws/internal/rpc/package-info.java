/**
 * Services that are a list of named operations over one tree of parameters. {@code RpcService} is the service: an
 * {@code RpcApi} says by which names it is addressed, a {@code WireCodec} per protocol (JSON, CBOR, query) turns a
 * request into {@code Parameters} and a result or an error into an answer, and {@code Operations} holds what the
 * service can do. An operation sees no protocol; a new service gives an {@code RpcApi} and its {@code Operations}.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.rpc;

import org.jspecify.annotations.NullMarked;
