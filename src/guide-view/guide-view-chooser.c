/* guide-view-chooser.c - one practice, link, structure or given line, chosen by a few of its words */
#include "config.h"

#include "guide-view-private.h"

#include "base-text.h"
#include "dossier-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 30 /* lines */

typedef struct
{
  AdwWindow      *window;
  GtkWidget      *widget; /* that asks; a reference */
  GtkEditable    *entry;
  GtkListBox     *list;
  char           *but;        /* not that practice */
  GPtrArray      *lines;      /* id, text, id, text…: what is given to choose from; NULL: practices, or what is asked */
  DossierQuestion ask;        /* of the dossier, a Question; NULL: none */
  GStrv           structures; /* of the Question */
  GuideViewChosen on_chosen;
  gpointer        user_data;
  GDestroyNotify  destroy;
  GCancellable   *asking;
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->widget);
  g_free (self->but);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_strfreev (self->structures);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
add_line (Chooser    *self,
          const char *id,
          const char *text)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->list, row);
}

/* --- practices: of the book that is shown */

static void
list_practices (Chooser *self)
{
  GuideBook       *book = guide_view_get_book (self->widget);
  g_autofree char *words = base_text_fold (gtk_editable_get_text (self->entry));
  guint            n = 0;

  guide_view_clear (GTK_WIDGET (self->list));
  for (guint i = 0; book != NULL && i < book->practices->len && n < MOST; i++)
    {
      const GuidePractice *practice = book->practices->pdata[i];
      g_autofree char     *text = g_strdup_printf ("%s  %s", practice->number, practice->statement);
      g_autofree char     *folded = base_text_fold (text);

      if (g_strcmp0 (practice->id, self->but) == 0 || strstr (folded, words) == NULL)
        continue;
      add_line (self, practice->id, text);
      n++;
    }
}

/* --- lines that were given */

static void
list_given (Chooser *self)
{
  g_autofree char *words = base_text_fold (gtk_editable_get_text (self->entry));

  guide_view_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i + 1 < self->lines->len; i += 2)
    {
      g_autofree char *folded = base_text_fold (self->lines->pdata[i + 1]);

      if (strstr (folded, words) != NULL)
        add_line (self, self->lines->pdata[i], self->lines->pdata[i + 1]);
    }
}

/* --- links and structures: asked of the dossier */

typedef struct
{
  char *words;
  GStrv structures; /* a partner of them is looked for */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->words);
  g_strfreev (self->structures);
  g_free (self);
}

/* Ids and titles of those that answer. */
static void
walk_named (DossierReader *reader,
            const char    *kind,
            const char    *words,
            GPtrArray     *lines,
            GError       **error)
{
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (DossierCursor) cursor = NULL;
  static const char *const  columns[] = { "id", "title", NULL };

  dossier_query_set_words (query, words);
  dossier_query_set_limit (query, MOST);
  cursor = dossier_reader_walk (reader, query, columns, error);
  while (cursor != NULL && dossier_cursor_next (cursor, NULL))
    {
      const char *id = dossier_cursor_get_text (cursor, 0);

      g_ptr_array_add (lines, g_strdup (id));
      g_ptr_array_add (lines, dossier_reader_dup_title (reader, id));
    }
}

static gpointer
ask_links (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Question *question = data;
  GPtrArray      *lines = g_ptr_array_new_with_free_func (g_free); /* id, title, id, title… */

  walk_named (reader, "link", question->words, lines, error);
  return lines;
}

static gpointer
ask_structures (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Question *question = data;
  GPtrArray      *lines = g_ptr_array_new_with_free_func (g_free);

  walk_named (reader, "structure", question->words, lines, error);
  return lines;
}

/* The links of these structures whose title has the words. */
static void
add_links (DossierReader  *reader,
           const Question *question,
           GPtrArray      *lines)
{
  g_autofree char *words = base_text_fold (question->words);

  for (guint i = 0; question->structures[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) ids = dossier_reader_list_links (reader, question->structures[i], NULL, NULL);

      for (guint j = 0; ids != NULL && j < ids->len && lines->len < 2 * MOST; j++)
        {
          g_autofree char *title = dossier_reader_dup_title (reader, ids->pdata[j]), *folded = title != NULL ? base_text_fold (title) : NULL;

          if (folded == NULL || strstr (folded, words) == NULL)
            continue;
          g_ptr_array_add (lines, g_strdup (ids->pdata[j]));
          g_ptr_array_add (lines, g_steal_pointer (&title));
        }
    }
}

