#include "config.h"

#include "exchange-view-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SAMPLES 3
#define MOST_ROWS_READ 200 /* for the samples */
#define SAMPLE_LENGTH 28   /* characters */
#define LEFT_ASIDE 0       /* index in the list of targets */

struct _ExchangeViewColumns
{
  AdwBin            parent_instance;
  ExchangeViewFile *file;
  GPtrArray        *rows;       /* AdwComboRow of each column; borrowed */
  gboolean          is_showing; /* lists follow the file, not the person */
};

G_DEFINE_FINAL_TYPE (ExchangeViewColumns, exchange_view_columns, ADW_TYPE_BIN)

static GListModel *
make_targets (const DossierVocabulary *vocabulary)
{
  GtkStringList        *list = gtk_string_list_new (NULL);
  guint                 n_targets;
  const ExchangeTarget *targets = exchange_mapping_get_targets (&n_targets);

  gtk_string_list_append (list, _ ("Leave aside"));
  for (guint i = 0; i < n_targets; i++)
    {
      const DossierField *field = dossier_kind_find_field (dossier_kinds_find ("structure"), targets[i].code);

      gtk_string_list_append (list, field != NULL && g_str_equal (field->label, targets[i].label) ? dossier_vocabulary_get_heading (vocabulary, field) : dossier_kinds_translate (targets[i].label));
    }
  return G_LIST_MODEL (list);
}

static guint
find_target (const char *code)
{
  guint                 n_targets;
  const ExchangeTarget *targets = exchange_mapping_get_targets (&n_targets);

  for (guint i = 0; i < n_targets; i++)
    if (g_strcmp0 (targets[i].code, code) == 0)
      return i + 1;
  return LEFT_ASIDE;
}

static char *
shorten (const char *cell)
{
  g_autofree char *line = g_strdelimit (g_strdup (cell), "\r\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= SAMPLE_LENGTH)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, SAMPLE_LENGTH);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* The first cells that differ. */
static char *
dup_samples (const ExchangeTable *table,
             guint                column)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (g_free);
  guint                 n = MIN (exchange_table_get_n_rows (table), MOST_ROWS_READ);

  for (guint row = 0; row < n && samples->len < MOST_SAMPLES; row++)
    {
      const char *cell = exchange_table_get_cell (table, row, (int) column);
      char       *sample = cell != NULL ? shorten (cell) : NULL;

      if (sample != NULL && !g_ptr_array_find_with_equal_func (samples, sample, g_str_equal, NULL))
        g_ptr_array_add (samples, sample);
      else
        g_free (sample);
    }
  if (samples->len == 0)
    return g_strdup (_ ("Empty"));
  g_ptr_array_add (samples, NULL);
  return g_strjoinv (" · ", (char **) samples->pdata);
}

static void
show_targets (ExchangeViewColumns *self)
{
  const ExchangeMapping *mapping = exchange_view_answers_get_mapping (exchange_view_file_get_answers (self->file));

  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (self->rows->pdata[i], find_target (exchange_mapping_get (mapping, i)));
  self->is_showing = FALSE;
}

static void
on_target_chosen (AdwComboRow         *row,
                  GParamSpec          *pspec,
                  ExchangeViewColumns *self)
{
  guint                 n_targets, column, selected = adw_combo_row_get_selected (row);
  const ExchangeTarget *targets = exchange_mapping_get_targets (&n_targets);

  if (self->is_showing || !g_ptr_array_find (self->rows, row, &column))
    return;
  exchange_view_file_set_column (self->file, column, selected == LEFT_ASIDE || selected > n_targets ? NULL : targets[selected - 1].code);
}

static GtkWidget *
make_row (ExchangeViewColumns *self,
          const ExchangeTable *table,
          guint                column,
          GListModel          *targets)
{
  AdwComboRow     *row = ADW_COMBO_ROW (adw_combo_row_new ());
  const char      *name = exchange_table_get_column_name (table, column);
  g_autofree char *numbered = g_strdup_printf (_ ("Column %u"), column + 1);
  g_autofree char *title = g_markup_escape_text (*name != '\0' ? name : numbered, -1);
  g_autofree char *samples = dup_samples (table, column);
  g_autofree char *subtitle = g_markup_escape_text (samples, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (row, targets);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_target_chosen), self, 0);
  g_ptr_array_add (self->rows, row);
  return GTK_WIDGET (row);
}

static void
exchange_view_columns_dispose (GObject *object)
{
  g_clear_object (&EXCHANGE_VIEW_COLUMNS (object)->file);
  G_OBJECT_CLASS (exchange_view_columns_parent_class)->dispose (object);
}

static void
exchange_view_columns_finalize (GObject *object)
{
  g_ptr_array_unref (EXCHANGE_VIEW_COLUMNS (object)->rows);
  G_OBJECT_CLASS (exchange_view_columns_parent_class)->finalize (object);
}

static void
exchange_view_columns_class_init (ExchangeViewColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exchange_view_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = exchange_view_columns_finalize;
}

static void
exchange_view_columns_init (ExchangeViewColumns *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
exchange_view_columns_new (ExchangeViewFile *file)
{
  ExchangeViewColumns   *self = g_object_new (EXCHANGE_VIEW_TYPE_COLUMNS, NULL);
  ExchangeTable         *table = exchange_view_answers_get_table (exchange_view_file_get_answers (file));
  g_autoptr (GListModel) targets = make_targets (exchange_view_answers_get_vocabulary (exchange_view_file_get_answers (file)));
  GtkWidget             *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  self->file = g_object_ref (file);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Liens proposes what each column says, by its title and by what it holds. Correct it where it is wrong; it is remembered for the next table with the same columns."));
  self->is_showing = TRUE;
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, table, i, targets));
  show_targets (self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (ADW_BIN (self), page);
  g_signal_connect_object (file, "changed", G_CALLBACK (show_targets), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
