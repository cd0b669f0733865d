package dev.turnstone.proxy.bench;

import io.netty.buffer.ByteBuf;

/// Counts the messages in a stream by their Content-Length: as little work as can be, so that the
/// measured part is not this one. One event loop only.
final class Lengths {
    private static final int END = 0x0d0a0d0a;
    private static final String NAME = "content-length:";

    private final byte[] head = new byte[16 << 10];
    private int length;
    private int last4;
    private long bodyLeft;

    /// Takes what came; returns how many messages ended in it.
    int feed(ByteBuf in) {
        int ended = 0;
        while (in.isReadable()) {
            if (bodyLeft > 0) {
                int part = (int) Math.min(bodyLeft, in.readableBytes());
                in.skipBytes(part);
                bodyLeft -= part;
                if (bodyLeft == 0) {
                    ended++;
                }
            } else if (headEnds(in)) {
                bodyLeft = contentLength();
                length = 0;
                last4 = 0;
                if (bodyLeft == 0) {
                    ended++;
                }
            }
        }
        return ended;
    }

    /// The byte at this place of the newest head.
    byte headByte(int at) {
        return head[at];
    }

    private boolean headEnds(ByteBuf in) {
        int from = in.readerIndex();
        int until = in.writerIndex();
        for (int i = from; i < until; i++) {
            byte next = in.getByte(i);
            head[length++] = next;
            last4 = last4 << 8 | next & 0xff;
            if (last4 == END) {
                in.readerIndex(i + 1);
                return true;
            }
        }
        in.readerIndex(until);
        return false;
    }

    private long contentLength() {
        for (int i = 0; i + NAME.length() < length; i++) {
            if (head[i] == '\n' && isNamed(i + 1)) {
                return number(i + 1 + NAME.length());
            }
        }
        return 0;
    }

    private boolean isNamed(int at) {
        for (int i = 0; i < NAME.length(); i++) {
            if ((head[at + i] | 0x20) != (NAME.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from) {
        long value = 0;
        for (int i = from; i < length && head[i] != '\r'; i++) {
            value = head[i] == ' ' ? value : value * 10 + head[i] - '0';
        }
        return value;
    }
}
