#include "config.h"

#include "dossier-view-columns.h"

#include "dossier-view-cell.h"
#include "dossier-view-letters.h"

#include <glib/gi18n-lib.h>

#define SHARE 32 /* characters that a column which shares what remains needs at least */
#define MAX_COLUMNS 8

typedef struct
{
  const char              *kind;
  const char *const       *paths;
  const DossierViewColumn *columns;
  guint                    n_columns;
} Table;

#define NONE DOSSIER_VIEW_NOTHING
#define TEXT(order, text, label, chars, rank)                                           \
  {                                                                                     \
    DOSSIER_VIEW_LOOK_TEXT, order, text, NONE, label, chars, rank, { NONE, NONE }, NONE \
  }

static const char *const       structure_paths[] = { "type", "territory", "count(link)", "priority_education", NULL };
static const DossierViewColumn structure_columns[] = {
  { DOSSIER_VIEW_LOOK_NAME, "title", NONE, 0, N_ ("Name"), 0, 0, { 0, 1 }, NONE },
  TEXT ("type", 0, NULL, 23, 1),
  TEXT ("territory", 1, NULL, 22, 2),
  { DOSSIER_VIEW_LOOK_NUMBER, "count(link)", 2, NONE, N_ ("Links"), 8, 3, { NONE, NONE }, NONE },
  /* Translators: réseau d'éducation prioritaire, in the head of a narrow column */
  TEXT ("priority_education", 3, N_ ("REP"), 8, 4),
};

static const char *const       link_paths[] = { "a", "a.type", "b", "b.type", "kind", "formality", "status", "programmes", "began", NULL };
static const DossierViewColumn link_columns[] = {
  { DOSSIER_VIEW_LOOK_NAME, "a", 0, 1, NULL, 0, 0, { 4, 6 }, 2 },
  { DOSSIER_VIEW_LOOK_OTHER, "b", 2, 3, NULL, 0, 0, { NONE, NONE }, NONE },
  TEXT ("kind", 4, NULL, 22, 1),
  TEXT ("formality", 5, NULL, 14, 3),
  TEXT ("status", 6, NULL, 11, 2),
  TEXT ("programmes", 7, NULL, 15, 5),
  TEXT ("began", 8, NULL, 14, 4),
};

static const char *const       person_paths[] = { "now(assignment).role", "now(assignment).structure", "now(assignment).from", "count(thread)", NULL };
static const DossierViewColumn person_columns[] = {
  { DOSSIER_VIEW_LOOK_NAME, "title", NONE, NONE, N_ ("Name"), 0, 0, { 0, 1 }, NONE },
  TEXT ("now(assignment).role", 0, N_ ("Role now"), 20, 1),
  TEXT ("now(assignment).structure.title", 1, N_ ("Where"), 34, 2),
  TEXT ("now(assignment).from", 2, N_ ("Since"), 15, 4),
  /* Translators: how many links somebody holds the thread of, in the head of a narrow column */
  { DOSSIER_VIEW_LOOK_NUMBER, "count(thread)", 3, NONE, N_ ("Threads"), 8, 3, { NONE, NONE }, NONE },
};

#undef NONE

static const Table tables[] = {
  { "structure", structure_paths, structure_columns, G_N_ELEMENTS (structure_columns) },
  { "link", link_paths, link_columns, G_N_ELEMENTS (link_columns) },
  { "person", person_paths, person_columns, G_N_ELEMENTS (person_columns) },
};

static const Table *
find_table (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].kind, kind))
      return &tables[i];
  return NULL;
}

const char *const *
dossier_view_columns_get_paths (const char *kind)
{
  const Table *table = find_table (kind);

  return table != NULL ? table->paths : NULL;
}

/* --- cells */

static GQuark
narrow_quark (void)
{
  return g_quark_from_static_string ("liens-narrow"); /* set on a table while its first column says all */
}

static GQuark
cells_quark (void)
{
  return g_quark_from_static_string ("liens-cells"); /* of a table: its name cells, GPtrArray, not owned */
}

static void
forget_cell (gpointer cells,
             GObject *gone)
{
  g_ptr_array_remove_fast (cells, gone);
  g_ptr_array_unref (cells);
}

static void
set_up (GtkSignalListItemFactory *factory,
        GtkListItem              *item,
        GtkColumnView            *table)
{
  const DossierViewColumn *column = g_object_get_data (G_OBJECT (factory), "column");
  GtkWidget               *cell = dossier_view_cell_new (column);
  GPtrArray               *cells = g_object_get_qdata (G_OBJECT (table), cells_quark ());

  gtk_list_item_set_child (item, cell);
  /* The row answers to a click; on 4.8 each cell would too, and Ctrl and a click be taken back at once. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  if (column->look != DOSSIER_VIEW_LOOK_NAME)
    return;
  dossier_view_cell_set_narrow (DOSSIER_VIEW_CELL (cell), g_object_get_qdata (G_OBJECT (table), narrow_quark ()) != NULL);
  g_ptr_array_add (cells, cell);
  g_object_weak_ref (G_OBJECT (cell), forget_cell, g_ptr_array_ref (cells));
}

static void
bind (GtkSignalListItemFactory *factory,
      GtkListItem              *item)
{
  dossier_view_cell_set_item (DOSSIER_VIEW_CELL (gtk_list_item_get_child (item)), item);
}

static void
unbind (GtkSignalListItemFactory *factory,
        GtkListItem              *item)
{
  dossier_view_cell_set_item (DOSSIER_VIEW_CELL (gtk_list_item_get_child (item)), NULL);
}

/* --- order */

/* The sorters of the columns sort nothing, the query does: they only tell which head was pressed. GTK 4.8 does not say it
 * otherwise: asked to compare two things, the sorter of the table asks that of the column pressed last. */
typedef struct
{
  const DossierViewColumn *column; /* that was asked first */
} Heads;

static int
tell_head (gconstpointer one,
           gconstpointer other,
           gpointer      column)
{
  Heads *heads = g_object_get_data ((GObject *) one, "heads");

  if (heads != NULL && heads->column == NULL)
    heads->column = column;
  return -1;
}

void
dossier_view_columns_set_order (GtkColumnView *table,
                                const char    *kind,
                                DossierQuery  *query)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  Heads               heads = { NULL };
  GtkOrdering         ordering;

  g_object_set_data (one, "heads", &heads);
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (table), one, other);
  if (heads.column != NULL)
    dossier_query_set_order (query, heads.column->order, ordering == GTK_ORDERING_LARGER);
}

