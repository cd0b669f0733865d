package dev.turnstone.sandbox.front;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Moves a request's body as it came, so that the head of the next request is found.
final class RequestBody {
    private static final int PIECE = 16 * 1024;

    private RequestBody() {}

    static void move(RequestHead head, InputStream in, OutputStream out) throws IOException {
        if (head.chunked()) {
            moveChunks(in, out);
        } else {
            move(head.contentLength(), in, out);
        }
        out.flush();
    }

    private static void moveChunks(InputStream in, OutputStream out) throws IOException {
        long size;
        do {
            String line = line(in, out);
            int end = line.indexOf(';') < 0 ? line.length() : line.indexOf(';');
            size = Long.parseLong(line.substring(0, end).strip(), 16);
            move(size, in, out);
            if (size > 0) {
                line(in, out);
            }
        } while (size > 0);
        while (!line(in, out).isEmpty()) {
            // A trailer, which went through.
        }
    }

    private static String line(InputStream in, OutputStream out) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the client left in the middle of a body");
            }
            line.append((char) b);
        }
        line.append('\n');
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        return line.toString().strip();
    }

    private static void move(long length, InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = length;
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(PIECE, left));
            if (read < 0) {
                throw new EOFException("the client left in the middle of a body");
            }
            out.write(piece, 0, read);
            out.flush();
            left -= read;
        }
    }
}
