package openseat.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// Renders the templates under `src/main/jte`, which the build compiles.
public final class Templates {

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "openseat.pages");

    private Templates() {}

    /// `name` is the template's path without its ending, such as `site/list`; `model` is its one parameter.
    public static String render(String name, Object model) {
        var out = new StringOutput(16 * 1024);
        ENGINE.render(name + ".jte", model, out);
        return out.toString();
    }
}
