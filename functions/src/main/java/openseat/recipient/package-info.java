/// The page of somebody who gets the digest: there they say that they want it, when it comes, and that it stops.
package openseat.recipient;
