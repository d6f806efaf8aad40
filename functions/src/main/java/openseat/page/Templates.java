package openseat.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// The templates under `src/main/jte`, compiled by the build.
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "openseat.pages");

    private Templates() {}

    /// The HTML that a template makes of its one parameter; `name` is its path, such as `event/page`.
    public static String render(String name, Object model) {
        var out = new StringOutput(16 * 1024);
        ENGINE.render(name + ".jte", model, out);
        return out.toString();
    }
}
