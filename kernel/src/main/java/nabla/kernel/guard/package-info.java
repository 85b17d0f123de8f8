/// What code of a submission may call: a list, held against every call when its classes load; what is not on it throws when it is reached.
package nabla.kernel.guard;
