// libxml2 without its ICU headers: they define UErrorCode a second time beside Foundation's.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// xmlFree is a mutable global variable, which strict concurrency refuses.
static inline void trustwatch_xml_free(void *memory) { xmlFree(memory); }
