/// The function behind the registration form. It records a request without reading any registration, so it cannot give
/// anybody away. What becomes of the request is in `letter` and `manage`.
package openseat.register;
