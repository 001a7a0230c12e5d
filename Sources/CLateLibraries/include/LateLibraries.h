#ifndef VERBATIM_LATE_LIBRARIES_H
#define VERBATIM_LATE_LIBRARIES_H

/// The address of a function of a library, which is loaded where it is not yet; it is also put into the slot. Ends the program
/// with the dynamic linker's words where there is no such library or function: a worker, mostly, whose document then fails.
void *verbatim_late_function(long library, const char *name, void **slot);

#endif
