/**
 * EventBridge's default event bus. {@code EventApi} is its wire API; {@code EventBus} records each event and brings it
 * to whoever's {@code EventPattern} it matches: the queues that rules name as targets, and the subscriptions of Java
 * handlers, where it waits to be taken.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.events;

import org.jspecify.annotations.NullMarked;
