package openseat.local;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.local.apigateway.GatewayRequest;
import openseat.local.apigateway.GatewayResponse;
import openseat.local.aws.Usage;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.LogLines;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesEvent;
import openseat.local.ses.SesService;

/// The runner's own HTTP API under `/local/`: mailbox, clock, schedules, faults, log and metered calls.
///
/// @param local the runner that it shows and controls
record ControlApi(LocalRunner local) {

    private static final String MODES = Stream.of(SesService.Mode.values())
            .map(mode -> mode.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));

    /// A request that is answered with an error message.
    private static final class Rejected extends RuntimeException {

        private final int status;

        Rejected(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    GatewayResponse answer(GatewayRequest request) {
        try {
            return route(request);
        } catch (Rejected e) {
            return GatewayResponse.message(e.status, e.getMessage());
        } catch (FunctionFailed e) {
            return json(502, Map.of("errorType", e.errorType(), "errorMessage", String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return GatewayResponse.message(400, e.getMessage());
        }
    }

    private GatewayResponse route(GatewayRequest request) {
        var path = List.of(request.rawPath().substring("/local/".length()).split("/"));
        var rest = path.size() > 1 ? path.get(1) : "";
        return switch ((request.method().equals("HEAD") ? "GET" : request.method()) + " " + path.getFirst()) {
            case "GET mailbox" -> mailbox(request, path);
            case "DELETE mailbox" -> {
                local.mailbox().clear();
                yield json(200, Map.of("mails", 0));
            }
            case "POST mail" -> mailMode(Json.object(request.body()));
            case "POST feedback" -> feedback(Json.object(request.body()));
            case "GET clock" -> clock();
            case "POST clock" -> advance(Json.object(request.body()));
            case "POST tick" ->
                result(local.tick(rest)
                        .orElseThrow(() -> new Rejected(404, "The template has no schedule for " + rest + ".")));
            case "POST invoke" -> result(local.invoke(known(rest), request.body()));
            case "GET stream" -> json(200, Map.of("paused", local.stream().isPaused()));
            case "POST stream" -> pause(Json.object(request.body()));
            case "GET log" ->
                json(200, local.log().stream().map(ControlApi::line).toList());
            case "GET calls" ->
                json(200, local.calls().stream().map(ControlApi::usage).toList());
            case "DELETE calls" -> {
                local.clearCalls();
                yield json(200, List.of());
            }
            default -> throw new Rejected(404, "The runner has no " + request.method() + " " + request.rawPath() + ".");
        };
    }

    private String known(String function) {
        if (!local.template().functions().containsKey(function)) {
            throw new Rejected(404, "The template has no function " + function + ".");
        }
        return function;
    }

    private GatewayResponse mailbox(GatewayRequest request, List<String> path) {
        if (path.size() == 1) {
            return request.accepts("application/json")
                    ? json(
                            200,
                            local.mailbox().mails().stream().map(SentMail::json).toList())
                    : page(MailboxPage.list(local.mailbox().mails().reversed()));
        }
        var mail = mail(path.get(1));
        if (path.size() == 2) {
            return request.accepts("application/json")
                    ? json(200, mail.json())
                    : page(MailboxPage.mail(mail, request.query()));
        }
        return switch (path.get(2)) {
            case "html" -> MailboxPage.html(mail);
            case "attachments" -> attachment(mail, path.size() > 3 ? path.get(3) : "");
            default -> throw new Rejected(404, "A mail has no " + path.get(2) + ".");
        };
    }

    private SentMail mail(String id) {
        return local.mailbox().find(id).orElseThrow(() -> new Rejected(404, "There is no such mail."));
    }

    private static GatewayResponse attachment(SentMail mail, String index) {
        var found = index.matches("\\d{1,3}")
                        && Integer.parseInt(index) < mail.attachments().size()
                ? Optional.of(mail.attachments().get(Integer.parseInt(index)))
                : Optional.<SentMail.Attachment>empty();
        var attachment = found.orElseThrow(() -> new Rejected(404, "There is no such attachment."));
        return new GatewayResponse(
                200,
                List.of(
                        Map.entry("content-type", "application/octet-stream"),
                        Map.entry(
                                "content-disposition",
                                "attachment; filename=\"" + attachment.name().replaceAll("[^A-Za-z0-9._-]", "_")
                                        + "\"")),
                Base64.getDecoder().decode(attachment.content()));
    }

    private GatewayResponse mailMode(Map<String, Object> request) {
        var mode = Json.text(request.get("mode")).toUpperCase(Locale.ROOT).replace('-', '_');
        if (List.of(SesService.Mode.values()).stream().noneMatch(m -> m.name().equals(mode))) {
            throw new Rejected(400, "The mode must be one of " + MODES + ".");
        }
        if (!request.containsKey("next")) {
            local.mailbox().mode(SesService.Mode.valueOf(mode));
            return json(200, Map.of("mode", request.get("mode")));
        }
        if (!(request.get("next") instanceof Integer next) || next < 0) {
            throw new Rejected(400, "The field next must be a whole number, 0 or more.");
        }
        local.mailbox().mode(SesService.Mode.valueOf(mode), next);
        return json(200, Map.of("mode", request.get("mode"), "next", next));
    }

    private GatewayResponse feedback(Map<String, Object> request) {
        var mail = mail(Json.text(request.get("mail")));
        var type = Json.text(request.get("type")).toUpperCase(Locale.ROOT);
        var event = List.of(SesEvent.values()).stream()
                .filter(e -> e.name().equals(type))
                .findFirst()
                .orElseThrow(() -> new Rejected(400, "The type must be bounce, complaint or delivery."));
        if (!local.hasRules()) {
            throw new Rejected(501, "The template has no EventBridge rule.");
        }
        var bounce = Json.text(request.getOrDefault("bounce", "Permanent"));
        if (!List.of("Permanent", "Transient", "Undetermined").contains(bounce)) {
            throw new Rejected(400, "The bounce must be Permanent, Transient or Undetermined.");
        }
        var subType = Json.text(request.getOrDefault("subType", "General"));
        local.mailbox().report(event, mail, new SesEvent.Reason(bounce, subType));
        return json(200, Map.of("functions", local.deliverReports()));
    }

    private GatewayResponse clock() {
        return json(200, Map.of("now", local.clock().instant().toString()));
    }

    private GatewayResponse advance(Map<String, Object> request) {
        var by = Duration.parse(Json.text(request.get("advance")));
        if (by.isNegative()) {
            throw new Rejected(400, "The clock cannot go back.");
        }
        if (!local.canMoveClock()) {
            throw new Rejected(
                    409, "With --lambda, moving the clock needs libfaketime, in Debian the package faketime.");
        }
        local.clock().advance(by);
        return clock();
    }

    private GatewayResponse pause(Map<String, Object> request) {
        if (!(request.get("paused") instanceof Boolean paused)) {
            throw new Rejected(400, "The field paused must be true or false.");
        }
        if (paused) {
            local.stream().pause();
        } else {
            local.stream().resume();
        }
        return json(200, Map.of("paused", paused));
    }

    /// A function's result is JSON; no result is null.
    private static GatewayResponse result(byte[] bytes) {
        return json(200, bytes.length == 0 ? null : Json.read(bytes));
    }

    private static Map<String, Object> line(LogLines.Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", line.at().toString());
        json.put("function", line.function());
        json.put("request", line.request());
        json.put("line", line.line());
        return json;
    }

    private static Map<String, Object> usage(Usage usage) {
        var json = new LinkedHashMap<String, Object>();
        json.put("function", usage.function());
        json.put("service", usage.service());
        json.put("operation", usage.operation());
        json.put("calls", usage.calls());
        json.put("readUnits", usage.readUnits());
        json.put("writeUnits", usage.writeUnits());
        return json;
    }

    private static GatewayResponse json(int status, Object value) {
        return new GatewayResponse(
                status,
                List.of(Map.entry("content-type", "application/json"), Map.entry("cache-control", "no-store")),
                Json.bytes(value));
    }

    private static GatewayResponse page(String html) {
        return new GatewayResponse(
                200,
                List.of(
                        Map.entry("content-type", "text/html; charset=utf-8"),
                        Map.entry("cache-control", "no-store"),
                        Map.entry(
                                "content-security-policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'")),
                html.getBytes(StandardCharsets.UTF_8));
    }
}
