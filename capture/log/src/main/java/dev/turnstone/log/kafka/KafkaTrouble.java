package dev.turnstone.log.kafka;

import dev.turnstone.log.LogException;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Says what a broker's or client's error means for the log, and what to do.
final class KafkaTrouble {
    private KafkaTrouble() {}

    static LogException of(KafkaSettings settings, Throwable cause) {
        return new LogException(reason(settings, cause), remedy(settings, cause), cause);
    }

    static String reason(KafkaSettings settings, Throwable cause) {
        return "The traffic log in Kafka ("
                + settings.bootstrap()
                + ", topic "
                + settings.topic()
                + ") cannot be used: "
                + said(cause);
    }

    private static String said(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || cause instanceof TimeoutException) {
            return "no broker answers there.";
        }
        if (cause instanceof FencedInstanceIdException) {
            return "another replay with the same ledger has taken this one's place.";
        }
        return message.endsWith(".") ? message : message + ".";
    }

    static String silent(KafkaSettings settings) {
        return "The traffic log's Kafka broker at "
                + settings.bootstrap()
                + " has not answered for "
                + settings.patience().toSeconds()
                + " s; what was taken waits in memory.";
    }

    static String remedy(KafkaSettings settings, Throwable cause) {
        return switch (cause) {
            case SslAuthenticationException _ ->
                    "Check the client's trust store and certificate for the broker.";
            case AuthenticationException _ -> "Check the user and the secret for the broker.";
            case AuthorizationException _ ->
                    "Let this user describe, read and write the topic "
                            + settings.topic()
                            + ", and use its consumer group.";
            case FencedInstanceIdException _ ->
                    "Let one replay go on and end the other: each needs a home folder of its own.";
            case RecordTooLargeException _ ->
                    "Raise max.message.bytes of the topic and max.request.size of the client, or"
                            + " let the proxy write shorter pieces.";
            case UnknownTopicOrPartitionException _ ->
                    "Create the topic " + settings.topic() + ", or start the proxy, which does.";
            default -> awayRemedy(settings);
        };
    }

    static String awayRemedy(KafkaSettings settings) {
        return "Start the broker at "
                + settings.bootstrap()
                + " or correct its address: the log goes on by itself once it answers.";
    }
}
