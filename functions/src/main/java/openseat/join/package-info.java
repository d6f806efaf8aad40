/// The link by which those who have a seat join a meeting online.
package openseat.join;
