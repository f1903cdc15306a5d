/* demo-chronicle.h - what was written down, by whom, in the order of time
 *
 * The demonstration as plain values: acts, each with the records it makes or changes, each with
 * its fields in the notation of the command line. Whoever reads it needs one loop.
 *
 * A value is text: a vocabulary's code, "oui"/"non", a number with '.', "lon,lat", a date as
 * people write it, another record's handle, "clas@HANDLE" for a programme with its carrier;
 * "?" is not known, "-" not applicable. Several values repeat the field. A handle seen before
 * is the same record, changed; fields that are not said stay as they were.
 */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *value;
} DemoField;

typedef struct
{
  const char       *handle; /* unique in the chronicle: "centre-7" */
  const char       *kind;
  const DemoField  *fields;
  guint             n_fields;
  TerritoryOutline *outline; /* of a territory, else NULL; borrowed */
} DemoRecord;

typedef struct
{
  const char       *label;
  const char       *author;
  const char       *side;          /* code of the vocabulary `side` */
  gboolean          from_register; /* a public register speaks, not a person */
  gint64            time;          /* milliseconds since 1970 */
  const DemoRecord *records;
  guint             n_records;
} DemoAct;

typedef struct _DemoChronicle DemoChronicle;

DemoChronicle *demo_chronicle_new (void);
void           demo_chronicle_free (DemoChronicle *self);

/* While it is told: an act, then a record, then its fields. Everything is copied. */
void demo_chronicle_begin_act (DemoChronicle *self,
                               const char    *author,
                               const char    *side,
                               gint64         time,
                               const char    *label);
/* The act begun is the word of a public register. */
void demo_chronicle_mark_register (DemoChronicle *self);
void demo_chronicle_begin_record (DemoChronicle *self,
                                  const char    *kind,
                                  const char    *handle);
/* A value of NULL or "" says nothing. */
void demo_chronicle_set (DemoChronicle *self,
                         const char    *field,
                         const char    *value);
void demo_chronicle_set_printf (DemoChronicle *self,
                                const char    *field,
                                const char    *format,
                                ...) G_GNUC_PRINTF (3, 4);
void demo_chronicle_set_outline (DemoChronicle    *self,
                                 TerritoryOutline *outline);
/* Puts the acts in the order of time. Nothing can be told any more. */
void demo_chronicle_end (DemoChronicle *self);

guint          demo_chronicle_get_n_acts (const DemoChronicle *self);
const DemoAct *demo_chronicle_get_act (const DemoChronicle *self,
                                       guint                index);

/* The time of an act: minutes after noon (UTC) of a day; may be negative. */
gint64 demo_chronicle_time (int year,
                            int month,
                            int day,
                            int minute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoChronicle, demo_chronicle_free)

G_END_DECLS
