#ifndef VERBATIM_FILES_H
#define VERBATIM_FILES_H

/// Has the disk begin to take what was written to a file, without waiting for it.
void verbatim_begin_writeback(int file);
#endif
