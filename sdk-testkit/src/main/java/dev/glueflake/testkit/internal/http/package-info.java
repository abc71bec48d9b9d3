/**
 * The one HTTP server that every fake of the testkit stands on. An {@code HttpServer} hands each request to an {@code HttpHandler} as an {@code HttpExchange}; the embedded Jetty behind it is nobody else's business.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.internal.http;
