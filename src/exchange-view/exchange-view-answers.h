/* exchange-view-answers.h - what a person tells of a file: its columns, its kinds, its doubtful rows
 *
 * Proposed first, by likeness and by what was told of a table alike; then corrected. The tables of
 * the file are kept beside, for the answers are about them. Knows no widget.
 */
#pragma once

#include "exchange-plan.h"

G_BEGIN_DECLS

typedef struct _ExchangeViewAnswers ExchangeViewAnswers;

/* settings: where columns told before are kept; NULL: nowhere. */
ExchangeViewAnswers *exchange_view_answers_new (GSettings *settings);
void                 exchange_view_answers_free (ExchangeViewAnswers *self);

/* Of the file, ExchangeTable elements; referenced. NULL: it is being read again. Its columns are proposed anew.
 * vocabulary: kept; NULL with them. */
void     exchange_view_answers_set_tables (ExchangeViewAnswers *self,
                                           GPtrArray           *tables,
                                           DossierVocabulary   *vocabulary);
gboolean exchange_view_answers_has_tables (const ExchangeViewAnswers *self);

/* What the fields are called. NULL before it is read; borrowed. */
DossierVocabulary *exchange_view_answers_get_vocabulary (const ExchangeViewAnswers *self);

/* The table whose columns can be told; NULL: all are registers. Borrowed, as its mapping. */
ExchangeTable         *exchange_view_answers_get_table (const ExchangeViewAnswers *self);
const ExchangeMapping *exchange_view_answers_get_mapping (const ExchangeViewAnswers *self);
/* target NULL: the column is left aside. FALSE: nothing is new. */
gboolean exchange_view_answers_set_column (ExchangeViewAnswers *self,
                                           guint                column,
                                           const char          *target);
gboolean exchange_view_answers_get_all_kinds (const ExchangeViewAnswers *self);
/* FALSE: nothing is new. */
gboolean       exchange_view_answers_set_all_kinds (ExchangeViewAnswers *self,
                                                    gboolean             all_kinds);
void           exchange_view_answers_decide (ExchangeViewAnswers *self,
                                             guint                sheet,
                                             guint64              line,
                                             ExchangeChoice       choice);
ExchangeChoice exchange_view_answers_get_choice (const ExchangeViewAnswers *self,
                                                 guint                      sheet,
                                                 guint64                    line);

/* What is to be compared, told so; path: of the file. There must be tables. Caller owns. */
ExchangeRequest *exchange_view_answers_dup_request (const ExchangeViewAnswers *self,
                                                    const char                *path);
/* It served: what was told of the columns is kept for the next table alike. */
void exchange_view_answers_remember (const ExchangeViewAnswers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeViewAnswers, exchange_view_answers_free)

G_END_DECLS