/* --- columns */

static const char *
get_label (const Table             *table,
           const DossierViewColumn *column,
           const DossierVocabulary *vocabulary)
{
  const DossierField *field = dossier_kind_find_path (dossier_kinds_find (table->kind), column->order);

  return column->label != NULL ? _ (column->label) : dossier_vocabulary_get_heading (vocabulary, field);
}

char **
dossier_view_columns_dup_heads (const char              *kind,
                                const DossierVocabulary *vocabulary)
{
  const Table *table = find_table (kind);
  char       **heads = g_new0 (char *, table->n_columns + 1);

  for (guint i = 0; i < table->n_columns; i++)
    heads[i] = g_strdup (get_label (table, &table->columns[i], vocabulary));
  return heads;
}

char **
dossier_view_columns_dup_words (const char        *kind,
                                const char *const *words)
{
  const Table *table = find_table (kind);
  char       **picked = g_new0 (char *, table->n_columns + 1);

  for (guint i = 0; i < table->n_columns; i++)
    picked[i] = g_strdup (table->columns[i].text == DOSSIER_VIEW_NOTHING ? words[0] : words[table->columns[i].text + 1]);
  return picked;
}

static void
add_column (GtkColumnView           *view,
            const Table             *table,
            const DossierViewColumn *column)
{
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;
  g_autoptr (GtkSorter)           sorter = GTK_SORTER (gtk_custom_sorter_new (tell_head, (gpointer) column, NULL));

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up), view);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), NULL);
  made = gtk_column_view_column_new (get_label (table, column, NULL), factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_append_column (view, made);
}

/* Widths follow the size of the text. A hidden column keeps the width it was told, on 4.8. */
static void
follow_text (GtkColumnView *view,
             const Table   *table)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  int         width = dossier_view_letters_measure (GTK_WIDGET (view)).width;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean                        is_fixed = table->columns[i].chars > 0 && gtk_column_view_column_get_visible (column);

      gtk_column_view_column_set_fixed_width (column, is_fixed ? (int) table->columns[i].chars * width : -1);
      gtk_column_view_column_set_expand (column, table->columns[i].chars == 0);
    }
}

static void
on_text_size (GtkColumnView *view)
{
  follow_text (view, g_object_get_data (G_OBJECT (view), "table"));
}

void
dossier_view_columns_add (GtkColumnView *view,
                          const char    *kind)
{
  const Table *table = find_table (kind);

  g_return_if_fail (table != NULL);

  g_object_set_data (G_OBJECT (view), "table", (gpointer) table);
  g_object_set_qdata_full (G_OBJECT (view), cells_quark (), g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < table->n_columns; i++)
    add_column (view, table, &table->columns[i]);
  follow_text (view, table);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)), "notify::gtk-xft-dpi", G_CALLBACK (on_text_size), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
dossier_view_columns_name (GtkColumnView           *view,
                           const char              *kind,
                           const DossierVocabulary *vocabulary)
{
  const Table *table = find_table (kind);
  GListModel  *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_title (column, get_label (table, &table->columns[i], vocabulary));
    }
}

/* --- room */

guint
dossier_view_columns_count_fitting (GtkColumnView *view,
                                    const char    *kind,
                                    int            width)
{
  const Table *table = find_table (kind);
  guint        room = (guint) MAX (0, width / MAX (1, dossier_view_letters_measure (GTK_WIDGET (view)).width));
  guint        taken = 0, n = 0;

  for (guint i = 0; i < table->n_columns; i++)
    taken += table->columns[i].chars == 0 ? SHARE : 0;
  for (guint rank = 1; rank < MAX_COLUMNS; rank++)
    for (guint i = 0; i < table->n_columns; i++)
      if (table->columns[i].rank == rank)
        {
          taken += table->columns[i].chars;
          if (taken > room)
            return n < 2 ? 0 : n;
          n++;
        }
  return n;
}

void
dossier_view_columns_fit (GtkColumnView *view,
                          const char    *kind,
                          guint          n_fitting)
{
  const Table *table = find_table (kind);
  GListModel  *columns = gtk_column_view_get_columns (view);
  GPtrArray   *cells = g_object_get_qdata (G_OBJECT (view), cells_quark ());

  g_object_set_qdata (G_OBJECT (view), narrow_quark (), n_fitting == 0 ? view : NULL);
  for (guint i = 1; i < table->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, n_fitting > 0 && table->columns[i].rank <= n_fitting);
    }
  follow_text (view, table);
  for (guint i = 0; i < cells->len; i++)
    dossier_view_cell_set_narrow (cells->pdata[i], n_fitting == 0);
}
