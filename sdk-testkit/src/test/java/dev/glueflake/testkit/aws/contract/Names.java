package dev.glueflake.testkit.aws.contract;

import java.util.UUID;

/** Names that no other test of any run takes. */
final class Names {
    private Names() {}

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
