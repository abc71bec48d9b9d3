package dev.glueflake.snowflake.internal.connect;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.internal.SafeText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Builds and checks the address that credentials are sent to.
 *
 * <p>Only Snowflake's own domains over HTTPS, and the loopback interface, are taken; any other host must have been named
 * as trusted by the caller.
 */
public final class Hosts {

    private static final List<String> DOMAINS = List.of(".snowflakecomputing.com", ".snowflakecomputing.cn");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String PRIVATE_LINK = ".privatelink";

    private Hosts() {}

    /** Checks an account identifier such as {@code myorg-prod} or {@code xy12345.eu-central-1}. */
    public static String account(String account) {
        if (!account.matches("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9][A-Za-z0-9_-]*){0,2}")) {
            throw failure("The account " + SafeText.shown(account)
                    + " is no account identifier; write it such as myorg-prod or xy12345.eu-central-1, without"
                    + " .snowflakecomputing.com");
        }
        return account;
    }

    /** Returns the address of an account. */
    public static URI ofAccount(String account) {
        String host = account(account).toLowerCase(Locale.ROOT).replace('_', '-');
        String domain = host.contains(".cn-") ? DOMAINS.get(1) : DOMAINS.get(0);
        return URI.create("https://" + host + domain);
    }

    /** Reads an address that a user gave beside the account; it must belong to the account. */
    public static URI ofUrl(String url, String account) {
        URI uri = parse(url);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (LOOPBACK.contains(host)) {
            return uri;
        }
        String name = DOMAINS.stream()
                .filter(host::endsWith)
                .map(domain -> host.substring(0, host.length() - domain.length()))
                .findFirst()
                .orElseThrow(() -> failure("The host " + SafeText.shown(host)
                        + " is none of Snowflake's (*.snowflakecomputing.com, *.snowflakecomputing.cn); name it by"
                        + " trustedUrl if it is meant"));
        if (!"https".equals(uri.getScheme())) {
            throw failure("Plain http goes to the loopback interface only, not to " + host);
        }
        if (!sameAccount(name, account)) {
            throw failure("The URL's host " + SafeText.shown(host) + " does not belong to the account "
                    + SafeText.shown(account) + "; correct one of them or leave the URL out");
        }
        return uri;
    }

    /** Reads an address that the caller trusts by name: any host, plain http too. */
    public static URI ofTrustedUrl(String url) {
        return parse(url);
    }

    private static boolean sameAccount(String hostName, String account) {
        String host = hostName.endsWith(PRIVATE_LINK)
                ? hostName.substring(0, hostName.length() - PRIVATE_LINK.length())
                : hostName;
        String wanted = account.toLowerCase(Locale.ROOT).replace('_', '-');
        String hostFirst = host.split("\\.", 2)[0];
        boolean bothHaveRegion = host.contains(".") && wanted.contains(".");
        return bothHaveRegion
                ? host.replace('_', '-').equals(wanted)
                : hostFirst.replace('_', '-').equals(wanted.split("\\.", 2)[0]);
    }

    private static URI parse(String url) {
        String text = url.strip();
        String full = text.contains("://") ? text : "https://" + text;
        try {
            URI uri = new URI(full.endsWith("/") ? full.substring(0, full.length() - 1) : full);
            if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                throw unfit(url);
            }
            if (uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || !String.valueOf(uri.getRawPath()).isEmpty()) {
                throw unfit(url);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw unfit(url);
        }
    }

    private static ConfigurationException unfit(String url) {
        return failure("The URL " + SafeText.shown(url.split("\\?", 2)[0])
                + " is no address of the form https://host or https://host:port, without path and query");
    }

    private static ConfigurationException failure(String message) {
        return new ConfigurationException("SNOWFLAKE_ADDRESS_INVALID", message);
    }
}
