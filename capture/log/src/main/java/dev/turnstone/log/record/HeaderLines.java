package dev.turnstone.log.record;

import dev.turnstone.model.traffic.Header;

import java.util.List;

/// The header lines of one message, told one after the other to whoever writes them down: so that
/// lines which stand in memory as they came need not become texts first.
@FunctionalInterface
public interface HeaderLines {
    void tell(Taker to);

    static HeaderLines of(List<Header> headers) {
        return to -> headers.forEach(header -> to.line(header.name(), header.value()));
    }

    /// Takes the lines in their order.
    interface Taker {
        void line(String name, String value);

        /// A line whose name and value stand in these bytes, in ISO 8859-1.
        void line(byte[] bytes, int name, int nameEnd, int value, int valueEnd);

        /// Lines that come again with other messages.
        default void lines(RepeatedLines lines) {
            lines.tell(this);
        }
    }
}
