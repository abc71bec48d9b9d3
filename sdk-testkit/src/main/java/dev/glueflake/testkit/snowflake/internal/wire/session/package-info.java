/**
 * Sessions of the driver's protocol: {@code ClientSessions} knows them by token, {@code ClientSession} ends and renews its tokens by the movable clock.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.session;
