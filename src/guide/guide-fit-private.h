/* guide-fit-private.h - where signs are read, and the one list they go to */
#pragma once

#include "guide-fit.h"

G_BEGIN_DECLS

/* What a reading of signs holds. */
typedef struct
{
  GuideFits      *fits; /* its book and its signs */
  DossierReader  *reader;
  DossierAudience audience;
} GuideFitReading;

/* Adds a sign "prefix:word"; word NULL: none. */
void guide_fit_note (GuideFitReading *self,
                     GuideFitSort     sort,
                     const char      *prefix,
                     const char      *word,
                     const char      *witness,
                     const char      *name);
/* A code as it is recorded, of a set: a sign of the word that stands for it. */
void guide_fit_note_code (GuideFitReading *self,
                          GuideFitSort     sort,
                          const char      *prefix,
                          const char      *code,
                          const char      *witness,
                          const char      *name);
/* The vocabulary of the words of a prefix: "lever" chooses from "way_in". */
const char *guide_fit_get_vocabulary (const char *prefix);
/* "clas@ID" → the code that stands for "clas", NULL: none is offered. Borrowed from the vocabulary. */
const char *guide_fit_find_programme (const GuideFitReading *self,
                                      const char            *key);

gboolean guide_fit_read_link (GuideFitReading     *self,
                              const DossierRecord *link,
                              GError             **error);
gboolean guide_fit_read_place (GuideFitReading     *self,
                               const DossierRecord *structure,
                               GError             **error);

G_END_DECLS
