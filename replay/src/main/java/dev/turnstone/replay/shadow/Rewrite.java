package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Changes a request before it is sent: what the pattern finds in its target or its body is
/// replaced (`$1` is a group), and headers are set or taken away. Immutable.
public record Rewrite(
        @Nullable Pattern target,
        String targetWith,
        @Nullable Pattern body,
        String bodyWith,
        List<Header> set,
        Set<String> remove) {
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

    public SeenRequest apply(SeenRequest request) {
        String to =
                target == null
                        ? request.target()
                        : target.matcher(request.target()).replaceAll(targetWith);
        Payload payload = body == null ? request.body() : rewritten(request.body(), body);
        List<Header> headers = new ArrayList<>();
        for (Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean replaced = set.stream().anyMatch(own -> own.name().equalsIgnoreCase(name));
            if (!replaced && !remove.contains(name)) {
                headers.add(header);
            }
        }
        headers.addAll(set);
        return new SeenRequest(request.method(), to, headers, payload);
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

    private Payload rewritten(Payload whole, Pattern what) {
        String text = what.matcher(whole.bytes().text()).replaceAll(bodyWith);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Payload(Body.of(bytes), bytes.length, null);
    }
}