/* "A\nB" for a new link with each that answers. */
static void
add_new_links (DossierReader  *reader,
               const Question *question,
               GPtrArray      *lines)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  if (*question->words == '\0')
    return;
  walk_named (reader, "structure", question->words, others, NULL);
  for (guint i = 0; i + 1 < others->len; i += 2)
    for (guint j = 0; question->structures[j] != NULL; j++)
      {
        g_autofree char *name = dossier_reader_dup_title (reader, question->structures[j]);

        if (g_str_equal (question->structures[j], others->pdata[i]) || lines->len >= 4 * MOST)
          continue;
        g_ptr_array_add (lines, g_strdup_printf ("%s\n%s", question->structures[j], (char *) others->pdata[i]));
        /* Translators: a link that is not recorded yet, between two structures. */
        g_ptr_array_add (lines, g_strdup_printf (_ ("New link: %s ↔ %s"), name, (char *) others->pdata[i + 1]));
      }
}

static gpointer
ask_partners (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add_links (reader, data, lines);
  add_new_links (reader, data, lines);
  return lines;
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Chooser              *self = user_data;
  g_autoptr (GPtrArray) lines = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || lines == NULL)
    return; /* self may be gone */
  guide_view_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i + 1 < lines->len; i += 2)
    if (lines->pdata[i + 1] != NULL)
      add_line (self, lines->pdata[i], lines->pdata[i + 1]);
}

static void
list_answers (Chooser *self)
{
  DossierStore *store = guide_view_get_store (self->widget);
  Question     *question;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (store == NULL)
    return;
  self->asking = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->words = g_strdup (gtk_editable_get_text (self->entry));
  question->structures = g_strdupv (self->structures);
  dossier_store_ask_async (store, self->ask, question, question_free, (GDestroyNotify) g_ptr_array_unref, self->asking, on_answered, self);
}

/* --- the window */

static void
on_changed (Chooser *self)
{
  if (self->lines != NULL)
    list_given (self);
  else if (self->ask != NULL)
    list_answers (self);
  else
    list_practices (self);
}

static void
on_activated (Chooser       *self,
              GtkListBoxRow *row)
{
  g_autoptr (GObject) window = g_object_ref (G_OBJECT (self->window)); /* it owns self */
  g_autofree char    *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_window_close (GTK_WINDOW (self->window)); /* first: something more may be asked */
  self->on_chosen (self->widget, id, self->user_data);
}

static void
on_entered (Chooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    on_activated (self, row);
}

static GtkWidget *
make_content (Chooser    *self,
              const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *header = adw_header_bar_new ();
  GtkWidget *entry = gtk_search_entry_new (), *empty = gtk_label_new (_ ("None is called so."));

  self->entry = GTK_EDITABLE (entry);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 24);
  gtk_list_box_set_placeholder (self->list, empty);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_margin_start (entry, 12);
  gtk_widget_set_margin_end (entry, 12);
  gtk_widget_set_margin_bottom (entry, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  return box;
}

static gboolean
close_on_escape (GtkWidget *window,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static void
choose (Chooser    *self,
        GtkWidget  *widget,
        const char *title)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->widget = g_object_ref (widget);
  self->window = ADW_WINDOW (adw_window_new ());
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, 480);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_on_escape, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  adw_window_set_content (self->window, make_content (self, title));
  g_object_set_data_full (G_OBJECT (self->window), "chooser", self, chooser_free);
  on_changed (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static Chooser *
chooser_new (GuideViewChosen on_chosen,
             gpointer        user_data,
             GDestroyNotify  destroy)
{
  Chooser *self = g_new0 (Chooser, 1);

  self->on_chosen = on_chosen;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

void
guide_view_choose_practice (GtkWidget      *widget,
                            const char     *title,
                            const char     *but,
                            GuideViewChosen on_chosen,
                            gpointer        user_data,
                            GDestroyNotify  destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->but = g_strdup (but);
  choose (self, widget, title);
}

void
guide_view_choose_link (GtkWidget      *widget,
                        const char     *title,
                        GuideViewChosen on_chosen,
                        gpointer        user_data,
                        GDestroyNotify  destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->ask = ask_links;
  choose (self, widget, title);
}

void
guide_view_choose_line (GtkWidget      *widget,
                        const char     *title,
                        GPtrArray      *lines,
                        GuideViewChosen on_chosen,
                        gpointer        user_data,
                        GDestroyNotify  destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->lines = lines;
  choose (self, widget, title);
}

void
guide_view_choose_structure (GtkWidget      *widget,
                             const char     *title,
                             GuideViewChosen on_chosen,
                             gpointer        user_data,
                             GDestroyNotify  destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->ask = ask_structures;
  choose (self, widget, title);
}

void
guide_view_choose_partner (GtkWidget         *widget,
                           const char        *title,
                           const char *const *structures,
                           GuideViewChosen    on_chosen,
                           gpointer           user_data,
                           GDestroyNotify     destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->ask = ask_partners;
  self->structures = g_strdupv ((GStrv) structures);
  choose (self, widget, title);
}
