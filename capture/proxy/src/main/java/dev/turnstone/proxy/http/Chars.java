package dev.turnstone.proxy.http;

/// Which bytes may stand where (RFC 9110, 5.6.2), and comparing without regard to case.
final class Chars {
    private static final boolean[] TOKEN = new boolean[256];
    private static final int DEL = 0x7f;

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 'a' + 'A'] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Chars() {}

    static boolean isToken(byte b) {
        return TOKEN[b & 0xff];
    }

    /// Tab, space, visible characters and everything above ASCII.
    static boolean isText(byte b) {
        int c = b & 0xff;
        return c >= ' ' && c != DEL || c == '\t';
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /// Whether the range holds this word; the word is given in lower case.
    static boolean same(byte[] bytes, int from, int to, byte[] word) {
        if (to - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            int c = bytes[from + i];
            if (c >= 'A' && c <= 'Z') {
                c |= 0x20;
            }
            if (c != word[i]) {
                return false;
            }
        }
        return true;
    }

    static int hex(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
