#ifndef VERBATIM_LATE_LIBRARIES_H
#define VERBATIM_LATE_LIBRARIES_H

/// The address of a function of a library, which is loaded where it is not yet; it is also put into the slot. Ends the program
/// with the dynamic linker's words where there is no such library or function: a worker, mostly, whose document then fails.
/// A function that says the library's version says "missing" instead, and nothing is put into the slot.
void *verbatim_late_function(long library, const char *name, void **slot);

/// Why a library's version was "missing" the last time that this thread asked for one, and what to install.
const char *verbatim_late_problem(void);

#endif
