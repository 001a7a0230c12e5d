#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
/* Where a text stands in its block is read from the nodes themselves: no accessor tells. */
#include <cmark-gfm/node.h>
