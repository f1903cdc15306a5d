#include "config.h"

#include "guide-starter.h"

#include "base-identifier.h"
#include "dossier-shipped.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TABLE "starter-guide.tsv"
#define SOURCE "starter-guide"

static const char *
get_cell (GPtrArray  *rows,
          guint       row,
          const char *heading)
{
  const char *cell = g_hash_table_lookup (rows->pdata[row], heading);

  return cell != NULL && *cell != '\0' ? cell : NULL;
}

static gboolean
is (GPtrArray  *rows,
    guint       row,
    const char *kind)
{
  return g_strcmp0 (get_cell (rows, row, "kind"), kind) == 0;
}

static char *
derive (const char *code)
{
  g_autofree char *words = g_strdup_printf ("starter-guide:%s:", code);

  return base_identifier_derive (words);
}

static void
set (DossierAct        *act,
     const DossierKind *kind,
     const char        *id,
     const char        *field,
     const char        *text)
{
  if (text != NULL)
    dossier_act_set (act, kind, id, field, dossier_value_new_text (text));
}

/* "trust,regularity" */
static void
put (DossierAct        *act,
     const DossierKind *kind,
     const char        *id,
     const char        *field,
     const char        *codes)
{
  g_auto (GStrv) each = codes != NULL ? g_strsplit (codes, ",", -1) : NULL;

  for (guint i = 0; each != NULL && each[i] != NULL; i++)
    dossier_act_put (act, kind, id, field, each[i], TRUE);
}

static void
add_source (DossierAct *act,
            GPtrArray  *rows,
            guint       row,
            const char *id)
{
  const DossierKind *kind = dossier_kinds_find ("source");

  dossier_act_create (act, kind, id);
  set (act, kind, id, "title", get_cell (rows, row, "statement"));
}

static void
add_question (DossierAct *act,
              GPtrArray  *rows,
              guint       row,
              const char *source)
{
  const DossierKind *kind = dossier_kinds_find ("question");
  g_autofree char   *id = derive (get_cell (rows, row, "code"));
  g_autofree char   *order = g_strdup_printf ("%03u", row + 1);

  dossier_act_create (act, kind, id);
  set (act, kind, id, "code", get_cell (rows, row, "code"));
  set (act, kind, id, "title", get_cell (rows, row, "statement"));
  set (act, kind, id, "introduction", get_cell (rows, row, "development"));
  set (act, kind, id, "order", order);
  dossier_act_set (act, kind, id, "source", dossier_value_new_reference (source));
}

static void
add_practice (DossierAct *act,
              GPtrArray  *rows,
              guint       row,
              const char *source)
{
  const DossierKind *kind = dossier_kinds_find ("practice");
  g_autofree char   *id = derive (get_cell (rows, row, "code"));
  g_autofree char   *order = g_strdup_printf ("%03u", row + 1);
  g_auto (GStrv)     questions = g_strsplit (get_cell (rows, row, "questions"), ",", -1);

  dossier_act_create (act, kind, id);
  set (act, kind, id, "statement", get_cell (rows, row, "statement"));
  set (act, kind, id, "development", get_cell (rows, row, "development"));
  set (act, kind, id, "nature", get_cell (rows, row, "nature"));
  set (act, kind, id, "heading", get_cell (rows, row, "heading"));
  set (act, kind, id, "status", "completed");
  set (act, kind, id, "order", order);
  put (act, kind, id, "levers", get_cell (rows, row, "levers"));
  put (act, kind, id, "brakes", get_cell (rows, row, "brakes"));
  put (act, kind, id, "factors", get_cell (rows, row, "factors"));
  for (guint i = 0; questions[i] != NULL; i++)
    {
      g_autofree char *question = derive (questions[i]);

      dossier_act_put (act, kind, id, "questions", question, TRUE);
    }
  dossier_act_set (act, kind, id, "source", dossier_value_new_reference (source));
}

DossierAct *
guide_starter_new_act (void)
{
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows (TABLE);
  DossierAct           *act = dossier_act_new (_ ("Starter guide"));
  g_autofree char      *source = derive (SOURCE);

  dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  for (guint i = 0; i < rows->len; i++)
    if (is (rows, i, "source"))
      add_source (act, rows, i, source);
    else if (is (rows, i, "question"))
      add_question (act, rows, i, source);
    else
      add_practice (act, rows, i, source);
  return act;
}

guint
guide_starter_count_practices (void)
{
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows (TABLE);
  guint                 n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += is (rows, i, "practice");
  return n;
}
