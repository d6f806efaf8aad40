package openseat.writing;

import java.util.List;
import java.util.Optional;
import openseat.access.DeskFrame;
import openseat.form.FormView;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.FormInput;

/// The page on which organizers write to everybody: the form, or a look at what it would send.
///
/// @param form     with its errors, as the error summary wants it
/// @param check    a look before it is sent; empty while it is written
/// @param sent     the newest messages; those that were sent before
public record MessageView(
        DeskFrame desk,
        FormView form,
        List<TextField> texts,
        List<FormView.Choice> to,
        String textHint,
        Optional<Check> check,
        List<Sent> sent) {

    /// The text in one language.
    public record TextField(String name, String tag, String dir, String label) {}

    /// @param numbers how many letters there are, and how long they take
    /// @param nobody   whether there are none
    /// @param unread   of each text that no letter has, that this is so
    public record Check(List<Fact> numbers, boolean nobody, List<Preview> previews, List<String> unread) {}

    public record Preview(String title, String lang, String dir, String subject, String text) {}

    public record Sent(String at, String to, boolean isOptional, boolean hasReachedAll, List<Text> texts) {}

    public record Text(String lang, String dir, String text) {}

    public Words words() {
        return desk.words();
    }

    public FormInput input() {
        return form.input();
    }
}
