/// What all pages share: the frame around the content, the list of facts, the input of a form that is shown again,
/// and the error pages. Every page and mail is rendered here by a template of `src/main/jte`.
///
/// Pages about events belong to `openseat.site`, those behind private links to `openseat.manage`.
package openseat.page;
