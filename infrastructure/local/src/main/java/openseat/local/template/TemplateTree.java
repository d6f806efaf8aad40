package openseat.local.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A template's YAML as maps, lists, strings, whole numbers and booleans, with `!Ref x` expanded to `{Ref: x}`.
public final class TemplateTree {

    private static final Set<String> FUNCTIONS =
            Set.of("Sub", "GetAtt", "Join", "Split", "Select", "If", "Equals", "Not", "And", "Or");

    private TemplateTree() {}

    /// @throws IllegalArgumentException if the file cannot be read or parsed
    public static Map<String, Object> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("Cannot read the template " + file, e);
        }
    }

    /// @throws IllegalArgumentException if the text is not a YAML mapping or has an unsupported tag
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parse(String yaml) {
        try {
            var root = new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .orElseThrow(() -> new IllegalArgumentException("The template is empty."));
            if (root instanceof MappingNode) {
                return (Map<String, Object>) tree(root);
            }
            throw new IllegalArgumentException("The template is not a mapping.");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("The template is not valid YAML: " + e.getMessage(), e);
        }
    }

    private static Object tree(Node node) {
        var tag = node.getTag().getValue();
        if (tag.startsWith("tag:yaml.org,2002:")) {
            return plain(node);
        }
        var name = tag.substring(1);
        if (name.equals("Ref") || name.equals("Condition")) {
            return Map.of(name, plain(node));
        }
        if (!FUNCTIONS.contains(name)) {
            throw new IllegalArgumentException("The runner does not support the tag " + tag + where(node));
        }
        var argument = plain(node);
        if (name.equals("GetAtt") && argument instanceof String path && path.contains(".")) {
            argument = List.of(path.substring(0, path.indexOf('.')), path.substring(path.indexOf('.') + 1));
        }
        return Map.of("Fn::" + name, argument);
    }

    private static Object plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence ->
                sequence.getValue().stream().map(TemplateTree::tree).toList();
            case MappingNode mapping -> mapping(mapping);
            default ->
                throw new IllegalArgumentException("The runner does not support " + node.getNodeType() + where(node));
        };
    }

    private static Map<String, Object> mapping(MappingNode mapping) {
        var map = new LinkedHashMap<String, Object>();
        for (NodeTuple entry : mapping.getValue()) {
            var key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (map.put(key, tree(entry.getValueNode())) != null) {
                throw new IllegalArgumentException("The key " + key + " appears twice" + where(entry.getKeyNode()));
            }
        }
        return map;
    }

    private static Object scalar(ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.INT)) {
            return Long.parseLong(scalar.getValue());
        }
        return scalar.getTag().equals(Tag.BOOL) ? (Object) Boolean.valueOf(scalar.getValue()) : scalar.getValue();
    }

    private static String where(Node node) {
        return node.getStartMark().map(m -> " (line " + (m.getLine() + 1) + ")").orElse("");
    }
}
