/// template.yaml read as CloudFormation and SAM would read it, into the records of `Template`.
///
/// Whatever this reader does not support is an error, because ignoring it would make the runner differ from the cloud.
/// The records say what the template says; carrying it out is the job of the packages above.
package openseat.local.template;
