#include "config.h"

#include "exchange-plan-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "base-identifier.h"

/* Of one transaction: bounded, so that it travels well. */
#define MOST_CHANGES 450

/* One plan being written. */
typedef struct
{
  const ExchangePlan *plan;
  const char         *batch;
  char               *label;
  guint               next; /* row */
  gboolean            told_sources;
} Applying;

static char *
dup_label (const ExchangePlan *plan)
{
  guint n = plan->counts.added + plan->counts.updated;

  return g_strdup_printf (ngettext ("Import: %s, %u row", "Import: %s, %u rows", n), exchange_shape_get_label (plan->shape), n);
}

static DossierAct *
begin_act (const Applying *self,
           gboolean        is_register)
{
  DossierAct *act = dossier_act_new (self->label);

  dossier_act_set_batch (act, self->batch);
  if (self->plan->author != NULL)
    dossier_act_set_author (act, self->plan->author, NULL);
  dossier_act_set_rank (act, is_register ? DOSSIER_RANK_REGISTER : DOSSIER_RANK_HUMAN);
  return act;
}

static void
set_text (DossierAct        *act,
          const DossierKind *kind,
          const char        *id,
          const char        *field,
          const char        *text)
{
  if (text != NULL && text[0] != '\0')
    dossier_act_set (act, kind, id, field, dossier_value_new_text (text));
}

static DossierValue *
new_today (void)
{
  g_autoptr (GDate)    today = g_date_new ();
  g_autoptr (BaseDate) date = NULL;

  g_date_set_time_t (today, time (NULL));
  date = base_date_new (g_date_get_julian (today), g_date_get_julian (today), BASE_DATE_DAY, "");
  return dossier_value_new_date (date);
}

static void
write_source (DossierAct           *act,
              const ExchangeSource *source)
{
  const DossierKind *kind = dossier_kinds_find ("source");

  dossier_act_create (act, kind, source->id);
  set_text (act, kind, source->id, "title", source->title);
  set_text (act, kind, source->id, "producer", source->producer);
  set_text (act, kind, source->id, "edition", source->edition);
  set_text (act, kind, source->id, "licence", source->licence);
  set_text (act, kind, source->id, "file", source->file);
  set_text (act, kind, source->id, "shape", source->shape);
  dossier_act_set (act, kind, source->id, "retrieved_on", new_today ());
}

static void
write_commune (DossierAct            *act,
               const ExchangeCommune *commune)
{
  const DossierKind *kind = dossier_kinds_find ("territory");

  dossier_act_create (act, kind, commune->id);
  set_text (act, kind, commune->id, "name", commune->name);
  set_text (act, kind, commune->id, "type", "commune");
  set_text (act, kind, commune->id, "code", commune->code);
}

/* Who made the files, and the communes they name before anybody described them. */
static DossierAct *
make_first_act (Applying *self)
{
  DossierAct *act = begin_act (self, exchange_shape_is_register (self->plan->shape));

  self->told_sources = TRUE;
  for (guint i = 0; i < self->plan->sources->len; i++)
    if (((ExchangeSource *) self->plan->sources->pdata[i])->is_new)
      write_source (act, self->plan->sources->pdata[i]);
  for (guint i = 0; i < self->plan->communes->len; i++)
    write_commune (act, self->plan->communes->pdata[i]);
  return act;
}

static void
write_row (DossierAct            *act,
           const ExchangePlanned *row,
           const ExchangeSource  *source)
{
  const DossierKind *kind = row->proposal->kind;

  if (row->creates)
    dossier_act_create (act, kind, row->id);
  if (row->restores)
    dossier_act_restore (act, kind, row->id);
  for (guint i = 0; i < row->changes->len; i++)
    {
      const ExchangeAnswer *answer = row->changes->pdata[i];

      if (answer->key != NULL)
        dossier_act_put (act, kind, row->id, answer->field->code, answer->key, TRUE);
      else
        dossier_act_set (act, kind, row->id, answer->field->code, dossier_value_ref (answer->value));
    }
  if (dossier_kind_find_field (kind, "sources") != NULL)
    dossier_act_put (act, kind, row->id, "sources", source->id, TRUE);
}

static gboolean
is_written (const ExchangePlanned *row)
{
  return row->verdict == EXCHANGE_VERDICT_ADDED || row->verdict == EXCHANGE_VERDICT_UPDATED;
}

/* The next rows, of one rank; NULL when all are done. */
static DossierAct *
make_next_act (Applying *self)
{
  GPtrArray             *rows = self->plan->rows;
  g_autoptr (DossierAct) act = NULL;
  gboolean               rank = FALSE;

  if (!self->told_sources)
    return make_first_act (self);
  for (; self->next < rows->len; self->next++)
    {
      const ExchangePlanned *row = rows->pdata[self->next];

      if (!is_written (row))
        continue;
      if (act != NULL && (row->is_register != rank || dossier_act_get_n_changes (act) + row->changes->len > MOST_CHANGES))
        break;
      if (act == NULL)
        {
          rank = row->is_register;
          act = begin_act (self, rank);
        }
      write_row (act, row, self->plan->source_of_row->pdata[self->next]);
    }
  return g_steal_pointer (&act);
}

static gboolean
write_all (Applying        *self,
           DossierTurn     *turn,
           ExchangeProgress progress,
           gpointer         progress_data,
           GError         **error)
{
  DossierAct *next;

  while ((next = make_next_act (self)) != NULL)
    {
      g_autoptr (DossierAct) act = next;

      if (!dossier_turn_write (turn, act, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) self->next / MAX (1, self->plan->rows->len), self->next, progress_data);
    }
  return TRUE;
}

gboolean
exchange_plan_write (ExchangePlan    *self,
                     DossierTurn     *turn,
                     const char      *batch,
                     ExchangeProgress progress,
                     gpointer         progress_data,
                     GError         **error)
{
  g_autofree char *label = dup_label (self);
  Applying         applying = { self, batch, label, 0, FALSE };

  return exchange_plan_is_empty (self) || write_all (&applying, turn, progress, progress_data, error);
}

typedef struct
{
  ExchangePlan    *plan;
  ExchangeProgress progress;
  gpointer         progress_data;
} Alone;

static gpointer
write_alone (DossierTurn  *turn,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Alone           *alone = data;
  g_autofree char *batch = base_identifier_new ();

  return dossier_turn_back_up (turn, DOSSIER_BACKUP_IMPORT, error) &&
                 exchange_plan_write (alone->plan, turn, batch, alone->progress, alone->progress_data, error)
           ? alone
           : NULL;
}

gboolean
exchange_plan_apply (ExchangePlan    *self,
                     DossierStore    *store,
                     ExchangeProgress progress,
                     gpointer         progress_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  Alone alone = { self, progress, progress_data };

  g_return_val_if_fail (self != NULL && DOSSIER_IS_STORE (store), FALSE);

  return exchange_plan_is_empty (self) || dossier_store_work (store, write_alone, &alone, cancellable, error) != NULL;
}
