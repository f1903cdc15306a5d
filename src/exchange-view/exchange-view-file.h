/* exchange-view-file.h - one file on its way into the dossier
 *
 * Read by the helper program; what the person corrects (columns, kinds, doubtful rows) is kept with it. What it would
 * change depends on the files before it: its batch compares and writes them all. Knows no widget.
 */
#pragma once

#include "dossier-store.h"
#include "exchange-paste.h"
#include "exchange-view-answers.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_FILE (exchange_view_file_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewFile, exchange_view_file, EXCHANGE_VIEW, FILE, GObject)

typedef enum
{
  EXCHANGE_VIEW_FILE_READING,
  EXCHANGE_VIEW_FILE_COMPARING, /* read, to be compared or being compared */
  EXCHANGE_VIEW_FILE_UNMAPPED,  /* a table, but nothing gives a name: the columns must be told */
  EXCHANGE_VIEW_FILE_READY,     /* there is a plan */
  EXCHANGE_VIEW_FILE_FAILED,    /* see get_problem */
  EXCHANGE_VIEW_FILE_WRITTEN,
} ExchangeViewFileState;

/* settings: where columns told before are kept; NULL: nowhere. store: whose names of fields are understood. */
ExchangeViewFile *exchange_view_file_new (GSettings    *settings,
                                          DossierStore *store,
                                          const char   *path);
/* Cells that were copied: takes paste, which goes as soon as it is read. */
ExchangeViewFile *exchange_view_file_new_pasted (GSettings     *settings,
                                                 DossierStore  *store,
                                                 ExchangePaste *paste);
/* Begins; again after a failure. */
void exchange_view_file_read (ExchangeViewFile *self);
/* What is going on is dropped. */
void exchange_view_file_stop (ExchangeViewFile *self);

const char           *exchange_view_file_get_path (ExchangeViewFile *self);
const char           *exchange_view_file_get_name (ExchangeViewFile *self); /* for people */
ExchangeViewFileState exchange_view_file_get_state (ExchangeViewFile *self);
/* What happened, what is safe, what to try; NULL unless FAILED. */
const char *exchange_view_file_get_problem (ExchangeViewFile *self);
/* 0…1, -1: not known. rows may be NULL. */
double exchange_view_file_get_progress (ExchangeViewFile *self,
                                        guint64          *rows);
/* Borrowed; NULL before it is READY. While it is COMPARING again, the one before. */
ExchangePlan *exchange_view_file_get_plan (ExchangeViewFile *self);
/* UNKNOWN before it is read. */
ExchangeShape exchange_view_file_get_shape (ExchangeViewFile *self);

/* What was told so far; borrowed. */
const ExchangeViewAnswers *exchange_view_file_get_answers (ExchangeViewFile *self);
/* target NULL: the column is left aside. */
void exchange_view_file_set_column (ExchangeViewFile *self,
                                    guint             column,
                                    const char       *target);
void exchange_view_file_set_all_kinds (ExchangeViewFile *self,
                                       gboolean          all_kinds);
/* Compared again soon, once for several decisions. */
void exchange_view_file_decide (ExchangeViewFile *self,
                                guint             sheet,
                                guint64           line,
                                ExchangeChoice    choice);

/* For the batch. What is to be compared, as it was told so far; caller owns. NULL: there is nothing to compare. */
ExchangeRequest *exchange_view_file_dup_request (ExchangeViewFile *self);
/* How far comparing it is, 0…1. */
void exchange_view_file_tell (ExchangeViewFile *self,
                              double            share);
void exchange_view_file_take_plan (ExchangeViewFile *self,
                                   ExchangePlan     *plan, /* referenced */
                                   gboolean          is_written);
void exchange_view_file_fail (ExchangeViewFile *self,
                              const GError     *error);

/* signals: "changed" (); "progressed" (); "stale" (): to be compared, again or for the first time. */

G_END_DECLS
