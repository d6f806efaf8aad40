package openseat.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.http.Json;

/// A list without order: boxes for what is offered, and a line for anything else, with commas between.
///
/// @param boxes   the name of the boxes; blank if there are none
/// @param line    the name of the line; blank if there is none
/// @param offered the values of the boxes
/// @param reader  makes an element of a word
record ChoicesField(String boxes, String line, String path, List<String> offered, Function<String, Object> reader)
        implements DraftField {

    @Override
    public List<String> names(List<String> languages) {
        return Stream.of(boxes, line).filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var split = Json.list(DocumentTree.get(document, path)).stream()
                .map(Object::toString)
                .collect(Collectors.partitioningBy(offered::contains));
        var values = new LinkedHashMap<String, List<String>>();
        if (!boxes.isEmpty()) {
            values.put(boxes, split.get(true));
        }
        if (!line.isEmpty()) {
            values.put(line, List.of(String.join(", ", split.get(false))));
        }
        return values;
    }

    /// What was there keeps its order, and what is new comes after it.
    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        var chosen = new LinkedHashSet<>(sent.all(boxes));
        words(sent.one(line)).forEach(chosen::add);
        var elements = new ArrayList<Object>();
        for (var element : Json.list(DocumentTree.get(document, path))) {
            if (chosen.contains(element.toString())) {
                elements.add(element);
            }
        }
        elements.forEach(kept -> chosen.remove(kept.toString()));
        chosen.forEach(word -> elements.add(reader.apply(word)));
        DocumentTree.put(document, path, elements.isEmpty() ? null : elements);
    }

    static Stream<String> words(String line) {
        return Stream.of(line.split("[\\s,;،、，；]+")).filter(word -> !word.isEmpty());
    }
}
