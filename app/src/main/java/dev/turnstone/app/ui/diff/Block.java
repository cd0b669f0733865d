package dev.turnstone.app.ui.diff;

/// A stretch of lines of both sides: equal ones, or what stands instead of each other. Ends are
/// exclusive.
record Block(boolean same, int left, int leftEnd, int right, int rightEnd) {
    boolean isEmpty() {
        return left == leftEnd && right == rightEnd;
    }

    int size() {
        return Math.max(leftEnd - left, rightEnd - right);
    }
}
