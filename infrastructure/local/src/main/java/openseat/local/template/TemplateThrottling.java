package openseat.local.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The throttling of the HTTP API's stage, out of the API's resolved properties.
record TemplateThrottling(Optional<TemplateNode> properties) {

    /// The account's quota: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    private static final Template.Throttle QUOTA = new Template.Throttle(10_000, 5_000);

    /// A stage with settings for a route that does not exist cannot be created:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html
    Template.Throttling read(Collection<Template.Function> functions) {
        var routes = new LinkedHashMap<String, Template.Throttle>();
        var settings = properties.map(p -> p.entries("RouteSettings")).orElse(Map.of());
        for (var entry : settings.entrySet()) {
            if (functions.stream()
                    .flatMap(f -> f.routes().stream())
                    .noneMatch(route -> route.key().equals(entry.getKey()))) {
                throw entry.getValue().error("is for a route that no function has");
            }
            routes.put(entry.getKey(), throttle(entry.getValue()));
        }
        var standard = properties.flatMap(p -> p.find("DefaultRouteSettings")).map(TemplateThrottling::throttle);
        return new Template.Throttling(standard.orElse(QUOTA), routes);
    }

    private static Template.Throttle throttle(TemplateNode settings) {
        return new Template.Throttle(
                number(settings.find("ThrottlingRateLimit"), QUOTA.rate()),
                number(settings.find("ThrottlingBurstLimit"), QUOTA.burst()));
    }

    private static int number(Optional<TemplateNode> node, int otherwise) {
        return node.map(TemplateNode::number).orElse(otherwise);
    }
}
