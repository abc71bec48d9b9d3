package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Loads the client anew behind a class loader that has no Snowflake driver. */
class WithoutDriverTest {

    /** Runs inside that class loader. */
    public static final class SqlApi implements Callable<Object> {
        @Override
        public Object call() {
            SnowflakeCredentials token = SnowflakeCredentials.oauth(FakeClients.fixed("t"));
            try (SnowflakeClient client = SnowflakeClient.sqlApi(
                    SnowflakeSettings.builder("acc", token).build())) {
                return client.capabilities().size();
            }
        }
    }

    /** Runs inside that class loader. */
    public static final class Jdbc implements Callable<Object> {
        @Override
        public Object call() {
            SnowflakeCredentials token = SnowflakeCredentials.oauth(FakeClients.fixed("t"));
            return SnowflakeClient.jdbc(SnowflakeSettings.builder("acc", token).build());
        }
    }

    @Test
    void theSqlApiNeedsNoDriver() throws Exception {
        assertThat(run(SqlApi.class)).isEqualTo(1);
    }

    @Test
    void jdbcSaysWhichDependencyIsMissing() {
        assertThatThrownBy(() -> run(Jdbc.class))
                .hasToString(
                        "dev.glueflake.core.ConfigurationException: The Snowflake JDBC driver is not on the class path;"
                                + " add net.snowflake:snowflake-jdbc 4.3.4 or later, or use SnowflakeClient.sqlApi");
    }

    private static Object run(Class<? extends Callable<Object>> task) throws Exception {
        Class<?> copy = new DriverlessLoader().loadClass(task.getName());
        try {
            return ((Callable<?>) copy.getConstructor().newInstance()).call();
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private static final class DriverlessLoader extends ClassLoader {

        DriverlessLoader() {
            super(WithoutDriverTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("net.snowflake.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.glueflake.snowflake.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
