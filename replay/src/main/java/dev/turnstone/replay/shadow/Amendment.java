package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.SeenRequest;

import java.util.List;
import java.util.regex.Pattern;

/// One amendment to the traffic: what is done about requests whose `METHOD target` the pattern
/// finds; at most `times`, 0 for all.
public record Amendment(Pattern match, int times, What what) {
    /// What is done.
    public sealed interface What {
        record Drop() implements What {}

        record Replace(SeenRequest by) implements What {}

        record InsertBefore(List<SeenRequest> requests) implements What {
            public InsertBefore {
                requests = List.copyOf(requests);
            }
        }

        record InsertAfter(List<SeenRequest> requests) implements What {
            public InsertAfter {
                requests = List.copyOf(requests);
            }
        }

        /// The request goes so many requests later.
        record Later(int by) implements What {}
    }

    boolean fits(SeenRequest request) {
        return match.matcher(request.method() + " " + request.target()).find();
    }
}
