package openseat.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A place in a template that knows its path, so that whatever is missing or odd is named by where it stands.
public record TemplateNode(String path, Object value) {

    /// What stands under a key.
    ///
    /// @throws IllegalArgumentException where nothing does
    public TemplateNode at(String key) {
        return find(key).orElseThrow(() -> odd("has no " + key));
    }

    public Optional<TemplateNode> find(String key) {
        return Optional.ofNullable(map().get(key))
                .map(found -> new TemplateNode(path.isEmpty() ? key : path + "." + key, found));
    }

    /// The entries in the order of the file; none where nothing stands under the key.
    public Map<String, TemplateNode> entries(String key) {
        var entries = new LinkedHashMap<String, TemplateNode>();
        find(key).ifPresent(node -> node.map().keySet().forEach(k -> entries.put(k, node.at(k))));
        return entries;
    }

    /// The elements of a list; none where nothing stands under the key.
    List<TemplateNode> list(String key) {
        return find(key).map(TemplateNode::elements).orElse(List.of());
    }

    /// The elements of a list, or the one that stands there without being a list.
    List<TemplateNode> elements() {
        return value instanceof List<?> list
                ? IntStream.range(0, list.size())
                        .mapToObj(i -> new TemplateNode(path + "[" + i + "]", list.get(i))).toList()
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
            default -> throw odd("is no text");
        };
    }

    public int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw odd("is no whole number");
        }
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw odd("is neither true nor false");
        };
    }

    /// Refuses keys that the reader would pass over in silence, since what is wired must happen here too.
    TemplateNode only(Set<String> known) {
        for (var key : map().keySet()) {
            if (!known.contains(key)) {
                throw odd("has " + key + ", which the runner does not know");
            }
        }
        return this;
    }

    IllegalArgumentException odd(String what) {
        var place = path.isEmpty() ? "the template" : path;
        return new IllegalArgumentException("template.yaml: " + place + " " + what + ".");
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> map() {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Object>) value;
        }
        throw odd("is no mapping");
    }
}
