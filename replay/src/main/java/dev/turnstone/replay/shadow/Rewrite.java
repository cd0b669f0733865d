package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Payloads;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Changes a request before it is sent: what the pattern finds in its target or its body is
/// replaced (`$1` is a group), and headers are set or taken away. A body is looked at without its
/// content encoding; one that was cut, is no JSON or holds nothing of the pattern stays as it is.
/// Immutable.
public record Rewrite(
        @Nullable Pattern target,
        String targetWith,
        @Nullable Pattern body,
        String bodyWith,
        List<Header> set,
        Set<String> remove) {
    private static final String ENCODING = "content-encoding";

    /// What must not go to another cluster: who the client is, and what belongs to a connection.
    private static final String[][] OTHERS =
            byLength(
                    "authorization",
                    "cookie",
                    "host",
                    "content-length",
                    "connection",
                    "keep-alive",
                    "transfer-encoding",
                    "upgrade",
                    "expect",
                    "te",
                    "trailer",
                    "proxy-authorization",
                    "accept-encoding",
                    "es-security-runas-user",
                    "opendistro_security_impersonate_as");

    public Rewrite {
        set = List.copyOf(set);
        remove = Set.copyOf(remove);
    }

    public SeenRequest apply(SeenRequest captured) {
        SeenRequest request = body == null ? captured : rewritten(captured, body);
        String to =
                target == null
                        ? request.target()
                        : target.matcher(request.target()).replaceAll(targetWith);
        List<Header> headers = new ArrayList<>();
        for (Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean replaced = set.stream().anyMatch(own -> own.name().equalsIgnoreCase(name));
            if (!replaced && !remove.contains(name)) {
                headers.add(header);
            }
        }
        headers.addAll(set);
        return new SeenRequest(request.method(), to, headers, request.body());
    }

    /// Without what would tell the target who the source's client is.
    static SeenRequest withoutIdentity(SeenRequest request) {
        return new SeenRequest(
                request.method(), request.target(), others(request.headers()), request.body());
    }

    private static List<Header> others(List<Header> headers) {
        List<Header> kept = new ArrayList<>(headers.size());
        for (Header header : headers) {
            if (!isOthers(header.name())) {
                kept.add(header);
            }
        }
        return kept;
    }

    private static boolean isOthers(String name) {
        if (name.length() < OTHERS.length) {
            for (String other : OTHERS[name.length()]) {
                if (other.equalsIgnoreCase(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A name is compared with those of its own length alone.
    private static String[][] byLength(String... names) {
        int longest = Stream.of(names).mapToInt(String::length).max().orElse(0);
        var all = new String[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int each = length;
            all[length] =
                    Stream.of(names).filter(name -> name.length() == each).toArray(String[]::new);
        }
        return all;
    }

    private SeenRequest rewritten(SeenRequest request, Pattern what) {
        Optional<Matcher> found =
                (Payloads.isJson(request.headers())
                                ? Payloads.decoded(request.body(), request.headers())
                                : Optional.<Body>empty())
                        .map(Body::text)
                        .map(what::matcher)
                        .filter(Matcher::find);
        if (found.isEmpty()) {
            return request;
        }
        Body changed = Body.of(found.get().replaceAll(bodyWith));
        return new SeenRequest(
                request.method(),
                request.target(),
                request.headers().stream()
                        .filter(header -> !header.name().equalsIgnoreCase(ENCODING))
                        .toList(),
                new Payload(changed, changed.length(), null));
    }
}
