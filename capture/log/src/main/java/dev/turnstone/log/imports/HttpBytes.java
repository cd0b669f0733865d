package dev.turnstone.log.imports;

import dev.turnstone.log.imports.Imported.Message;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes a whole HTTP/1.1 message apart.
final class HttpBytes {
    private static final int WORDS = 3;

    private HttpBytes() {}

    /// Empty where these bytes are no message.
    static Optional<Message> message(byte[] bytes) {
        int end = headEnd(bytes);
        if (end < 0) {
            return Optional.empty();
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        List<String> words = List.of(lines[0].split(" ", WORDS));
        if (words.size() < 2) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        boolean chunked = false;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                Header header =
                        new Header(
                                lines[i].substring(0, colon),
                                lines[i].substring(colon + 1).strip());
                headers.add(header);
                chunked |=
                        header.name().equalsIgnoreCase("transfer-encoding")
                                && header.value().equalsIgnoreCase("chunked");
            }
        }
        byte[] rest = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        return Optional.of(new Message(words, headers, Body.of(chunked ? joined(rest) : rest)));
    }

    private static int headEnd(byte[] bytes) {
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// The chunks' bytes in one; what is no chunk ends the body.
    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int line = at;
            while (line < chunks.length && chunks[line] != '\r') {
                line++;
            }
            int size = size(new String(chunks, at, line - at, StandardCharsets.ISO_8859_1));
            int from = line + 2;
            if (size <= 0 || from + size > chunks.length) {
                break;
            }
            all.write(chunks, from, size);
            at = from + size + 2;
        }
        return all.toByteArray();
    }

    private static int size(String line) {
        int semicolon = line.indexOf(';');
        try {
            return Integer.parseInt(
                    (semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
