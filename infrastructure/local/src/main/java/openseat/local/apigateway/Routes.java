package openseat.local.apigateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.local.template.Template;

/// The routes of the HTTP API, the most specific one first, which is the order in which API Gateway chooses.
record Routes(List<Entry> entries) {

    /// A route and the function behind it.
    record Entry(Template.Route route, String function) {}

    /// The chosen route, and the decoded values of its path variables.
    record Match(Template.Route route, String function, Map<String, String> parameters) {}

    static Routes of(Template template) {
        return new Routes(template.functions().values().stream()
                .flatMap(f -> f.routes().stream().map(route -> new Entry(route, f.id())))
                .sorted(Comparator.comparing((Entry e) -> rank(e.route())).reversed())
                .toList());
    }

    /// A sort key, segment by segment: fixed before variable before greedy; `$default` is last.
    private static String rank(Template.Route route) {
        var rank = new StringBuilder();
        if (!route.isDefault()) {
            for (var segment : segments(route.path())) {
                rank.append(!isVariable(segment) ? '3' : isGreedy(segment) ? '1' : '2');
            }
        }
        return rank.append(route.method().equals("ANY") ? '0' : '9')
                .insert(0, route.isDefault() ? '0' : '1')
                .toString();
    }

    Optional<Match> find(String method, String encodedPath) {
        return entries.stream()
                .filter(e -> e.route().isDefault()
                        || e.route().method().equals("ANY")
                        || e.route().method().equals(method))
                .flatMap(e ->
                        parameters(e.route(), encodedPath).map(p -> new Match(e.route(), e.function(), p)).stream())
                .findFirst();
    }

    private static Optional<Map<String, String>> parameters(Template.Route route, String encodedPath) {
        var parameters = new LinkedHashMap<String, String>();
        if (route.isDefault()) {
            return Optional.of(parameters);
        }
        var wanted = segments(route.path());
        var given = segments(encodedPath);
        for (var i = 0; i < wanted.length; i++) {
            if (i >= given.length) {
                return Optional.empty();
            }
            if (isGreedy(wanted[i])) {
                var rest = String.join("/", List.of(given).subList(i, given.length));
                parameters.put(wanted[i].substring(1, wanted[i].length() - 2), decoded(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
            }
            if (isVariable(wanted[i]) && !given[i].isEmpty()) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), decoded(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return wanted.length == given.length ? Optional.of(parameters) : Optional.empty();
    }

    private static String[] segments(String path) {
        return path.split("/", -1);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return isVariable(segment) && segment.endsWith("+}");
    }

    /// In a path, unlike in a query, a plus is not a space. What cannot be decoded stays as it is.
    static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
