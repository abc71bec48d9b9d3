/**
 * The fake as a process of its own, for clients in any language. {@code StandaloneServer} is the main class of the
 * {@code standalone} jar: {@code ServerOptions} (its command line) become a running {@code FakeSnowflake}, {@code
 * ConnectionLines} prints how to reach it, and SIGTERM ends it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.standalone;
