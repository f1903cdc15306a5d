/* reader-output.h - what liens-reader says, one JSON object a line
 *
 * A header for each table, its rows, then {"end": true}. Whatever the file held, each line
 * is valid UTF-8 and valid JSON. The form is read back by exchange-reader.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name; /* owned */
  char *type; /* "text", "number", "date" or "boolean"; owned */
} ReaderColumn;

ReaderColumn *reader_column_new (const char *name,
                                 const char *type);
void          reader_column_free (ReaderColumn *self);

typedef struct
{
  const char      *name;
  guint            sheet;   /* from 1 */
  const GPtrArray *columns; /* of ReaderColumn */
  gint64           rows;    /* -1: not known yet */
  gint64           lines;   /* physical lines of a text file; -1 elsewhere */
  const char      *srs;     /* "EPSG:2154"; NULL: not said */
  gboolean         geometry;
  gint64           more;     /* rows that exist but are not in the file; 0: it is whole */
  const char      *encoding; /* of a text file, else NULL */
} ReaderHeader;

typedef struct
{
  guint64     line; /* physical line, or 1-based row or feature */
  guint       n_cells;
  char      **cells;   /* NULL where nothing is written */
  const char *outline; /* base64, or NULL */
  gboolean    has_xy;  /* a point as in the file… */
  double      x, y;
  gboolean    has_point; /* …and in degrees */
  double      lon, lat;
} ReaderRow;

void reader_output_header (const ReaderHeader *header);
void reader_output_row (const ReaderRow *row);
/* cut: --limit stopped before the end. */
void reader_output_end (gboolean cut);

/* Says why and leaves with status 3. Codes: "unreadable", "empty", "not-recognised", "damaged",
 * "too-big", "too-slow", "no-such-sheet", "crashed". */
void reader_output_fail (const char *code,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

G_END_DECLS
