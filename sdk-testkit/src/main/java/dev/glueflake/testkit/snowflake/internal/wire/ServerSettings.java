package dev.glueflake.testkit.snowflake.internal.wire;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Users;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import java.time.Duration;

/**
 * What a server is started with.
 *
 * @param port 0 for a free one
 * @param window how long a request waits for its statement before it is answered with "in progress"
 */
public record ServerSettings(
        int port,
        AccountSettings account,
        Users users,
        SessionOpener.Defaults defaults,
        Duration window,
        MovableClock clock) {}
