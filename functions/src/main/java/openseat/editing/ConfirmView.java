package openseat.editing;

import java.util.List;
import openseat.access.DeskFrame;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.FormInput;

/// The page that asks whether to publish an event.
///
/// @param told     who gets an e-mail, and of what
/// @param changed  what is otherwise than before, by the labels of its fields
/// @param warnings what is allowed, but seldom meant
public record ConfirmView(
        DeskFrame desk,
        Words words,
        LocalizedText title,
        String address,
        List<Fact> dates,
        List<String> told,
        List<String> changed,
        List<String> warnings,
        FormInput carried,
        String action) {}
