// Text is decoded before libxml2 sees it. Without this the headers of ICU come along, and those of another version are
// Foundation's own: a module that sees both does not compile.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
