package openseat.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table of a template, out of its resolved properties.
record TemplateTable(String name, String arn, TemplateNode properties) {

    Template.TableShape read() {
        var attributes = properties.list("AttributeDefinitions").stream()
                .collect(Collectors.toMap(
                        a -> a.at("AttributeName").text(),
                        a -> a.at("AttributeType").text(),
                        (a, b) -> a,
                        LinkedHashMap::new));
        var indexes = properties.list("GlobalSecondaryIndexes").stream()
                .map(index -> new Template.Index(
                        index.at("IndexName").text(),
                        arn + "/index/" + index.at("IndexName").text(),
                        keys(index),
                        index.at("Projection").at("ProjectionType").text()))
                .toList();
        return new Template.TableShape(
                name,
                arn,
                attributes,
                keys(properties),
                indexes,
                properties.at("StreamSpecification").at("StreamViewType").text(),
                properties.at("TimeToLiveSpecification").at("AttributeName").text(),
                safety());
    }

    private static List<Template.Key> keys(TemplateNode node) {
        return node.list("KeySchema").stream()
                .map(key -> new Template.Key(
                        key.at("AttributeName").text(), key.at("KeyType").text()))
                .toList();
    }

    private Template.Safety safety() {
        return new Template.Safety(
                properties.at("TimeToLiveSpecification").at("Enabled").flag(),
                isOn(properties
                        .find("PointInTimeRecoverySpecification")
                        .flatMap(p -> p.find("PointInTimeRecoveryEnabled"))),
                isOn(properties.find("DeletionProtectionEnabled")));
    }

    /// Off where the template says nothing, as in CloudFormation.
    private static boolean isOn(Optional<TemplateNode> node) {
        return node.map(TemplateNode::flag).orElse(false);
    }
}
