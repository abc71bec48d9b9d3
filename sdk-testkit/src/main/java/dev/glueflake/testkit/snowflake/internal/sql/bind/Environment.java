package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What an expression may refer to besides columns. One per statement: {@link #now()} does not move while it runs. */
public interface Environment {

    /** The bind of that number, from 1; an error in Snowflake's shape where there is none. */
    TypedValue bind(int index);

    /** The bind that the client gave the name, in upper case; an error in Snowflake's shape where there is none. */
    TypedValue bind(String name);

    /** A session variable by its upper-case name. */
    Optional<TypedValue> sessionVariable(String name);

    /** A variable of the Scripting block that runs, by its upper-case name. */
    Optional<TypedValue> scriptVariable(String name);

    /** What a context function answers: {@code CURRENT_DATABASE}, {@code CURRENT_ROLE}, {@code LAST_QUERY_ID}, … */
    Optional<TypedValue> contextFunction(String name, java.util.List<TypedValue> arguments);

    /** A session parameter as text, by its upper-case name. */
    Optional<String> parameter(String name);

    Instant now();

    ZoneId timeZone();
}
