package openseat.local.ses;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import openseat.local.template.Template;

/// An event about a mail that SES publishes to EventBridge
/// (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html).
public enum SesEvent {
    BOUNCE("Email Bounced", "Bounce"),
    COMPLAINT("Email Complaint Received", "Complaint"),
    DELIVERY("Email Delivered", "Delivery");

    private final String detailType;
    private final String eventType;

    SesEvent(String detailType, String eventType) {
        this.detailType = detailType;
        this.eventType = eventType;
    }

    /// Its name in the template's `MatchingEventTypes`.
    public String matchingEventType() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Why there is a bounce or complaint
    /// (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html).
    ///
    /// @param bounce Permanent, Transient or Undetermined; used for bounces only
    /// @param subType such as General, Suppressed, OnAccountSuppressionList; for a complaint blank or the last
    public record Reason(String bounce, String subType) {

        /// The address is on the account's suppression list, so nothing was sent.
        static final Reason ON_LIST = new Reason("Permanent", "OnAccountSuppressionList");
    }

    public Map<String, Object> about(SentMail mail, String configurationSet, Reason reason, Instant now) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", detailType);
        event.put("source", "aws.ses");
        event.put("account", Template.ACCOUNT);
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", Template.REGION);
        event.put("resources", List.of(Template.arn("ses", "configuration-set/" + configurationSet)));
        var detail = new LinkedHashMap<String, Object>();
        detail.put("eventType", eventType);
        detail.put("mail", mail(mail, configurationSet));
        detail.put(eventType.toLowerCase(Locale.ROOT), details(mail, reason, now));
        event.put("detail", detail);
        return event;
    }

    /// It contains addresses, which is why a rule must transform the event before a function sees it.
    private static Map<String, Object> mail(SentMail mail, String configurationSet) {
        var tags = new LinkedHashMap<String, Object>();
        tags.put("ses:configuration-set", List.of(configurationSet));
        mail.tags().forEach((name, value) -> tags.put(name, List.of(value)));
        var json = new LinkedHashMap<String, Object>();
        json.put("timestamp", mail.at().toString());
        json.put("source", mail.from());
        json.put("sendingAccountId", Template.ACCOUNT);
        json.put("messageId", mail.id());
        json.put("destination", mail.to());
        json.put("headersTruncated", false);
        json.put(
                "headers",
                mail.headers().entrySet().stream()
                        .map(h -> Map.of("name", h.getKey(), "value", h.getValue()))
                        .toList());
        json.put("commonHeaders", Map.of("from", List.of(mail.from()), "to", mail.to(), "subject", mail.subject()));
        json.put("tags", tags);
        return json;
    }

    private Map<String, Object> details(SentMail mail, Reason reason, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        switch (this) {
            case BOUNCE -> {
                json.put("bounceType", reason.bounce());
                json.put("bounceSubType", reason.subType());
                json.put(
                        "bouncedRecipients",
                        mail.to().stream()
                                .map(to -> Map.of(
                                        "emailAddress",
                                        to,
                                        "action",
                                        "failed",
                                        "status",
                                        "5.1.1",
                                        "diagnosticCode",
                                        "smtp; 550 5.1.1 user unknown"))
                                .toList());
            }
            case COMPLAINT -> {
                json.put(
                        "complainedRecipients",
                        mail.to().stream().map(to -> Map.of("emailAddress", to)).toList());
                json.put("complaintSubType", reason.equals(Reason.ON_LIST) ? reason.subType() : null);
                json.put("complaintFeedbackType", "abuse");
            }
            case DELIVERY -> {
                json.put("recipients", mail.to());
                json.put("smtpResponse", "250 2.6.0 Message received");
            }
        }
        json.put("timestamp", now.toString());
        if (this != DELIVERY) {
            json.put("feedbackId", UUID.randomUUID().toString());
        }
        return json;
    }
}
