package dev.glueflake.testkit.snowflake;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** The key pair of the ready user, made when it is first wanted: making one takes longer than starting a fake. */
final class ReadyKeys {
    private static final int BITS = 2_048;

    private ReadyKeys() {}

    static KeyPair get() {
        return Holder.KEYS;
    }

    private static final class Holder {
        private static final KeyPair KEYS = generate();

        private static KeyPair generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JVM cannot make RSA keys", e);
            }
        }
    }
}
