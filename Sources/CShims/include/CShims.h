/// The few lines of C that Swift cannot say.
#ifndef VERBATIM_CSHIMS_H
#define VERBATIM_CSHIMS_H
#include <iconv.h>
#include "Files.h"
#include "JPEGPicture.h"
#include "Recognizer.h"
#include "Sandbox.h"
#include "WorkerProcess.h"
#endif
