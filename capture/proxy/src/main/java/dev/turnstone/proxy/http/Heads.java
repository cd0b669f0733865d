package dev.turnstone.proxy.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/// Reads whole heads: the first line, then the header lines.
///
/// The bytes have passed [HeadEnd]: lines end in CRLF, no other control character but tab is there.
final class Heads {
    private static final byte[] HTTP_1_1 = "http/1.1".getBytes(US_ASCII);
    private static final byte[] HTTP_1_0 = "http/1.0".getBytes(US_ASCII);
    private static final byte[] HTTP_2 = "http/2.0".getBytes(US_ASCII);
    private static final int VERSION_LENGTH = HTTP_1_1.length;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH");

    private Heads() {}

    static RequestHead request(byte[] bytes, LinesBefore before) throws BadMessage {
        int method = token(bytes, 0);
        if (method == 0 || bytes[method] != ' ') {
            throw new BadMessage(Flaw.REQUEST_LINE);
        }
        int target = method + 1;
        int targetTo = target;
        while (bytes[targetTo] != ' ' && bytes[targetTo] != '\t' && bytes[targetTo] != '\r') {
            targetTo++;
        }
        int version = targetTo + 1;
        if (targetTo == target || bytes[targetTo] != ' ') {
            throw new BadMessage(Flaw.REQUEST_LINE);
        }
        boolean isOld = requireVersion(bytes, version);
        String name = method(bytes, method);
        requireTarget(bytes, target, targetTo, name);
        HeadLines lines = before.lines(bytes, version + VERSION_LENGTH + 2);
        Framing framing = lines.framing(Framing.NONE);
        lines.lines().requireUsual();
        if (isOld && framing instanceof Framing.Chunked) {
            throw new BadMessage(Flaw.TRANSFER_ENCODING);
        }
        return new RequestHead(
                name,
                new String(bytes, target, targetTo - target, ISO_8859_1),
                lines.fields(),
                framing,
                lines.closes(isOld),
                lines.lines().upgradeAsked,
                !isOld && lines.lines().continueAsked);
    }

    static AnswerHead answer(byte[] bytes, LinesBefore before) throws BadMessage {
        boolean isOld = isAt(bytes, 0, HTTP_1_0);
        if (!isOld && !isAt(bytes, 0, HTTP_1_1)) {
            throw new BadMessage(Flaw.VERSION);
        }
        int status = status(bytes, VERSION_LENGTH);
        int end = VERSION_LENGTH;
        while (bytes[end] != '\r') {
            end++;
        }
        HeadLines lines = before.lines(bytes, end + 2);
        Framing framing = lines.framing(Framing.UNTIL_CLOSE);
        if (status < 200 || status == 204 || status == 304) {
            framing = Framing.NONE;
        }
        return new AnswerHead(status, lines.fields(), framing, lines.closes(isOld));
    }

    private static int status(byte[] bytes, int at) throws BadMessage {
        int status = 0;
        for (int i = 1; i <= 3; i++) {
            int digit = bytes[at + i] - '0';
            if (bytes[at] != ' ' || digit < 0 || digit > 9) {
                throw new BadMessage(Flaw.STATUS_LINE);
            }
            status = status * 10 + digit;
        }
        byte next = bytes[at + 4];
        if (status < 100 || next != ' ' && next != '\r') {
            throw new BadMessage(Flaw.STATUS_LINE);
        }
        return status;
    }

    private static boolean requireVersion(byte[] bytes, int at) throws BadMessage {
        boolean isOld = isAt(bytes, at, HTTP_1_0);
        if (isOld || isAt(bytes, at, HTTP_1_1)) {
            if (bytes[at + VERSION_LENGTH] != '\r') {
                throw new BadMessage(Flaw.REQUEST_LINE);
            }
            return isOld;
        }
        throw new BadMessage(isAt(bytes, at, HTTP_2) ? Flaw.HTTP_2 : Flaw.VERSION);
    }

    private static void requireTarget(byte[] bytes, int from, int to, String method)
            throws BadMessage {
        boolean isStar = to - from == 1 && bytes[from] == '*' && method.equals("OPTIONS");
        boolean isAuthority = method.equals("CONNECT");
        if (bytes[from] != '/' && !isStar && !isAuthority) {
            throw new BadMessage(Flaw.TARGET);
        }
    }

    private static String method(byte[] bytes, int to) {
        for (String known : METHODS) {
            if (known.length() == to && matches(bytes, known)) {
                return known;
            }
        }
        return new String(bytes, 0, to, US_ASCII);
    }

    private static boolean matches(byte[] bytes, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Versions are compared in their own case: `http/1.1` is none.
    private static boolean isAt(byte[] bytes, int at, byte[] version) {
        return at + VERSION_LENGTH < bytes.length
                && bytes[at] == 'H'
                && bytes[at + 1] == 'T'
                && bytes[at + 2] == 'T'
                && bytes[at + 3] == 'P'
                && Chars.same(bytes, at, at + VERSION_LENGTH, version);
    }

    private static int token(byte[] bytes, int from) {
        int at = from;
        while (Chars.isToken(bytes[at])) {
            at++;
        }
        return at;
    }
}
