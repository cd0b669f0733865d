package dev.turnstone.log.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Locale;

/// What a file with captured traffic is.
public enum Format {
    /// The capture proxy's protobuf of opensearch-migrations, each message behind its length.
    CAPTURE,
    /// GoReplay's `.gor`.
    GOR,
    /// HTTP Archive, as browsers and proxies export it.
    HAR;

    private static final int LOOK = 64;

    public static Format named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// By its first bytes, which are still there afterwards.
    static Format of(BufferedInputStream in) throws IOException {
        in.mark(LOOK);
        byte[] first = in.readNBytes(LOOK);
        in.reset();
        int at = 0;
        while (at < first.length && first[at] <= ' ' && first[at] >= 0) {
            at++;
        }
        if (at < first.length && first[at] == '{') {
            return HAR;
        }
        boolean isGor = first.length > 2 && first[0] >= '1' && first[0] <= '3' && first[1] == ' ';
        return isGor ? GOR : CAPTURE;
    }
}
