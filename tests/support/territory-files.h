/* territory-files.h - the outlines of a GeoJSON of the shared data, for tests only */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *outlines; /* TerritoryOutline */
  GPtrArray *codes;    /* char *, the property "code" of each */
} TerritoryFile;

/* name: under $LIENS_SHARED_DATA. Where it is absent the test is marked skipped, and NULL returned. */
TerritoryFile *territory_file_open (const char *name);
void           territory_file_free (TerritoryFile *self);
/* Borrowed; NULL when no outline has that code. */
TerritoryOutline *territory_file_find (const TerritoryFile *self,
                                       const char          *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TerritoryFile, territory_file_free)

G_END_DECLS
