package dev.turnstone.proxy.http;

/// The header lines of one head, and the place behind it in the bytes that were read.
record HeadLines(FieldLines lines, Fields fields, long length, int end) {
    Framing framing(Framing otherwise) throws BadMessage {
        return lines.framing(length, otherwise);
    }

    boolean closes(boolean isOld) {
        return lines.closeAsked || isOld && !lines.keepAliveAsked;
    }
}
