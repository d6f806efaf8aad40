package openseat.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A value in a template together with its path, so that errors can say where it is.
public record TemplateNode(String path, Object value) {

    /// The value of a key.
    ///
    /// @throws IllegalArgumentException if the key is missing
    public TemplateNode at(String key) {
        return find(key).orElseThrow(() -> error("has no " + key));
    }

    public Optional<TemplateNode> find(String key) {
        return Optional.ofNullable(map().get(key))
                .map(found -> new TemplateNode(path.isEmpty() ? key : path + "." + key, found));
    }

    /// The entries of a mapping in the order of the file; empty if the key is missing.
    public Map<String, TemplateNode> entries(String key) {
        var entries = new LinkedHashMap<String, TemplateNode>();
        find(key).ifPresent(node -> node.map().keySet().forEach(k -> entries.put(k, node.at(k))));
        return entries;
    }

    /// The elements of a list; empty if the key is missing.
    List<TemplateNode> list(String key) {
        return find(key).map(TemplateNode::elements).orElse(List.of());
    }

    /// The elements of a list; a value that is not a list counts as one element.
    List<TemplateNode> elements() {
        return value instanceof List<?> list
                ? IntStream.range(0, list.size())
                        .mapToObj(i -> new TemplateNode(path + "[" + i + "]", list.get(i)))
                        .toList()
                : List.of(this);
    }

    List<String> texts() {
        return elements().stream().map(TemplateNode::text).toList();
    }

    public String text() {
        return switch (value) {
            case String s -> s;
            case Long n -> n.toString();
            case Boolean b -> b.toString();
            default -> throw error("is not text");
        };
    }

    public int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw error("is not a whole number");
        }
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("is neither true nor false");
        };
    }

    /// Rejects keys that the reader would otherwise ignore: what the template wires must work here too.
    TemplateNode requireKnownKeys(Set<String> known) {
        for (var key : map().keySet()) {
            if (!known.contains(key)) {
                throw error("has " + key + ", which the runner does not support");
            }
        }
        return this;
    }

    IllegalArgumentException error(String what) {
        var place = path.isEmpty() ? "the template" : path;
        return new IllegalArgumentException("template.yaml: " + place + " " + what + ".");
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> map() {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Object>) value;
        }
        throw error("is not a mapping");
    }
}
