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
import openseat.local.apigateway.GatewayRequest;
import openseat.local.apigateway.GatewayResponse;
import openseat.local.aws.Usage;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.LogLines;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesEvent;
import openseat.local.ses.SesService;

/// What belongs to the runner alone, under `/local/`: the mailbox, the clock, the ticks, faults, and what was logged and called.
///
/// @param local what it looks into and moves
record ControlApi(LocalRunner local) {

    /// A request that cannot be answered, in words for whoever sent it.
    private static final class Refused extends RuntimeException {

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    GatewayResponse answer(GatewayRequest request) {
        try {
            return route(request);
        } catch (Refused e) {
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
                local.mailbox().empty();
                yield json(200, Map.of("mails", 0));
            }
            case "POST mail" -> mode(Json.object(request.body()));
            case "POST feedback" -> feedback(Json.object(request.body()));
            case "GET clock" -> now();
            case "POST clock" -> advance(Json.object(request.body()));
            case "POST tick" -> returned(local.tick(rest).orElseThrow(() -> new Refused(404, "The template has no schedule for " + rest + ".")));
            case "POST invoke" -> returned(local.invoke(known(rest), request.body()));
            case "GET stream" -> json(200, Map.of("paused", local.stream().isPaused()));
            case "POST stream" -> pause(Json.object(request.body()));
            case "GET log" -> json(200, local.log().stream().map(ControlApi::line).toList());
            case "GET calls" -> json(200, local.calls().stream().map(ControlApi::usage).toList());
            case "DELETE calls" -> {
                local.forgetCalls();
                yield json(200, List.of());
            }
            default -> throw new Refused(404, "The runner has no " + request.method() + " " + request.rawPath() + ".");
        };
    }

    private String known(String function) {
        if (!local.template().functions().containsKey(function)) {
            throw new Refused(404, "The template has no function " + function + ".");
        }
        return function;
    }

    private GatewayResponse mailbox(GatewayRequest request, List<String> path) {
        if (path.size() == 1) {
            return request.accepts("application/json")
                    ? json(200, local.mailbox().mails().stream().map(SentMail::json).toList())
                    : page(MailboxPage.list(local.mailbox().mails().reversed()));
        }
        var mail = mail(path.get(1));
        if (path.size() == 2) {
            return request.accepts("application/json") ? json(200, mail.json()) : page(MailboxPage.mail(mail, request.query()));
        }
        return switch (path.get(2)) {
            case "html" -> MailboxPage.html(mail);
            case "attachments" -> attachment(mail, path.size() > 3 ? path.get(3) : "");
            default -> throw new Refused(404, "A mail has no " + path.get(2) + ".");
        };
    }

    private SentMail mail(String id) {
        return local.mailbox().find(id).orElseThrow(() -> new Refused(404, "There is no such mail."));
    }

    private static GatewayResponse attachment(SentMail mail, String index) {
        var found = index.matches("\\d{1,3}") && Integer.parseInt(index) < mail.attachments().size()
                ? Optional.of(mail.attachments().get(Integer.parseInt(index))) : Optional.<SentMail.Attachment>empty();
        var attachment = found.orElseThrow(() -> new Refused(404, "There is no such attachment."));
        return new GatewayResponse(200, List.of(
                Map.entry("content-type", "application/octet-stream"),
                Map.entry("content-disposition", "attachment; filename=\"" + attachment.name().replaceAll("[^A-Za-z0-9._-]", "_") + "\"")),
                Base64.getDecoder().decode(attachment.content()));
    }

    private GatewayResponse mode(Map<String, Object> asked) {
        var mode = Json.text(asked.get("mode")).toUpperCase(Locale.ROOT).replace('-', '_');
        if (List.of(SesService.Mode.values()).stream().noneMatch(m -> m.name().equals(mode))) {
            throw new Refused(400, "The mode is one of ok, throttle, pause, reject, timeout and drop-after-accept.");
        }
        if (!(asked.getOrDefault("next", 1) instanceof Integer next) || next < 0) {
            throw new Refused(400, "The field next must be a whole number, 0 or more.");
        }
        local.mailbox().mode(SesService.Mode.valueOf(mode), next);
        return json(200, Map.of("mode", asked.get("mode"), "next", next));
    }

    private GatewayResponse feedback(Map<String, Object> asked) {
        var mail = mail(Json.text(asked.get("mail")));
        var type = Json.text(asked.get("type")).toUpperCase(Locale.ROOT);
        var report = List.of(SesEvent.values()).stream().filter(r -> r.name().equals(type)).findFirst()
                .orElseThrow(() -> new Refused(400, "The type is one of bounce, complaint and delivery."));
        if (local.rules().isEmpty()) {
            throw new Refused(501, "The template has no rule for SES's reports.");
        }
        var bounce = Json.text(asked.getOrDefault("bounce", "Permanent"));
        if (!List.of("Permanent", "Transient", "Undetermined").contains(bounce)) {
            throw new Refused(400, "A bounce is Permanent, Transient or Undetermined.");
        }
        return json(200, Map.of("told", local.report(mail, report, bounce)));
    }

    private GatewayResponse now() {
        return json(200, Map.of("now", local.clock().instant().toString()));
    }

    private GatewayResponse advance(Map<String, Object> asked) {
        var by = Duration.parse(Json.text(asked.get("advance")));
        if (by.isNegative()) {
            throw new Refused(400, "Time goes forwards only.");
        }
        local.clock().advance(by);
        return now();
    }

    private GatewayResponse pause(Map<String, Object> asked) {
        if (!(asked.get("paused") instanceof Boolean paused)) {
            throw new Refused(400, "The field paused must be true or false.");
        }
        local.stream().pause(paused);
        return json(200, Map.of("paused", paused));
    }

    /// What a function returned is JSON; one that returned nothing returned null.
    private static GatewayResponse returned(byte[] bytes) {
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
        return new GatewayResponse(status, List.of(
                Map.entry("content-type", "application/json"), Map.entry("cache-control", "no-store")), Json.bytes(value));
    }

    private static GatewayResponse page(String html) {
        return new GatewayResponse(200, List.of(
                Map.entry("content-type", "text/html; charset=utf-8"),
                Map.entry("cache-control", "no-store"),
                Map.entry("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'")),
                html.getBytes(StandardCharsets.UTF_8));
    }
}
