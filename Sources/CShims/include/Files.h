#ifndef VERBATIM_FILES_H
#define VERBATIM_FILES_H

/// Has the disk begin to take what was written to a file, without waiting for it.
void verbatim_begin_writeback(int file);

/// Opens a regular file for reading, without waiting and without becoming anyone's terminal. `path` is below the folder
/// `root`, and no link on the way from there is followed; with a `root` of NULL it is any path. Returns the descriptor, or -1
/// and errno: ELOOP or EXDEV for a way out, EINVAL for what is no regular file.
int verbatim_open_file(const char *root, const char *path);
#endif
