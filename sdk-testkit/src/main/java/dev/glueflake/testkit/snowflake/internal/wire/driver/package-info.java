/**
 * The protocol of Snowflake's drivers: {@code DriverProtocol} knows the endpoints, each of which turns a request into a reply of HTTP status 200 with Snowflake's envelope.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.driver;
