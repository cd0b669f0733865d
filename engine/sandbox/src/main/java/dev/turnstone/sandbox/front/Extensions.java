package dev.turnstone.sandbox.front;

import java.nio.charset.StandardCharsets;

/// What the three kinds of certificates say about their use.
final class Extensions {
    private static final String SUBJECT_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String PURPOSE = "2.5.29.37";
    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private Extensions() {}

    static byte[] authority() {
        return Der.sequence(
                critical(BASIC_CONSTRAINTS, Der.sequence(Der.isTrue())),
                critical(KEY_USAGE, Der.bits(1, new byte[] {0x06}))); // certificates, CRLs
    }

    static byte[] server() {
        return Der.sequence(
                plain(
                        SUBJECT_NAMES,
                        Der.sequence(
                                Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                                Der.tagged(0x87, LOOPBACK_4),
                                Der.tagged(0x87, LOOPBACK_6))),
                plain(PURPOSE, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))));
    }

    static byte[] client() {
        return Der.sequence(plain(PURPOSE, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.2"))));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.isTrue(), Der.octets(value));
    }

    private static byte[] plain(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octets(value));
    }
}
