/* app-writer.c - writes without rest, and says each act once it is on disk, to be killed at any moment
 *
 *   app-writer DOSSIER SEED FILE…
 *
 * One line per act, printed after its commit:
 *   is ID VALUE       the notes of a structure
 *   gone ID           the structure was taken back
 *   import N          the last import stands: N records with it
 *   back              the last import was taken back
 * and "will …" before an act, for what may or may not have come to pass when the blow falls.
 */
#include "exchange-plan.h"

#include <stdio.h>

typedef struct
{
  DossierStore *store;
  GRand        *chance;
  GPtrArray    *files; /* GPtrArray of ExchangeTable */
  char        **names;
  GPtrArray    *ids;   /* char *, of structures made by this run */
  GPtrArray    *notes; /* char *, what they say now */
  GArray       *trail; /* Step: what undo takes back, the last one last */
} Writer;

typedef struct
{
  int   structure; /* index in ids; -1: an import */
  char *before;    /* NULL: it was made by this step */
} Step;

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);
static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static void
die_of (const char   *what,
        const GError *error)
{
  fprintf (stderr, "%s: %s\n", what, error ? error->message : "?");
  exit (1);
}

static void
remember (Writer     *self,
          int         structure,
          const char *before)
{
  Step step = { structure, g_strdup (before) };

  g_array_append_val (self->trail, step);
}

static void
write_notes (Writer     *self,
             const char *id,
             const char *name,
             const char *notes)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;

  if (name != NULL)
    {
      dossier_act_create (act, kind, id);
      dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
    }
  dossier_act_set (act, kind, id, "notes", dossier_value_new_text (notes));
  say ("will %s %s", id, notes);
  if (!dossier_store_write (self->store, act, &error))
    die_of ("write", error);
  say ("is %s %s", id, notes);
}

static void
make_structure (Writer *self)
{
  g_autoptr (DossierAct) idle = dossier_act_new (NULL);
  char                  *id = g_strdup (dossier_act_create (idle, dossier_kinds_find ("structure"), NULL));
  char                  *notes = g_strdup_printf ("%08x", g_rand_int (self->chance));

  write_notes (self, id, "Written without rest", notes);
  remember (self, (int) self->ids->len, NULL);
  g_ptr_array_add (self->ids, id);
  g_ptr_array_add (self->notes, notes);
}

/* Only of one that is still there. */
static void
edit_structure (Writer *self)
{
  guint index = (guint) g_rand_int_range (self->chance, 0, (gint32) self->ids->len);
  char *before = self->notes->pdata[index];

  if (before == NULL)
    return;
  self->notes->pdata[index] = g_strdup_printf ("%08x", g_rand_int (self->chance));
  write_notes (self, self->ids->pdata[index], NULL, self->notes->pdata[index]);
  remember (self, (int) index, before);
  g_free (before);
}

static void
import_file (Writer *self)
{
  guint                    index = (guint) g_rand_int_range (self->chance, 0, (gint32) self->files->len);
  g_autoptr (GError)       error = NULL;
  g_autoptr (ExchangePlan) plan = exchange_plan_new (self->store, self->files->pdata[index], self->names[index], NULL, &error);

  if (plan == NULL)
    die_of ("plan", error);
  if (exchange_plan_is_empty (plan))
    return;
  say ("will import");
  if (!exchange_plan_apply (plan, self->store, NULL, NULL, NULL, &error))
    die_of ("import", error);
  say ("import %u", exchange_plan_get_counts (plan)->added);
  remember (self, -1, NULL);
}

static void
tell_taken_back (Writer     *self,
                 const Step *step)
{
  if (step->structure < 0)
    {
      say ("back");
      return;
    }
  g_free (self->notes->pdata[step->structure]);
  self->notes->pdata[step->structure] = g_strdup (step->before);
  if (step->before != NULL)
    say ("is %s %s", (char *) self->ids->pdata[step->structure], step->before);
  else
    say ("gone %s", (char *) self->ids->pdata[step->structure]);
}

static void
take_back (Writer *self)
{
  g_autoptr (GError) error = NULL;
  Step               step;

  if (self->trail->len == 0)
    return;
  step = g_array_index (self->trail, Step, self->trail->len - 1);
  g_array_set_size (self->trail, self->trail->len - 1);
  if (step.structure < 0)
    say ("will back");
  else
    say ("will %s %s", (char *) self->ids->pdata[step.structure], step.before ? step.before : "-");
  if (!dossier_store_undo (self->store, NULL, NULL, &error))
    die_of ("undo", error);
  tell_taken_back (self, &step);
  g_free (step.before);
}

static void
act (Writer *self)
{
  int dice = g_rand_int_range (self->chance, 0, 100);

  if (dice < 35 || self->ids->len == 0)
    make_structure (self);
  else if (dice < 65)
    edit_structure (self);
  else if (dice < 90 || self->files->len == 0)
    take_back (self);
  else
    import_file (self);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  Writer             self = { .names = argv + 3 };

  self.store = dossier_store_open (argv[1], &error);
  if (self.store == NULL)
    die_of ("open", error);
  dossier_store_set_author (self.store, "Writer", NULL);
  self.chance = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[2], NULL, 10));
  self.ids = g_ptr_array_new ();
  self.notes = g_ptr_array_new ();
  self.trail = g_array_new (FALSE, FALSE, sizeof (Step));
  self.files = g_ptr_array_new ();
  for (int i = 3; i < argc; i++)
    {
      GPtrArray *tables = exchange_reader_read (argv[i], 0, NULL, NULL, NULL, &error);

      if (tables == NULL)
        die_of (argv[i], error);
      g_ptr_array_add (self.files, tables);
    }
  say ("ready");
  for (;;)
    act (&self);
}
