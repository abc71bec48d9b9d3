package dev.glueflake.snowflake;

import dev.glueflake.core.retry.Sleeper;
import dev.glueflake.snowflake.internal.ParameterNames;
import dev.glueflake.snowflake.internal.connect.Hosts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect, as whom and with which session.
 *
 * <p>Immutable and thread-safe; {@link #toString()} prints no secret.
 */
public final class SnowflakeSettings {

    private final String account;
    private final SnowflakeCredentials credentials;
    private final URI address;
    private final @Nullable SnowflakeIdentifier database;
    private final @Nullable SnowflakeIdentifier schema;
    private final @Nullable SnowflakeIdentifier warehouse;
    private final @Nullable SnowflakeIdentifier role;
    private final Map<String, String> sessionParameters;
    private final Map<String, String> driverProperties;
    private final Duration networkTimeout;
    private final Clock clock;
    private final Sleeper sleeper;

    private SnowflakeSettings(Builder builder) {
        account = builder.account;
        credentials = builder.credentials;
        address = builder.address == null ? Hosts.ofAccount(builder.account) : builder.address;
        database = builder.database;
        schema = builder.schema;
        warehouse = builder.warehouse;
        role = builder.role;
        sessionParameters = Map.copyOf(builder.sessionParameters);
        driverProperties = Map.copyOf(builder.driverProperties);
        networkTimeout = builder.networkTimeout;
        clock = builder.clock;
        sleeper = builder.sleeper;
    }

    /**
     * Starts settings.
     *
     * @param account the account identifier, such as {@code myorg-prod} or {@code xy12345.eu-central-1}
     * @param credentials who connects
     * @return a builder
     * @throws dev.glueflake.core.ConfigurationException when the text is no account identifier
     */
    public static Builder builder(String account, SnowflakeCredentials credentials) {
        return new Builder(Hosts.account(account), Objects.requireNonNull(credentials, "credentials"));
    }

    /**
     * Returns the account identifier.
     *
     * @return the account as given
     */
    public String account() {
        return account;
    }

    /**
     * Returns who connects.
     *
     * @return the credentials
     */
    public SnowflakeCredentials credentials() {
        return credentials;
    }

    /**
     * Returns the address that requests and credentials go to.
     *
     * @return scheme, host and, where given, port
     */
    public URI address() {
        return address;
    }

    /**
     * Returns the session's database.
     *
     * @return the database, empty for the user's default
     */
    public Optional<SnowflakeIdentifier> database() {
        return Optional.ofNullable(database);
    }

    /**
     * Returns the session's schema.
     *
     * @return the schema, empty for the user's default
     */
    public Optional<SnowflakeIdentifier> schema() {
        return Optional.ofNullable(schema);
    }

    /**
     * Returns the session's warehouse.
     *
     * @return the warehouse, empty for the user's default
     */
    public Optional<SnowflakeIdentifier> warehouse() {
        return Optional.ofNullable(warehouse);
    }

    /**
     * Returns the session's role.
     *
     * @return the role, empty for the user's default
     */
    public Optional<SnowflakeIdentifier> role() {
        return Optional.ofNullable(role);
    }

    /**
     * Returns the session parameters.
     *
     * @return values by upper-case parameter name
     */
    public Map<String, String> sessionParameters() {
        return sessionParameters;
    }

    /**
     * Returns properties for the JDBC driver alone.
     *
     * @return values by property name
     */
    public Map<String, String> driverProperties() {
        return driverProperties;
    }

    /**
     * Returns how long one call, its repetitions included, may go without an answer.
     *
     * @return the limit, five minutes unless set
     */
    public Duration networkTimeout() {
        return networkTimeout;
    }

    /**
     * Returns the clock.
     *
     * @return the clock for tokens and deadlines, the system's unless set
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Returns the way to wait.
     *
     * @return the sleeper for polling and repetitions, the real one unless set
     */
    public Sleeper sleeper() {
        return sleeper;
    }

    @Override
    public String toString() {
        return "SnowflakeSettings[" + account + " at " + address + ", " + credentials + "]";
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final String account;
        private final SnowflakeCredentials credentials;
        private @Nullable URI address;
        private @Nullable SnowflakeIdentifier database;
        private @Nullable SnowflakeIdentifier schema;
        private @Nullable SnowflakeIdentifier warehouse;
        private @Nullable SnowflakeIdentifier role;
        private final Map<String, String> sessionParameters = new LinkedHashMap<>();
        private final Map<String, String> driverProperties = new LinkedHashMap<>();
        private Duration networkTimeout = Duration.ofMinutes(5);
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();

        private Builder(String account, SnowflakeCredentials credentials) {
            this.account = account;
            this.credentials = credentials;
        }

        /**
         * Gives the address beside the account, for a privatelink host for example. It must be HTTPS to a host of
         * Snowflake that belongs to the account, or the loopback interface.
         *
         * @param url {@code https://host}, {@code host} or {@code http://localhost:port}
         * @return this builder
         * @throws dev.glueflake.core.ConfigurationException when the URL contradicts the account or is no such address
         */
        public Builder url(String url) {
            address = Hosts.ofUrl(url, account);
            return this;
        }

        /**
         * Gives an address that is trusted with the credentials whatever its host, plain http included.
         *
         * @param url {@code http(s)://host:port}
         * @return this builder
         */
        public Builder trustedUrl(String url) {
            address = Hosts.ofTrustedUrl(url);
            return this;
        }

        /**
         * Sets the session's database.
         *
         * @param name the database
         * @return this builder
         */
        public Builder database(SnowflakeIdentifier name) {
            database = name;
            return this;
        }

        /**
         * Sets the session's schema.
         *
         * @param name the schema
         * @return this builder
         */
        public Builder schema(SnowflakeIdentifier name) {
            schema = name;
            return this;
        }

        /**
         * Sets the session's warehouse.
         *
         * @param name the warehouse
         * @return this builder
         */
        public Builder warehouse(SnowflakeIdentifier name) {
            warehouse = name;
            return this;
        }

        /**
         * Sets the session's role.
         *
         * @param name the role
         * @return this builder
         */
        public Builder role(SnowflakeIdentifier name) {
            role = name;
            return this;
        }

        /**
         * Sets a session parameter. The SQL API takes only those that it lists; any other is refused when its client is
         * made.
         *
         * @param name the parameter's name, such as TIMEZONE
         * @param value its value as text
         * @return this builder
         */
        public Builder sessionParameter(String name, String value) {
            sessionParameters.put(ParameterNames.check(name), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets a property of the JDBC driver; the SQL API does not use it.
         *
         * @param name the driver's name for it
         * @param value its value
         * @return this builder
         */
        public Builder driverProperty(String name, String value) {
            driverProperties.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Limits how long one call, its repetitions included, may go without an answer.
         *
         * @param timeout at least one second
         * @return this builder
         */
        public Builder networkTimeout(Duration timeout) {
            if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("A network timeout is at least one second, not " + timeout);
            }
            networkTimeout = timeout;
            return this;
        }

        /**
         * Sets how time is read and waited for, so that a test need not wait.
         *
         * @param time the clock for tokens and deadlines
         * @param waiting the sleeper for polling and repetitions
         * @return this builder
         */
        public Builder time(Clock time, Sleeper waiting) {
            clock = Objects.requireNonNull(time, "time");
            sleeper = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        public SnowflakeSettings build() {
            return new SnowflakeSettings(this);
        }
    }
}
