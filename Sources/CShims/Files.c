#define _GNU_SOURCE
#include "Files.h"
#include <fcntl.h>

void verbatim_begin_writeback(int file) { sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }
