package dev.glueflake.snowflake.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @CsvSource({
        "myorg-prod, https://myorg-prod.snowflakecomputing.com",
        "MyOrg-My_Prod, https://myorg-my-prod.snowflakecomputing.com",
        "xy12345.eu-central-1, https://xy12345.eu-central-1.snowflakecomputing.com",
        "xy12345.cn-northwest-1, https://xy12345.cn-northwest-1.snowflakecomputing.cn"
    })
    void anAccountHasItsHost(String account, String address) {
        assertThat(Hosts.ofAccount(account)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "evil.com/x",
                "a@b",
                "a#b",
                "a:443",
                "x.snowflakecomputing.com.evil.com",
                "-a",
                "a..b",
                "a\nb"
            })
    void whatIsNoAccountIsRefused(String account) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> Hosts.account(account));
    }

    @ParameterizedTest
    @CsvSource({
        "https://myorg-prod.snowflakecomputing.com/, https://myorg-prod.snowflakecomputing.com",
        "myorg-prod.snowflakecomputing.com, https://myorg-prod.snowflakecomputing.com",
        "MYORG-PROD.privatelink.snowflakecomputing.com, https://MYORG-PROD.privatelink.snowflakecomputing.com",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080"
    })
    void anUrlOfTheAccountOrOfTheLoopbackIsTaken(String url, String address) {
        assertThat(Hosts.ofUrl(url, "myorg-prod")).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.snowflakecomputing.com",
                "http://myorg-prod.snowflakecomputing.com",
                "https://myorg-prod.snowflakecomputing.com.evil.com",
                "https://evil.com",
                "https://localhost.evil.com",
                "https://myorg-prod.snowflakecomputing.com/x?token=canary",
                "https://user:canary@myorg-prod.snowflakecomputing.com",
                "ftp://localhost",
                "::"
            })
    void anyOtherUrlIsRefusedWithoutItsSecrets(String url) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Hosts.ofUrl(url, "myorg-prod"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }

    @Test
    void aHostThatTheCallerTrustsIsTaken() {
        assertThat(Hosts.ofTrustedUrl("http://proxy.internal:8080")).hasToString("http://proxy.internal:8080");
    }
}
