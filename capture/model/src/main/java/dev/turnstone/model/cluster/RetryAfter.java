package dev.turnstone.model.cluster;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads the header `Retry-After`: seconds, or a date, which is taken by the sender's own clock.
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(Optional<String> retryAfter, Optional<String> date) {
        Optional<String> text = retryAfter.map(String::strip);
        if (text.filter(value -> value.matches("\\d{1,9}")).isPresent()) {
            return text.map(Long::parseLong).map(Duration::ofSeconds);
        }
        return text.flatMap(RetryAfter::time)
                .flatMap(
                        then ->
                                date.flatMap(RetryAfter::time)
                                        .map(now -> Duration.between(now, then)))
                .filter(Duration::isPositive);
    }

    private static Optional<ZonedDateTime> time(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
